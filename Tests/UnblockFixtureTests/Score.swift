import UnblockModel
import UnblockTestSupport

/// How answers compare with labels.
struct Score: Sendable {
  /// Labelled cases: findings that are there, reported or not, and lines that are silent.
  var cases = 0
  var silentCases = 0
  /// Findings that are there.
  var expected = 0
  /// Findings of the linter, or of the compiler.
  var reported = 0
  /// Findings that are there and reported.
  var found = 0

  var precision: Double { reported == 0 ? 1 : Double(found) / Double(reported) }
  var recall: Double { expected == 0 ? 1 : Double(found) / Double(expected) }

  static func + (left: Score, right: Score) -> Score {
    Score(
      cases: left.cases + right.cases, silentCases: left.silentCases + right.silentCases, expected: left.expected + right.expected,
      reported: left.reported + right.reported, found: left.found + right.found)
  }

  /// A row of the table in `README.md`.
  func row(_ name: String) -> String {
    "| \(name) | \(cases) | \(expected) | \(reported) | \(found) | \(rounded(precision)) | \(rounded(recall)) |"
  }
}

/// Three digits behind the point, cut and not rounded: 0.9996 is not 1.
private func rounded(_ value: Double) -> String {
  let thousandths = String(Int(value * 1000 + 1e-9) % 1000)
  return (value >= 1 ? "1." : "0.") + String(repeating: "0", count: 3 - thousandths.count) + thousandths
}

extension Fixture {
  /// What the linter reports, each finding by itself.
  func answers() -> [Place] {
    let paths = Dictionary(uniqueKeysWithValues: files.map { ($0.path, $0) })
    return Linting(platform: platform).findings(in: files).map { finding in
      Place(path: finding.range.path, line: paths[finding.range.path]!.line(at: finding.range.bytes.start), rule: finding.rule)
    }
  }

  /// The findings that are there.
  var truth: [Place] { markers.filter { $0.verdict == .finding || $0.verdict == .missedAlarm }.map(\.place) }

  func score(of answers: [Place]) -> Score {
    let truth = truth
    return Score(
      cases: markers.count, silentCases: markers.count - truth.count, expected: truth.count, reported: answers.count,
      found: answers.count - surplus(of: answers, over: truth).count)
  }
}

/// What is left of a list after each element of another took one like it away.
func surplus<Element: Hashable>(of list: [Element], over other: [Element]) -> [Element] {
  var counts = Dictionary(other.map { ($0, 1) }, uniquingKeysWith: +)
  return list.filter { element in
    guard let count = counts[element], count > 0 else { return true }
    counts[element] = count - 1
    return false
  }
}
