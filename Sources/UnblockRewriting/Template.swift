import SwiftSyntax
import UnblockModel

/// A replacement with names in braces for parts of the call: see 'Fixes' in `Rules/README.md`.
struct Template {
  private let text: String

  init(_ text: String) { self.text = text }

  /// - Returns: nil if the call has not got what the template asks for
  func filled(for expression: ExprSyntax, _ facts: CureFacts, in file: ParsedFile) -> String? {
    let call = CallParts(expression: expression, facts: facts, file: file)
    var result = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "{") {
      result += rest[..<open]
      guard let close = rest[open...].firstIndex(of: "}") else { return nil }
      let name = String(rest[rest.index(after: open)..<close])
      if name.contains(where: { $0.isWhitespace }) || name.isEmpty {
        // A closure of the template's own.
        result.append("{")
        rest = rest[rest.index(after: open)...]
        continue
      }
      guard let part = call.part(name) else { return nil }
      result += part
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }
}

/// The parts of a call that a template may name.
private struct CallParts {
  let expression: ExprSyntax
  let facts: CureFacts
  let file: ParsedFile

  /// - Returns: nil if the call has no such part
  func part(_ name: String) -> String? {
    switch name {
    case "call": return file.text(expression.trimmedBytes)
    case "receiver": return facts.receiver.map { file.text(file.unwrapped($0)) }
    case "receiver.": return facts.receiver.map { file.text(file.unwrapped($0)) + "." } ?? ""
    case "arguments": return arguments
    default: break
    }
    if name.hasSuffix("..."), let first = Int(name.dropLast(3)) { return arguments(from: first) }
    if name.hasSuffix(".pointee") { return pointee(of: String(name.dropLast(".pointee".count))) }
    if name.hasPrefix("&") { return argument(String(name.dropFirst())).map { file.text($0.range) }.flatMap { $0.hasPrefix("&") ? $0 : nil } }
    return argument(name).map { file.text($0.range) }
  }

  private func argument(_ name: String) -> CureFacts.ArgumentFact? {
    facts.arguments.first { argument in
      if let position = Int(name) { argument.position == position } else { argument.label == name }
    }
  }

  /// All of them as they are written; nil where some stand behind the parentheses.
  private var arguments: String? {
    guard let first = facts.arguments.first, let last = facts.arguments.last else { return "" }
    guard expression.as(FunctionCallExprSyntax.self)?.trailingClosure == nil else { return nil }
    return (first.label.map { $0 + ": " } ?? "") + file.text(ByteRange(start: Int(first.range.start), end: Int(last.range.end)))
  }

  /// Those for the parameters from a place on, each after a comma.
  private func arguments(from place: Int) -> String {
    facts.arguments.filter { $0.position >= place }.map { ", " + ($0.label.map { $0 + ": " } ?? "") + file.text($0.range) }.joined()
  }

  /// What the pointer that is an argument points to: `x` for `&x`.
  private func pointee(of name: String) -> String? {
    guard let argument = argument(name) else { return nil }
    let text = file.text(argument.range)
    if text == "nil" { return nil }
    if text.hasPrefix("&") { return String(text.dropFirst()) }
    let isName = text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }
    return (isName ? text : "(\(text))") + ".pointee"
  }
}
