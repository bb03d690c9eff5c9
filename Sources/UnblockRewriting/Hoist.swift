import SwiftSyntax
import UnblockModel

/// Takes a value out of a statement, into a constant before it.
struct Hoist {
  private let place: Place
  private let call: FunctionCallExprSyntax
  private let statement: CodeBlockItemSyntax
  private let name: String

  /// - Returns: nil where that might change the order in which things happen
  init?(_ place: Place, outOf call: FunctionCallExprSyntax, in file: ParsedFile) {
    guard !place.expression.hasBarrier(below: Syntax(call)), let statement = Self.statement(of: call), Self.isFirst(place.chain, in: call) else { return nil }
    self.place = place
    self.call = call
    self.statement = statement
    name = Self.freshName(in: file)
  }

  func edits(_ suspension: Suspension, in file: ParsedFile) -> [FixIt.Edit]? {
    var words = suspension.suspends ? "await " : ""
    let tried = place.expression.coveringTry
    // Errors that end in the call would end the function: `XCTAssertThrowsError(try f())`.
    if let tried, Syntax(tried).isWithin(Syntax(call)), ExprSyntax(call).coveringTry == nil { return nil }
    if tried != nil || suspension.throwsMore {
      guard place.takesErrors, tried?.questionOrExclamationMark == nil else { return nil }
      words = "try " + words
    }
    let start = statement.trimmedBytes.start
    let indentation = file.indentation(before: start)
    let line = Self.declaration(of: name) + "\(words)\(suspension.replacement)" + file.newline + indentation
    let range = place.expression.trimmedBytes
    var edits = [file.edit(ByteRange(emptyAt: start), line), file.edit(range, name)]
    // A `try` of its own has nothing left to try: `try f().isEmpty`.
    if let tried, tried.expression == place.chain, !Syntax(place.chain).mayThrow(butFor: place.expression.trimmedBytes) {
      edits.append(file.edit(ByteRange(start: Int(tried.trimmedBytes.start), end: Int(tried.expression.trimmedBytes.start)), ""))
    }
    return edits
  }

  private static func declaration(of name: String) -> String { "let \(name) = " }

  /// The names that hoisting edits declare.
  static func names(declaredBy fixIts: [FixIt]) -> [String] {
    fixIts.flatMap(\.edits).compactMap { edit in
      let words = edit.replacement.split(separator: " ")
      guard words.count > 2, edit.replacement.hasPrefix(declaration(of: String(words[1]))) else { return nil }
      return String(words[1])
    }
  }

  private static func statement(of call: FunctionCallExprSyntax) -> CodeBlockItemSyntax? {
    var node = Syntax(call)
    while let parent = node.parent, parent.is(TryExprSyntax.self) || parent.is(AwaitExprSyntax.self) { node = parent }
    return node.parent?.as(CodeBlockItemSyntax.self)
  }

  /// Whether nothing that could have an effect is computed before it in its statement.
  private static func isFirst(_ expression: ExprSyntax, in call: FunctionCallExprSyntax) -> Bool {
    let start = expression.trimmedBytes.start
    return !call.tokens(viewMode: .sourceAccurate).contains { token in
      token.trimmedBytes.start < start && token.tokenKind == .leftParen && token.parent?.as(FunctionCallExprSyntax.self).map { $0 != call && $0.trimmedBytes.end <= start } ?? false
    }
  }

  private static func freshName(in file: ParsedFile) -> String {
    let text = String(decoding: file.bytes, as: UTF8.self)
    let names = ["value", "awaited", "awaitedValue"] + (2...99).map { "awaitedValue\($0)" }
    return names.first { !text.contains($0) && !file.declared.contains($0) } ?? "awaitedValue100"
  }
}

extension ExprSyntax {
  /// Whether something else in which nothing can be awaited stands between it and a node around it.
  fileprivate func hasBarrier(below outer: Syntax) -> Bool {
    var node = Syntax(self)
    while let parent = node.parent, parent != outer {
      if parent.isFunction || parent.sequence?.isLazyOperand(node) == true { return true }
      node = parent
    }
    return false
  }

  /// The innermost `try` around it in its statement.
  fileprivate var coveringTry: TryExprSyntax? {
    var node = parent
    while let current = node, !current.is(CodeBlockItemSyntax.self) {
      if let tried = current.as(TryExprSyntax.self) { return tried }
      node = current.parent
    }
    return nil
  }
}

extension ParsedFile {
  /// What stands between the beginning of the line and a place, if it is white space.
  func indentation(before place: UInt32) -> String {
    var start = Int(place)
    while start > 0, bytes[start - 1] == UInt8(ascii: " ") || bytes[start - 1] == UInt8(ascii: "\t") { start -= 1 }
    return text(ByteRange(start: start, end: Int(place)))
  }
}
