@_spi(RawSyntax) import SwiftSyntax
import UnblockModel

// Which parts of a function are come to only if a condition holds, or only if it does not. The rules know conditions that ask
// which thread the code is on: `if loop.inEventLoop { … } else { … }`. And callers know what they give to parameters:
// `load(from: .memory)` does not come to what stands in `case .disk:`.

extension SummaryBuilder {
  /// A question about a value, and the answer that is wanted.
  struct BranchTest {
    var subject: ID<Expression>
    var question = Branch.Question.isTrue
    var isTrue: Bool
  }

  /// Whether callers may know the answer: it is a parameter, the object itself, or what may be a property of them.
  func isAsked(_ subject: ID<Expression>) -> Bool {
    switch summary[subject].kind {
    case .local(let variable): summary[variable].kind == .parameter
    case .selfReference, .name: true
    case .member(let base?, _): isAsked(base)
    default: false
    }
  }

  /// What must hold, and not hold, for a condition to hold.
  private func tests(_ condition: ID<Expression>, isTrue: Bool = true) -> [BranchTest] {
    switch summary[condition].kind {
    case .name, .member(.some, _): return [BranchTest(subject: condition, isTrue: isTrue)]
    case .local: return isAsked(condition) ? [BranchTest(subject: condition, isTrue: isTrue)] : []
    case .call(let callee, let list):
      if case .local = summary[callee].kind { return isAsked(callee) ? [BranchTest(subject: callee, question: .givesTrue, isTrue: isTrue)] : [] }
      guard list.start == list.end, case .member(.some, _) = summary[callee].kind else { return [] }
      return [BranchTest(subject: condition, isTrue: isTrue)]
    case .prefix(let operation, let inner): return summary[operation] == "!" ? tests(inner, isTrue: !isTrue) : []
    case .infix(let left, let operation, let right):
      switch summary[operation] {
      case "&&" where isTrue, "||" where !isTrue: return tests(left, isTrue: isTrue) + tests(right, isTrue: isTrue)
      case "==": return comparison(left, right, isTrue: isTrue) ?? comparison(right, left, isTrue: isTrue) ?? []
      case "!=": return comparison(left, right, isTrue: !isTrue) ?? comparison(right, left, isTrue: !isTrue) ?? []
      default: return []
      }
    default: return []
    }
  }

  /// `source == .disk`, `path == nil`, `isCached == false`
  private func comparison(_ subject: ID<Expression>, _ value: ID<Expression>, isTrue: Bool) -> [BranchTest]? {
    guard isAsked(subject) else { return nil }
    switch summary[value].kind {
    case .nilLiteral: return [BranchTest(subject: subject, question: .isNil, isTrue: isTrue)]
    case .boolean(let wanted): return [BranchTest(subject: subject, isTrue: isTrue == wanted)]
    case .member(_, let name): return [BranchTest(subject: subject, question: .isCase([name]), isTrue: isTrue)]
    default: return nil
    }
  }

  private mutating func add(_ tests: [BranchTest], at range: (inout Self) -> ByteRange) {
    guard !tests.isEmpty else { return }
    let range = range(&self)
    summary[currentFunction].branches += tests.map { Branch(condition: $0.subject, question: $0.question, isTrue: $0.isTrue, range: range) }
  }

  // MARK: if, guard

  /// `if`: each of its conditions holds in the first block, and the only one does not in the other.
  mutating func branch(
    on conditions: [ID<Expression>], of list: RawConditionElementListSyntax, then block: RawCodeBlockSyntax, else other: (some RawSyntaxNodeProtocol)?
  ) {
    add(tests(conditions, of: list)) { $0.byteRange(block) }
    if let other { branch(on: conditions, of: list, else: other) } else if leaves(block.statements) { add(opposites(of: conditions, list)) { $0.rest(from: $0.byteRange(block).end) } }
  }

  /// `while`: its conditions hold where its body begins.
  mutating func branch(on conditions: [ID<Expression>], of list: RawConditionElementListSyntax, repeating block: RawCodeBlockSyntax) {
    add(tests(conditions, of: list)) { $0.byteRange(block) }
  }

  mutating func branch(on conditions: [ID<Expression>], of list: RawConditionElementListSyntax, else block: some RawSyntaxNodeProtocol) {
    add(opposites(of: conditions, list)) { $0.byteRange(block) }
  }

