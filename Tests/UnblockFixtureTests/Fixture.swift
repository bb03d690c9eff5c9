import Foundation
import UnblockTestSupport

/// A labelled program: a file of `Fixtures/Cases`, or a folder of `Fixtures/Programs`.
struct Fixture: Sendable {
  var name: String
  var platform: String
  /// Without their markers, which are blanked: everything else stands where it stood.
  var files: [SourceFile]
  var markers: [Marker]

  /// Whether the compiler type-checks it on the machine that runs the tests; what is for another platform it only parses.
  var isTypeChecked: Bool
}

/// What a comment at the end of a line says is true of the line.
struct Marker: Hashable, Sendable {
  enum Verdict: String, CaseIterable, Sendable {
    case finding, silent
    case missedAlarm = "missed alarm"
    case falseAlarm = "false alarm"
  }

  var verdict: Verdict
  var place: Place
}

/// A line, and a rule that is or is not broken there; the rule is empty where the line is silent.
struct Place: Hashable, Sendable, CustomStringConvertible {
  var path: String
  var line: Int
  var rule: String

  var description: String { "\(path):\(line)" + (rule.isEmpty ? "" : ": \(rule)") }
}

extension Fixture {
  /// All of them, in the order of their names.
  static let all: [Fixture] = {
    let cases = names(in: "Fixtures/Cases").filter { $0.hasSuffix(".swift") }
    let programs = names(in: "Fixtures/Programs")
    return cases.map { Fixture(name: $0, paths: ["Fixtures/Cases/\($0)"]) }
      + programs.map { program in
        let folder = "Fixtures/Programs/\(program)"
        return Fixture(name: program, paths: names(in: folder).filter { $0.hasSuffix(".swift") }.map { "\(folder)/\($0)" })
      }
  }()

  private static func names(in folder: String) -> [String] {
    let names = try? FileManager.default.contentsOfDirectory(atPath: projectRoot.appendingPathComponent(folder).path)
    return (names ?? []).filter { !$0.hasPrefix(".") }.sorted()
  }

  private init(name: String, paths: [String]) {
    let texts = paths.map { try! String(contentsOf: projectRoot.appendingPathComponent($0), encoding: .utf8) }
    let header = texts.lazy.compactMap { $0.wholeFirstLine(after: "// platform: ") }.first
    self.name = name
    platform = header ?? "linux"
    isTypeChecked = header == nil
    let read = zip(paths, texts).map { MarkedText($1, path: $0) }
    files = zip(paths, read).map { SourceFile($1.text, path: $0) }
    markers = read.flatMap(\.markers)
  }
}

extension String {
  /// What stands behind a prefix in the first line; nil if it does not begin so.
  fileprivate func wholeFirstLine(after prefix: String) -> String? {
    guard hasPrefix(prefix), let line = split(separator: "\n").first else { return nil }
    return String(line.dropFirst(prefix.count))
  }
}

/// A text whose markers were read and blanked.
private struct MarkedText {
  var text: String
  var markers: [Marker] = []

  init(_ marked: String, path: String) {
    var lines: [String] = []
    for (index, line) in marked.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      guard let match = line.firstMatch(of: #/// (finding|missed alarm|false alarm): ([a-z, -]+)$|// (silent)$/#) else {
        lines.append(String(line))
        continue
      }
      let verdict = Marker.Verdict(rawValue: String(match.1 ?? "silent"))!
      let rules = match.2.map { $0.split(separator: ", ").map(String.init) } ?? [""]
      markers += rules.map { Marker(verdict: verdict, place: Place(path: path, line: index + 1, rule: $0)) }
      lines.append(line[..<match.range.lowerBound] + String(repeating: " ", count: match.0.utf8.count))
    }
    text = lines.joined(separator: "\n")
  }
}
