import SwiftSyntax
import UnblockModel

/// An expression that takes another one's place, and suspends.
struct Suspension {
  /// Without `try` and `await`.
  var replacement: String
  /// It throws, beyond what the replaced one does.
  var throwsMore = false
  /// Where nobody takes errors, `try?` may pass over them.
  var mayPassOverErrors = false
  /// A `try` has gone from its place into the replacement, and is needed before it too.
  var takesTryAlong = false
  var suspends = true
  var endsInClosure = false
  /// Nobody uses the value, and the compiler warns of that.
  var isThrownAway = false

  /// The edits that put it in its place, with the `try` and `await` that it needs; nil if it cannot stand there.
  func edits(at place: Place, in file: ParsedFile) -> [FixIt.Edit]? {
    guard place.barrier == nil, let words = words(at: place) else { return nil }
    let needsParentheses = !words.isEmpty && (place.isRightOperand || place.isInCondition && endsInClosure) && !place.chain.isInParentheses
    var start = place.chain.trimmedBytes.start
    // `try` goes before an `await` that is there already.
    if words.hasPrefix("try"), let awaiting = place.chain.parent?.as(AwaitExprSyntax.self) { start = awaiting.trimmedBytes.start }
    // They go around a `try` that is there already: `(try await f { … })`, not `try (await f { … })`.
    let covering = needsParentheses ? place.chain.parent?.as(TryExprSyntax.self) : nil
    let (before, after) = needsParentheses ? ((covering == nil ? "(" : "") + words, ")") : (words, "")
    let inner = place.expression.trimmedBytes
    let end = place.chain.trimmedBytes.end
    let head = file.text(ByteRange(start: Int(start), end: Int(inner.start)))
    let tail = file.text(ByteRange(start: Int(inner.end), end: Int(end)))
    var edits = covering.map { [file.edit(ByteRange(emptyAt: $0.trimmedBytes.start), "(")] } ?? []
    if head.isEmpty, tail.isEmpty { return edits + [file.edit(inner, before + replacement + after)] }
    if head.isEmpty { edits.append(file.edit(inner, before + replacement)) } else {
      if !before.isEmpty { edits.append(file.edit(ByteRange(emptyAt: start), before)) }
      edits.append(file.edit(inner, replacement))
    }
    if !after.isEmpty { edits.append(file.edit(ByteRange(emptyAt: end), after)) }
    return edits
  }

  /// `try await `, as far as nobody says it already; nil if errors have nowhere to go.
  private func words(at place: Place) -> String? {
    words(beforeAwaitAt: place).map { isThrownAway && !$0.hasPrefix("_ = ") ? "_ = " + $0 : $0 }
  }

  private func words(beforeAwaitAt place: Place) -> String? {
    let word = suspends && !place.isAwaited ? "await " : ""
    if takesTryAlong { return "try " + word }
    guard throwsMore, place.tried == .none else { return word }
    if place.takesErrors { return "try " + word }
    guard mayPassOverErrors, place.isDiscarded || place.isOnlyStatementOfClosure else { return nil }
    return (place.isOnlyStatementOfClosure ? "_ = try? " : "try? ") + word
  }
}

extension ExprSyntax {
  /// Whether it stands in parentheses of its own, with the `try` before it.
  fileprivate var isInParentheses: Bool {
    var node = Syntax(self)
    while let parent = node.parent, parent.is(TryExprSyntax.self) || parent.is(AwaitExprSyntax.self) { node = parent }
    return node.parent?.parent?.parent?.as(TupleExprSyntax.self)?.elements.count == 1
  }
}