  /// What stands behind `guard` in its block.
  mutating func holds(_ conditions: [ID<Expression>], of list: RawConditionElementListSyntax, behind node: some RawSyntaxNodeProtocol) {
    add(tests(conditions, of: list)) { $0.rest(from: $0.byteRange(node).end) }
  }

  /// - Parameter conditions: the values of the elements, but of those that ask for a version of the system
  private mutating func tests(_ conditions: [ID<Expression>], of list: RawConditionElementListSyntax) -> [BranchTest] {
    var rest = conditions[...]
    return list.flatMap { element -> [BranchTest] in
      guard !element.condition.is(RawAvailabilityConditionSyntax.self), let value = rest.popFirst() else { return [] }
      return tests(element, of: value).tests
    }
  }

  private mutating func opposites(of conditions: [ID<Expression>], _ list: RawConditionElementListSyntax) -> [BranchTest] {
    guard let only = conditions.first, conditions.count == 1, list.count == 1, let element = list.first else { return [] }
    if case .expression = RawConditionElementSyntax.Condition(element.condition) { return tests(only, isTrue: false) }
    let (tests, isWhole) = tests(element, of: only)
    return isWhole ? tests.map { BranchTest(subject: $0.subject, question: $0.question, isTrue: !$0.isTrue) } : []
  }

  /// - Returns: what must hold for a condition to hold, and whether that is all
  private mutating func tests(_ element: RawConditionElementSyntax, of value: ID<Expression>) -> (tests: [BranchTest], isWhole: Bool) {
    switch RawConditionElementSyntax.Condition(element.condition) {
    case .expression: return (tests(value), false)
    case .optionalBinding: return (isAsked(value) ? [BranchTest(subject: value, question: .isNil, isTrue: false)] : [], true)
    case .matchingPattern(let condition):
      guard isAsked(value), let (question, isTrue, isWhole) = question(askedBy: condition.pattern) else { return ([], false) }
      return ([BranchTest(subject: value, question: question, isTrue: isTrue)], isWhole)
    case .availability, nil: return ([], false)
    }
  }

  /// What stands behind `precondition(…)` and `assert(…)`.
  mutating func requires(_ statement: ID<Expression>) {
    guard case .call(let callee, let list) = summary[statement].kind, list.start < list.end, case .name(let name) = summary[callee].kind else { return }
    guard summary[name] == "precondition" || summary[name] == "assert" else { return }
    add(tests(summary.arguments[Int(list.start)].value)) { $0.rest(from: $0.summary[statement].range.end) }
  }

  /// `condition ? first : second`, `condition && second`
  mutating func chooses(_ condition: ID<Expression>, first: ID<Expression>?, second: ID<Expression>?) {
    if let first { add(tests(condition)) { $0.summary[first].range } }
    if let second { add(tests(condition, isTrue: false)) { $0.summary[second].range } }
  }

  /// To the end of the block around the current place.
  private func rest(from start: UInt32) -> ByteRange {
    ByteRange(start: Int(start), end: max(Int(start), currentBlock.map { origin.end(of: $0) } ?? 0))
  }

  /// Whether what stands behind a block is not come to from it.
  private func leaves(_ statements: RawCodeBlockItemListSyntax) -> Bool {
    switch lastKind(of: statements) {
    case .returnStmt, .throwStmt, .breakStmt, .continueStmt: true
    default: false
    }
  }

  private func lastKind(of statements: RawCodeBlockItemListSyntax) -> SyntaxKind? {
    guard let items = statements.raw.layoutView?.children, let last = items.last.flatMap({ $0 }) else { return nil }
    return last.cast(RawCodeBlockItemSyntax.self).item.raw.kind
  }

  // MARK: switch

  /// What has been seen of the cases of a `switch`.
  struct SeenCases {
    var subject: ID<Expression>
    /// Of those that every value of the case is taken by.
    fileprivate var whole: [Name] = []
    fileprivate var isNilSeen = false
    /// Those that leave the function around the `switch`.
    fileprivate var leaving: [Name] = []
    /// The last goes on in the next.
    fileprivate var fallsThrough = false
    /// The names of the last; nil if it has anything else.
    fileprivate var last: [Name]?

    init(of subject: ID<Expression>) { self.subject = subject }
  }

