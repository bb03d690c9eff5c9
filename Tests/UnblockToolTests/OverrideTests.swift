import Testing

/// `overrides` of a configuration: rules that are more, less or not at all severe in some files.
@Suite struct OverrideTests {
  private let text = "import Glibc\nimport Dispatch\nfunc f() async {\n  sleep(1)\n}\n"
  private let deadlock = """
    import Dispatch
    func g() async {
      let semaphore = DispatchSemaphore(value: 0)
      Task { semaphore.signal() }
      semaphore.wait()
    }
    """
  private let arguments = ["--platform", "linux", "--format", "gcc", "--no-cache", "--quiet"]

  /// What is reported, a line `path: severity [rule]` for each finding.
  private func lines(_ files: [String: String], _ more: [String] = []) throws -> [String] {
    let result = try unblock(arguments + more, in: try TemporaryFolder(files))
    return result.output.split(separator: "\n").map { line in
      let parts = line.split(separator: ":")
      return "\(parts[0]):\(parts[3]) \(line.split(separator: " ").last ?? "")"
    }
  }

  @Test func severityAndSilenceInSomeFiles() throws {
    let overrides = """
      overrides:
        - files: [Tests/**, "*_gen.swift"]
          rules: { blocking-sleep: off }
        - files: [Tests/Slow/**]
          rules: { blocking-sleep: note }
      """
    let files = [".unblock.yml": overrides, "Sources/a.swift": text, "Sources/a_gen.swift": text, "Tests/b.swift": text, "Tests/Slow/c.swift": text]
    #expect(try lines(files) == ["Sources/a.swift: warning [blocking-sleep]", "Tests/Slow/c.swift: note [blocking-sleep]"])
  }

  @Test func aRuleMayBeOnForSomeFilesOnly() throws {
    let overrides = "disable: [blocking-sleep]\noverrides: [{ files: [Sources], rules: { blocking-sleep: error } }]"
    let files = [".unblock.yml": overrides, "Sources/a.swift": text, "Tests/b.swift": text]
    #expect(try lines(files) == ["Sources/a.swift: error [blocking-sleep]"])
    #expect(try lines(files, ["--rule", "blocking-sleep"]) == ["Sources/a.swift: error [blocking-sleep]", "Tests/b.swift: warning [blocking-sleep]"])
  }

  /// As where a rule's severity is set for all files.
  @Test func aDeadlockStaysAnError() throws {
    let overrides = "overrides: [{ files: [Tests], rules: { blocking-wait: note } }]"
    #expect(try lines([".unblock.yml": overrides, "Tests/b.swift": deadlock]) == ["Tests/b.swift: error [blocking-wait]"])
    let off = "overrides: [{ files: [Tests], rules: { blocking-wait: off } }]"
    #expect(try lines([".unblock.yml": off, "Tests/b.swift": deadlock]) == [])
  }
}
