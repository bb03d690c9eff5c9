import Foundation
import UnblockTestSupport

/// A labelled Swift package of several targets: a folder of `Fixtures/WholeProgram`.
///
/// Unlike a `Fixture` it is linted as it lies on the disk, manifests and packages inside of it included.
struct WholeProgram: Sendable {
  var name: String
  var files: [SourceFile]
  var labels: [Label]

  /// Where all of them are, from the root of the project.
  static let folder = "Fixtures/WholeProgram"

  /// From the root of the project.
  var path: String { "\(Self.folder)/\(name)" }
}

/// What a comment at the end of a line says is true of the line: a marker, with what is true of each of its findings besides.
struct Label: Sendable {
  var marker: Marker
  /// The wrong answer is one of runs without an index only.
  var isOnlyWithoutIndex = false
  var deadlock = Deadlock.none
  /// What leads from the line to the blocking API.
  var trace: Trace?

  enum Deadlock: Sendable {
    /// The finding is a warning.
    case none
    /// The wait can keep the very work waiting that would end it: the finding is an error.
    case isReported
    /// The same, and the linter is known not to see it.
    case isMissed
    /// None, and the linter is known to see one.
    case isFalse
  }

  struct Trace: Hashable, Sendable {
    /// The functions from the first helper on, and the API last.
    var names: [String]
    /// The linter is known to tell another.
    var isKnownToDiffer: Bool
  }
}

extension Label {
  /// What a run answers where this label is, and what would be right.
  func verdict(withIndex: Bool) -> Marker.Verdict {
    guard withIndex, isOnlyWithoutIndex else { return marker.verdict }
    return isTrue ? .finding : .silent
  }

  /// Whether there is something to report.
  var isTrue: Bool { marker.verdict == .finding || marker.verdict == .missedAlarm }
}

// MARK: - Reading

extension WholeProgram {
  /// All that have labels, in the order of their names.
  static let all: [WholeProgram] = {
    let folder = projectRoot.appendingPathComponent(WholeProgram.folder)
    let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    return (names ?? []).filter { !$0.hasPrefix(".") }.sorted().map(WholeProgram.init).filter { !$0.labels.isEmpty }
  }()

  private init(name: String) {
    let path = "\(Self.folder)/\(name)"
    let folder = projectRoot.appendingPathComponent(path)
    let paths = (FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []).sorted()
    self.name = name
    files = paths.filter { $0.hasSuffix(".swift") && !$0.contains(".build") }.map { file in
      SourceFile(try! String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8), path: "\(path)/\(file)")
    }
    labels = files.flatMap(WholeProgram.labels)
  }

  private static func labels(in file: SourceFile) -> [Label] {
    file.lines.enumerated().flatMap { index, line in labels(of: line, at: Place(path: file.path, line: index + 1, rule: "")) }
  }

  private static func labels(of line: Substring, at place: Place) -> [Label] {
    let form =
      #/
      //\ (?:(silent)
      | (finding|missed\ alarm|false\ alarm)(\ without\ index)?:\ ([a-z,\ \-]+?)
        (?:\ \((missed\ |false\ )?(deadlock)\))?
        (?:\ \ //\ (missed\ )?trace:\ (.+))?
      )$
      /#
    guard let match = line.firstMatch(of: form) else { return [] }
    guard let verdict = match.2 else { return [Label(marker: Marker(verdict: .silent, place: place))] }
    let trace = match.8.map { names in
      Label.Trace(names: names.split(separator: " > ").map(String.init), isKnownToDiffer: match.7 != nil)
    }
    return (match.4 ?? "").split(separator: ", ").map { rule in
      let marker = Marker(verdict: .init(rawValue: String(verdict))!, place: Place(path: place.path, line: place.line, rule: String(rule)))
      let deadlock = match.6 == nil ? .none : deadlock(match.5)
      return Label(marker: marker, isOnlyWithoutIndex: match.3 != nil, deadlock: deadlock, trace: trace)
    }
  }

  private static func deadlock(_ word: Substring?) -> Label.Deadlock {
    switch word {
    case "missed ": .isMissed
    case "false ": .isFalse
    default: .isReported
    }
  }
}
