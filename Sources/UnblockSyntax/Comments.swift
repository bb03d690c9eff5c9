import SwiftSyntax
import UnblockModel

/// The comments that speak to Unblock: `// unblock:ignore RULE -- reason`, `// unblock:blocking`, `// unblock:nonblocking -- reason`.
extension SummaryBuilder {
  /// Reads the comments of a file that is known to have some. Text in strings is no comment.
  mutating func readComments(of tree: SourceFileSyntax, text: UnsafeBufferPointer<UInt8>) {
    let lines = LineTable(text)
    var functionsByStart: [UInt32: [ID<Function>]] = [:]
    for index in summary.functions.indices where index > 0 {
      functionsByStart[summary.functions[index].range.start, default: []].append(ID(index))
    }
    for token in tree.tokens(viewMode: .sourceAccurate) {
      read(token.leadingTrivia, at: token.position.utf8Offset, before: { $0.functions(declaredAt: token, functionsByStart) }, lines)
      read(token.trailingTrivia, at: token.endPositionBeforeTrailingTrivia.utf8Offset, before: { _ in [] }, lines)
    }
  }

  /// The functions that a comment before a token speaks of: the one that begins there, or all that belong to the property or
  /// variable that does: its accessors, and what computes its initial value.
  private func functions(declaredAt token: TokenSyntax, _ functionsByStart: [UInt32: [ID<Function>]]) -> [ID<Function>] {
    let start = token.positionAfterSkippingLeadingTrivia
    let around = sequence(first: Syntax(token), next: \.parent).prefix { $0.positionAfterSkippingLeadingTrivia == start }
    guard let variable = around.lazy.compactMap({ $0.as(VariableDeclSyntax.self) }).first else { return functionsByStart[UInt32(start.utf8Offset)] ?? [] }
    return parts(of: variable).flatMap { functionsByStart[UInt32($0.positionAfterSkippingLeadingTrivia.utf8Offset)] ?? [] }.filter { id in
      [.getter, .setter, .observer, .initialValue].contains(summary[id].kind)
    }
  }

  /// The nodes that the functions of a variable are made of.
  private func parts(of variable: VariableDeclSyntax) -> [Syntax] {
    variable.bindings.flatMap { binding in
      let value = binding.initializer.map { [Syntax($0.value)] } ?? []
      switch binding.accessorBlock?.accessors {
      case .accessors(let accessors): return value + accessors.map { Syntax($0) }
      case .getter: return value + (binding.accessorBlock.map { [Syntax($0)] } ?? [])
      case nil: return value
      }
    }
  }

  private mutating func read(_ trivia: Trivia, at start: Int, before functions: (Self) -> [ID<Function>], _ lines: LineTable) {
    var offset = start
    for piece in trivia {
      let length = piece.sourceLength.utf8Length
      switch piece {
      case _ where isInactive(offset): break
      case .lineComment(let text), .blockComment(let text), .docLineComment(let text), .docBlockComment(let text):
        read(comment: text, at: ByteRange(start: offset, end: offset + length), before: functions, lines)
      default: break
      }
      offset += length
    }
  }

  private mutating func read(comment: String, at range: ByteRange, before functions: (Self) -> [ID<Function>], _ lines: LineTable) {
    guard let directive = Directive(comment: comment) else { return }
    switch directive.verb {
    case "ignore":
      summary.suppressions.append(
        Suppression(range: range, rules: directive.words, reason: directive.reason, silenced: lines.silenced(by: range)))
    case "blocking": for function in functions(self) { summary[function].directive = .blocking }
    case "nonblocking": for function in functions(self) { summary[function].directive = .nonblocking(reason: directive.reason) }
    default:
      summary.notes.append(
        Note(range: range, message: "unknown comment 'unblock:\(directive.verb)'; expected 'ignore', 'blocking' or 'nonblocking'"))
    }
  }
}

/// A comment taken apart: `unblock:VERB WORDS -- REASON`.
private struct Directive {
  var verb: String
  var words: [String]
  var reason: String?

  init?(comment: String) {
    var text = comment.drop { $0 == "/" || $0 == "*" || $0 == " " || $0 == "\t" }
    guard text.hasPrefix("unblock:") else { return nil }
    text = text.dropFirst("unblock:".count)
    if comment.hasPrefix("/*"), text.hasSuffix("*/") { text = text.dropLast(2) }
    let (head, reason) = Self.split(text)
    let parts = head.split { $0 == " " || $0 == "," || $0 == "\t" }
    guard let verb = parts.first else { return nil }
    self.verb = String(verb)
    words = parts.dropFirst().map(String.init)
    self.reason = reason
  }

  private static func split(_ text: Substring) -> (Substring, String?) {
    var rest = text
    while let dash = rest.firstIndex(of: "-") {
      let next = text.index(after: dash)
      if next < text.endIndex, text[next] == "-" {
        let reason = text[text.index(after: next)...].split(separator: " ").joined(separator: " ")
        return (text[..<dash], reason.isEmpty ? nil : reason)
      }
      rest = text[next...]
    }
    return (text, nil)
  }
}

/// Which lines a comment speaks of.
private struct LineTable {
  private var starts: [Int] = [0]
  private let text: UnsafeBufferPointer<UInt8>

  init(_ text: UnsafeBufferPointer<UInt8>) {
    self.text = text
    for (offset, byte) in text.enumerated() where byte == UInt8(ascii: "\n") { starts.append(offset + 1) }
  }

  /// A comment behind code silences its own line; one on a line of its own, the next line that is not a comment.
  func silenced(by comment: ByteRange) -> ByteRange {
    let line = self.line(of: Int(comment.start))
    guard isBlank(starts[line - 1]..<Int(comment.start)) else { return range(of: line...line) }
    var target = self.line(of: Int(comment.end)) + 1
    while target <= starts.count, startsWithComment(target) { target += 1 }
    return range(of: line...target)
  }

  private func range(of lines: ClosedRange<Int>) -> ByteRange {
    ByteRange(start: starts[lines.lowerBound - 1], end: lines.upperBound < starts.count ? starts[lines.upperBound] : text.count)
  }

  private func line(of offset: Int) -> Int {
    var (low, high) = (0, starts.count)
    while low + 1 < high {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  private func isBlank(_ range: Range<Int>) -> Bool {
    range.allSatisfy { text[$0] == UInt8(ascii: " ") || text[$0] == UInt8(ascii: "\t") }
  }

  private func startsWithComment(_ line: Int) -> Bool {
    var offset = starts[line - 1]
    while offset < text.count, text[offset] == UInt8(ascii: " ") || text[offset] == UInt8(ascii: "\t") { offset += 1 }
    return offset + 1 < text.count && text[offset] == UInt8(ascii: "/") && text[offset + 1] == UInt8(ascii: "/")
  }
}
