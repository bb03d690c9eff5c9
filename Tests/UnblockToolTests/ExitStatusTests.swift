import Testing
import UnblockModel

@testable import unblock

@Suite struct ExitStatusTests {
  private func report(_ severities: [Severity], problems: Int = 0) -> Report {
    let findings = severities.map { severity in
      Finding(
        rule: "r", kind: "k", severity: severity, confidence: .high, message: "m",
        range: FileRange(path: "a", bytes: ByteRange(start: 0, end: 0)), api: "", context: Finding.Context(kind: "", name: ""),
        trace: [], fingerprint: "f")
    }
    let problems = Array(repeating: Report.Problem(path: "p", message: "m"), count: problems)
    return Report(findings: findings, problems: problems, fileCount: 1, functionCount: 1, sources: [:])
  }

  @Test func findingsCountFromTheSeverityOn() {
    #expect(exitStatus(of: report([]), failOn: .note) == .clean)
    #expect(exitStatus(of: report([.note]), failOn: .warning) == .clean)
    #expect(exitStatus(of: report([.note, .warning]), failOn: .warning) == .findings)
    #expect(exitStatus(of: report([.error]), failOn: .warning) == .findings)
    #expect(exitStatus(of: report([.error]), failOn: nil) == .clean)
  }

  @Test func problemsGoBeforeFindings() {
    #expect(exitStatus(of: report([.error], problems: 1), failOn: .warning) == .trouble)
    #expect(exitStatus(of: report([], problems: 1), failOn: nil) == .trouble)
  }
}
