@_spi(RawSyntax) import SwiftSyntax
import UnblockModel

// Which parts of a function are come to only if a condition holds, or only if it does not. The rules know conditions that ask
// which thread the code is on: `if loop.inEventLoop { … } else { … }`.

extension SummaryBuilder {
  /// A condition that may ask for the thread, and the answer that is wanted.
  private struct Question {
    var condition: ID<Expression>
    var isTrue: Bool
  }

  /// What must hold, and not hold, for a condition to hold.
  private func questions(_ condition: ID<Expression>, isTrue: Bool = true) -> [Question] {
    switch summary[condition].kind {
    case .name, .member(.some, _): return [Question(condition: condition, isTrue: isTrue)]
    case .call(let callee, let list):
      guard list.start == list.end, case .member(.some, _) = summary[callee].kind else { return [] }
      return [Question(condition: condition, isTrue: isTrue)]
    case .prefix(let operation, let inner): return summary[operation] == "!" ? questions(inner, isTrue: !isTrue) : []
    case .infix(let left, let operation, let right):
      guard summary[operation] == (isTrue ? "&&" : "||") else { return [] }
      return questions(left, isTrue: isTrue) + questions(right, isTrue: isTrue)
    default: return []
    }
  }

  private mutating func add(_ questions: [Question], at range: (Self) -> ByteRange) {
    guard !questions.isEmpty else { return }
    let range = range(self)
    summary[currentFunction].branches += questions.map { Branch(condition: $0.condition, isTrue: $0.isTrue, range: range) }
  }

  /// `if`: each of its conditions holds in the first block, and the only one does not in the other.
  mutating func branch(
    on conditions: [ID<Expression>], of list: RawConditionElementListSyntax, then block: RawCodeBlockSyntax, else other: (some RawSyntaxNodeProtocol)?
  ) {
    add(conditions.flatMap { questions($0) }) { $0.byteRange(block) }
    if let other { branch(on: conditions, of: list, else: other) } else if leaves(block) { add(opposites(of: conditions, list)) { $0.rest(from: $0.byteRange(block).end) } }
  }

  mutating func branch(on conditions: [ID<Expression>], of list: RawConditionElementListSyntax, else block: some RawSyntaxNodeProtocol) {
    add(opposites(of: conditions, list)) { $0.byteRange(block) }
  }

  private func opposites(of conditions: [ID<Expression>], _ list: RawConditionElementListSyntax) -> [Question] {
    guard let only = conditions.first, conditions.count == 1, list.count == 1 else { return [] }
    return questions(only, isTrue: false)
  }

  /// What stands behind `guard` in its block.
  mutating func holds(_ conditions: [ID<Expression>], behind node: some RawSyntaxNodeProtocol) {
    add(conditions.flatMap { questions($0) }) { $0.rest(from: $0.byteRange(node).end) }
  }

  /// What stands behind `precondition(…)` and `assert(…)`.
  mutating func requires(_ statement: ID<Expression>) {
    guard case .call(let callee, let list) = summary[statement].kind, list.start < list.end, case .name(let name) = summary[callee].kind else { return }
    guard summary[name] == "precondition" || summary[name] == "assert" else { return }
    add(questions(summary.arguments[Int(list.start)].value)) { $0.rest(from: $0.summary[statement].range.end) }
  }

  /// To the end of the block around the current place.
  private func rest(from start: UInt32) -> ByteRange {
    ByteRange(start: Int(start), end: max(Int(start), currentBlock.map { origin.end(of: $0) } ?? 0))
  }

  /// Whether what stands behind a block is not come to from it.
  private func leaves(_ block: RawCodeBlockSyntax) -> Bool {
    guard let items = block.statements.raw.layoutView?.children, let last = items.last.flatMap({ $0 }) else { return false }
    switch last.cast(RawCodeBlockItemSyntax.self).item.raw.kind {
    case .returnStmt, .throwStmt, .breakStmt, .continueStmt: return true
    default: return false
    }
  }
}
