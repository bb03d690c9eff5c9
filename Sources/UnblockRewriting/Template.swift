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
      let isAllInParentheses = name == "arguments" && result.hasSuffix("(") && rest[rest.index(after: close)...].hasPrefix(")")
      guard let part = isAllInParentheses ? call.argumentsAsTheyStand : call.part(name) else { return nil }
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
    case "receiver": return receiver.flatMap { $0.is(OptionalChainingExprSyntax.self) ? nil : file.text($0.trimmedBytes) }
    case "receiver.": return receiverAndPeriod
    case "arguments": return arguments
    default: break
    }
    if name.hasSuffix("..."), let first = Int(name.dropLast(3)) { return arguments(from: first) }
    if let colon = name.firstIndex(of: ":") { return argument(String(name[..<colon]), of: String(name[name.index(after: colon)...])) }
    if name.hasSuffix(".pointee") { return pointee(of: String(name.dropLast(".pointee".count))) }
    if name.hasPrefix("&") { return text(of: String(name.dropFirst())).flatMap { $0.hasPrefix("&") ? $0 : nil } }
    return text(of: name)
  }

  /// What the member is called on, with a `?` behind it where there is one.
  private var receiver: ExprSyntax? {
    let member = expression.as(FunctionCallExprSyntax.self)?.calledExpression ?? expression
    return member.as(MemberAccessExprSyntax.self)?.base
  }

  /// With the line break before the period, where there is one; empty if there is no receiver.
  private var receiverAndPeriod: String {
    let member = expression.as(FunctionCallExprSyntax.self)?.calledExpression ?? expression
    guard let access = member.as(MemberAccessExprSyntax.self), let base = access.base else { return "" }
    return file.text(ByteRange(start: Int(base.trimmedBytes.start), end: Int(access.period.trimmedBytes.end)))
  }

  /// The values in the order in which they are written, also those behind the parentheses.
  private var values: [ExprSyntax] {
    guard let call = expression.as(FunctionCallExprSyntax.self) else { return [] }
    let trailing = (call.trailingClosure.map { [$0] } ?? []) + call.additionalTrailingClosures.map(\.closure)
    return call.arguments.map(\.expression) + trailing.map { ExprSyntax($0) }
  }

  private func argument(_ name: String) -> ExprSyntax? {
    let values = values
    guard values.count == facts.arguments.count else { return nil }
    let place = facts.arguments.firstIndex { argument in
      if let position = Int(name) { argument.position == position } else { argument.label == name }
    }
    return place.map { values[$0] }
  }

  private func text(of name: String) -> String? { argument(name).map { file.text($0.trimmedBytes) } }

  /// An argument as an expression that can stand before a dot: `Date.now` for `.now`.
  private func argument(_ name: String, of type: String) -> String? {
    guard let value = argument(name) else { return nil }
    let text = file.text(value.trimmedBytes)
    if text.hasPrefix(".") { return type + text }
    let isWhole = value.is(FunctionCallExprSyntax.self) || value.is(MemberAccessExprSyntax.self) || value.is(DeclReferenceExprSyntax.self)
    return isWhole ? text : "(\(text))"
  }

  /// All of them as they are written; nil where some stand behind the parentheses.
  private var arguments: String? {
    guard let call = expression.as(FunctionCallExprSyntax.self), call.trailingClosure == nil else { return nil }
    return call.arguments.isEmpty ? "" : file.text(call.arguments.trimmedBytes)
  }

  /// All that stands between the parentheses, with its line breaks and comments.
  var argumentsAsTheyStand: String? {
    guard let call = expression.as(FunctionCallExprSyntax.self), let open = call.leftParen, let close = call.rightParen else { return arguments }
    return arguments == nil ? nil : file.text(ByteRange(start: Int(open.trimmedBytes.end), end: Int(close.trimmedBytes.start)))
  }

  /// Those for the parameters from a place on, each after a comma.
  private func arguments(from place: Int) -> String? {
    let values = values
    guard values.count == facts.arguments.count else { return nil }
    return zip(facts.arguments, values).filter { $0.0.position >= place }.map { argument, value in
      ", " + (argument.label.map { $0 + ": " } ?? "") + file.text(value.trimmedBytes)
    }.joined()
  }

  /// What the pointer that is an argument points to: `x` for `&x`.
  private func pointee(of name: String) -> String? {
    guard let text = text(of: name), text != "nil" else { return nil }
    if text.hasPrefix("&") { return String(text.dropFirst()) }
    let isName = text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }
    return (isName ? text : "(\(text))") + ".pointee"
  }
}
