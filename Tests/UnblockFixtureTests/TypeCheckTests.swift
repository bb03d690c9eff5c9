import Foundation
import Testing
import UnblockTestSupport

/// Fixtures compile, so that nobody argues from code that cannot be; and the compiler's own answers are counted.
@Suite struct TypeCheckTests {
  @Test func fixturesTypeCheck() throws {
    let folder = try TemporaryFolder(["noasync.txt": ""])
    let report = folder.url.appendingPathComponent("noasync.txt")
    let script = projectRoot.appendingPathComponent("Tests/typecheck-fixtures.sh")
    let run = try run(script, ["--noasync-report", report.path], in: projectRoot, seconds: 300)
    #expect(run.end == .status(0), "\(run.text)\(run.errors)")
    try compare(try String(contentsOf: report, encoding: .utf8))
  }

  /// Counts by lines, since the compiler names no rules: what it says about a line where there is a finding is true.
  private func compare(_ report: String) throws {
    let lines = Set(report.split(separator: "\n").map(String.init))
    let fixtures = Fixture.all.filter(\.isTypeChecked)
    let truth = fixtures.flatMap(\.truth)
    let places = Set(truth.map { "\($0.path):\($0.line)" })
    var score = Score(cases: fixtures.map(\.markers.count).reduce(0, +), expected: truth.count)
    score.reported = lines.count
    score.found = lines.intersection(places).count
    #expect(score.reported > 0)
    #if os(Linux) && compiler(>=6.3) && compiler(<6.4)
    try expectReadme(contains: score.row("`swiftc` (Swift 6.3, Linux)"))
    #endif
  }
}
