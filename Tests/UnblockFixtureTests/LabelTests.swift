import Foundation
import Testing
import UnblockModel
import UnblockTestSupport

/// The linter's answers are compared with the labels of the fixtures, one by one.
@Suite struct LabelTests {
  private static let answers = Fixture.all.map { $0.answers() }

  @Test func everyAnswerIsAsLabelled() {
    let wrong = zip(Fixture.all, Self.answers).flatMap(mistakes)
    #expect(wrong.isEmpty, "\(wrong.count) answers are not as labelled:\n\(wrong.joined(separator: "\n"))")
  }

  @Test func precisionAndRecall() throws {
    let score = zip(Fixture.all, Self.answers).map { $0.score(of: $1) }.reduce(Score(), +)
    print(table())
    #expect(score.precision >= 0.97)
    #expect(score.recall >= 0.97)
    #expect(score.cases >= 250)
    #expect(score.silentCases * 2 > score.cases)
    try expectReadme(contains: score.row("`unblock lint`"))
  }

  /// But for rules of which `Rules/` has no API as yet.
  @Test func everyRuleHasCases() {
    let rules = Linting().rules
    let kinds = Set(rules.apis.map(\.kind))
    let covered = Set(Fixture.all.flatMap(\.truth).map(\.rule))
    #expect(rules.rules.filter { $0.isEnabled && kinds.contains($0.kind) && !covered.contains($0.id) }.map(\.id).isEmpty)
  }

  @Test func noMarkerIsMisspelt() {
    let stray = Fixture.all.flatMap(\.files).flatMap { file in
      file.lines.filter { $0.contains(#/// *(finding|silent|missed|false) *(alarm)? *(:|$)/#) }.map { "\(file.path): \($0)" }
    }
    #expect(stray.isEmpty)
  }

  /// A wrong answer that no label knows of, and a label that is wrong by now.
  private func mistakes(_ fixture: Fixture, _ answers: [Place]) -> [String] {
    func places(_ verdict: Marker.Verdict) -> [Place] { fixture.markers.filter { $0.verdict == verdict }.map(\.place) }
    let unexpected = surplus(of: answers, over: places(.finding))
    return surplus(of: places(.finding), over: answers).map { "\($0) is not reported" }
      + surplus(of: unexpected, over: places(.missedAlarm) + places(.falseAlarm)).map { "\($0) is reported, and is none" }
      + places(.missedAlarm).filter(unexpected.contains).map { "\($0) is reported: now right, change the marker" }
      + places(.falseAlarm).filter { !unexpected.contains($0) }.map { "\($0) is silent: now right, change the marker" }
  }

  /// The figures for each rule.
  private func table() -> String {
    let truth = Fixture.all.flatMap(\.truth)
    let answers = Self.answers.flatMap(\.self)
    let rules = Set((truth + answers).map(\.rule)).sorted()
    let rows = rules.map { rule in
      let expected = truth.filter { $0.rule == rule }
      let reported = answers.filter { $0.rule == rule }
      let found = reported.count - surplus(of: reported, over: expected).count
      return Score(cases: expected.count, expected: expected.count, reported: reported.count, found: found).row(rule)
    }
    return rows.joined(separator: "\n")
  }
}

/// The README states the figures of its fixtures: it has to have this very row.
func expectReadme(contains row: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
  let text = try String(contentsOf: projectRoot.appendingPathComponent("README.md"), encoding: .utf8)
  #expect(text.split(separator: "\n").contains { $0 == row }, "README.md has to have this row: \(row)", sourceLocation: sourceLocation)
}
