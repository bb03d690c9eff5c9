// No imports: the linter sees what the module imports elsewhere.

import UnblockRuntime

func reads() async -> String? {
    await offload { readLine() }
}
