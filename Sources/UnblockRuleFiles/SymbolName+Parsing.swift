package import UnblockModel

/// Why a text is not a symbol name.
package struct MalformedName: Error, Hashable {
  package var message: String
}

extension SymbolName {
  /// `DispatchSemaphore.wait(timeout:)`, `open(_:_:_?:)`, `Sequence.map(...)`, `FileHandle.availableData`.
  package init(parsing text: String) throws(MalformedName) {
    let parenthesis = text.firstIndex(of: "(") ?? text.endIndex
    var path = text[..<parenthesis].split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    let isMacro = path.count == 1 && path[0].hasPrefix("#")
    for part in path { try checkIdentifier(isMacro ? String(part.dropFirst()) : part, in: text) }
    let base = path.removeLast()
    self.init(type: path.joined(separator: "."), base: base, arguments: try parseArguments(text[parenthesis...], in: text))
  }

  /// As the documentation writes it; what was parsed comes out again.
  package var text: String {
    let qualified = type.isEmpty ? base : "\(type).\(base)"
    switch arguments {
    case .property: return qualified
    case .any: return qualified + "(...)"
    case .labels(let labels): return qualified + "(\(labels.map(\.text).joined()))"
    }
  }
}

extension SymbolName.Label {
  fileprivate var text: String { "\(name ?? "_")\(isOptional ? "?" : ""):" }
}

private func parseArguments(_ text: Substring, in whole: String) throws(MalformedName) -> SymbolName.Arguments {
  guard !text.isEmpty else { return .property }
  guard text.hasSuffix(")") else { throw MalformedName(message: "expected ')' at the end of '\(whole)'") }
  let inner = text.dropFirst().dropLast()
  if inner == "..." { return .any }
  if inner.isEmpty { return .labels([]) }
  guard inner.hasSuffix(":") else { throw MalformedName(message: "expected ':' after each argument label of '\(whole)'") }
  var labels: [SymbolName.Label] = []
  for part in inner.dropLast().split(separator: ":", omittingEmptySubsequences: false) {
    labels.append(try parseLabel(part, in: whole))
  }
  return .labels(labels)
}

private func parseLabel(_ text: Substring, in whole: String) throws(MalformedName) -> SymbolName.Label {
  let name = text.hasSuffix("?") ? text.dropLast() : text
  try checkIdentifier(String(name), in: whole)
  return SymbolName.Label(name: name == "_" ? nil : String(name), isOptional: text.hasSuffix("?"))
}

private func checkIdentifier(_ text: String, in whole: String) throws(MalformedName) {
  let isIdentifier = text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "$" } && text.first?.isNumber == false
  guard !isIdentifier else { return }
  let found = text.isEmpty ? "nothing" : "'\(text)'"
  throw MalformedName(message: "expected an identifier, found \(found) in '\(whole)'")
}