  /// A case of a `switch` whose subject callers may know.
  mutating func branch(onCase element: RawSwitchCaseSyntax, _ cases: inout SeenCases?) {
    guard var seen = cases else { return }
    defer { cases = seen }
    let items = RawSwitchCaseLabelSyntax(element.label).map { Array($0.caseItems) } ?? []
    let questions = items.map { question(askedBy: $0.pattern) }
    var names: [Name]? = []
    for question in questions {
      if case .isCase(let own)? = question?.question, question?.isTrue ?? false { names? += own } else { names = nil }
    }
    if items.isEmpty { names = nil }
    add(tests(names, questions.first.flatMap { $0 }, count: items.count, seen)) { $0.byteRange(element.statements) }
    for (item, question) in zip(items, questions) {
      guard let question, question.isWhole, question.isTrue, item.whereClause == nil else { continue }
      if case .isCase(let own) = question.question { seen.whole += own }
      if question.question == .isNil { seen.isNilSeen = true }
    }
    let last = lastKind(of: element.statements)
    if let names, last == .returnStmt || last == .throwStmt { seen.leaving += names.filter(seen.whole.contains) }
    (seen.fallsThrough, seen.last) = (last == .fallThroughStmt, names)
  }

  private func tests(_ names: [Name]?, _ first: (question: Branch.Question, isTrue: Bool, isWhole: Bool)?, count: Int, _ seen: SeenCases) -> [BranchTest] {
    // Who falls through comes here as well.
    if seen.fallsThrough {
      guard let names, let last = seen.last else { return [] }
      return [BranchTest(subject: seen.subject, question: .isCase(names + last), isTrue: true)]
    }
    var result: [BranchTest] = []
    if let names {
      result.append(BranchTest(subject: seen.subject, question: .isCase(names), isTrue: true))
    } else if count == 1, let first {
      result.append(BranchTest(subject: seen.subject, question: first.question, isTrue: first.isTrue))
    } else if !seen.whole.isEmpty {
      result.append(BranchTest(subject: seen.subject, question: .isCase(seen.whole), isTrue: false))
    }
    if seen.isNilSeen { result.append(BranchTest(subject: seen.subject, question: .isNil, isTrue: false)) }
    return result
  }

  /// Behind a `switch`, the values are none of those whose cases leave.
  mutating func branch(behind node: RawSwitchExprSyntax, _ seen: SeenCases) {
    guard !seen.leaving.isEmpty else { return }
    add([BranchTest(subject: seen.subject, question: .isCase(seen.leaving), isTrue: false)]) { $0.rest(from: $0.byteRange(node).end) }
  }

  // MARK: Patterns

  /// What a pattern asks of a value; nil if it is more than one question can tell.
  private mutating func question(askedBy pattern: RawPatternSyntax) -> (question: Branch.Question, isTrue: Bool, isWhole: Bool)? {
    if let pattern = pattern.as(RawValueBindingPatternSyntax.self) { return question(askedBy: pattern.pattern) }
    guard let pattern = pattern.as(RawExpressionPatternSyntax.self) else { return nil }
    return question(askedBy: pattern.expression)
  }

  private mutating func question(askedBy expression: RawExprSyntax) -> (question: Branch.Question, isTrue: Bool, isWhole: Bool)? {
    switch expression.raw.kind {
    case .nilLiteralExpr: return (.isNil, true, true)
    case .booleanLiteralExpr: return (.isTrue, expression.cast(RawBooleanLiteralExprSyntax.self).literal.tokenText == "true", true)
    case .memberAccessExpr: return (.isCase([name(expression.cast(RawMemberAccessExprSyntax.self).declName.baseName)]), true, true)
    case .functionCallExpr:
      let call = expression.cast(RawFunctionCallExprSyntax.self)
      guard let member = call.calledExpression.as(RawMemberAccessExprSyntax.self) else { return nil }
      return (.isCase([name(member.declName.baseName)]), true, call.arguments.allSatisfy { takesAnything($0.expression) })
    case .optionalChainingExpr:
      let inner = expression.cast(RawOptionalChainingExprSyntax.self).expression
      return takesAnything(inner) ? (.isNil, false, true) : question(askedBy: inner)
    default: return nil
    }
  }

  /// `let path`, `_`
  private func takesAnything(_ expression: RawExprSyntax) -> Bool {
    if expression.is(RawDiscardAssignmentExprSyntax.self) { return true }
    guard var pattern = expression.as(RawPatternExprSyntax.self)?.pattern else { return false }
    if let binding = pattern.as(RawValueBindingPatternSyntax.self) { pattern = binding.pattern }
    return pattern.is(RawIdentifierPatternSyntax.self) || pattern.is(RawWildcardPatternSyntax.self)
  }
}
