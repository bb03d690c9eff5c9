import UnblockRuntime

func reads() async -> String? { await offload { readLine() } }
