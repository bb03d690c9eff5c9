import Yams

/// The errors of one file. An object, because all the readers of the file add to it.
final class ErrorLog {
  let path: String
  var errors: [RuleFileError] = []

  init(path: String) { self.path = path }
}

/// A value in a rule file. Each method reads it as one kind of value; where it is not one, that is an error, and the
/// answer is nil.
struct NodeReader {
  let node: Node
  let log: ErrorLog

  var location: Location {
    Location(path: log.path, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
  }

  var isMapping: Bool { node.mapping != nil }

  func error(_ message: String) { log.errors.append(RuleFileError(message, at: location)) }

  func expected<Value>(_ wanted: String) -> Value? {
    error("expected \(wanted), found \(found)")
    return nil
  }

  /// A scalar as it is written: `0`, `nil` and `true` are text as well.
  func string() -> String? { text ?? expected("a string") }

  func bool() -> Bool? { text.flatMap(Bool.init) ?? expected("'true' or 'false'") }

  func number() -> Double? { text.flatMap(Double.init) ?? expected("a number") }

  func choice<Choice: RawRepresentable<String> & CaseIterable>(_ type: Choice.Type = Choice.self) -> Choice? {
    word(of: Choice.allCases.map(\.rawValue)).flatMap(Choice.init(rawValue:))
  }

  /// One of some words.
  func word(of allowed: [String]) -> String? {
    text.flatMap { allowed.contains($0) ? $0 : nil } ?? expected(oneOf(allowed))
  }

  func list<Element>(_ read: (NodeReader) -> Element?) -> [Element]? {
    guard let sequence = node.sequence else { return expected("a list") }
    return sequence.compactMap { read(NodeReader(node: $0, log: log)) }
  }

  /// A list, or an element that stands for a list of one.
  func oneOrMore<Element>(_ read: (NodeReader) -> Element?) -> [Element]? {
    node.sequence == nil ? read(self).map { [$0] } : list(read)
  }

  private var text: String? {
    guard let text = node.scalar?.string, !text.isEmpty else { return nil }
    return text
  }

  private var found: String {
    switch node {
    case .scalar: text.map { "'\($0)'" } ?? "nothing"
    case .sequence: "a list"
    case .mapping: "a mapping"
    case .alias: "an alias"
    }
  }
}
