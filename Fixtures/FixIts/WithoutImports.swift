// No imports: the linter sees what the module imports elsewhere.

func reads() async -> String? {
    readLine()
}
