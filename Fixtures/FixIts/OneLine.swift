func reads() async -> String? { readLine() }
