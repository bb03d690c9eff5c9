import SwiftSyntax
import UnblockModel

/// Where an expression stands in its function: what covers it, and what is between it and the function's body.
struct Place {
  /// Something in which nothing can be awaited, although the function around it is async.
  enum Barrier {
    /// The right side of `??`, `&&` or `||`.
    case operand(SequenceExprSyntax)
    /// An argument of a function that takes it as an autoclosure.
    case autoclosure(FunctionCallExprSyntax)
    /// The default value of a dictionary's element.
    case defaultValue(SubscriptCallExprSyntax)
    /// A closure given to a call, which runs it in place.
    case closure(FunctionCallExprSyntax)
    /// A closure given to a macro, which may run it in place.
    case macro(MacroExpansionExprSyntax, ClosureExprSyntax)
    /// A `defer` block, a local function, a closure given to nobody.
    case other
  }

  /// What covers it by itself or by what stands to its left.
  enum Cover { case none, propagating, optional, forced }

  private(set) var expression: ExprSyntax
  /// The function, closure or block in which it is looked at.
  let body: ByteRange
  /// The expression that ends in it or goes on behind it: `f().count` for `f()`. What has to be awaited is all of it.
  private(set) var chain: ExprSyntax
  private(set) var tried = Cover.none
  private(set) var isAwaited = false
  /// The outermost.
  private(set) var barrier: Barrier?
  private(set) var isRightOperand = false
  /// In the condition of a statement, where a trailing closure would be taken for the statement's body.
  private(set) var isInCondition = false
  /// Errors that arise there go to somebody.
  private(set) var takesErrors = false
  private(set) var isInlinable = false
  /// Nobody uses the value.
  private(set) var isDiscarded = false
  /// The `_ = ` and what follows, if that is all that becomes of the value.
  private var discard: ExprSyntax?
  /// It is all that a closure consists of: its value may be the closure's.
  private(set) var isOnlyStatementOfClosure = false
  /// It is assigned to: the whole assignment can be moved, but not its target.
  let assignment: SequenceExprSyntax?
  /// In the initial value of an `async let`, where neither `try` nor `await` need be written.
  private(set) var isInAsyncLet = false
  /// Who takes the errors that leave it.
  private(set) var errors = ErrorTaker.any

  /// - Returns: nil if there is no such body around it
  init?(of expression: ExprSyntax, in file: ParsedFile, body: ByteRange) {
    self.expression = expression
    self.body = body
    chain = expression.chain
    assignment = chain.assignment
    var isInParentheses = false
    var errorsAreCaught = false
    var node = Syntax(expression)
    while true {
      guard let parent = node.parent else { return nil }
      if parent.trimmedBytes == body, parent.isBody || parent.parent == nil { break }
      if let tried = parent.as(TryExprSyntax.self), barrier == nil { self.tried = Cover(tried) }
      if parent.is(AwaitExprSyntax.self), barrier == nil { isAwaited = true }
      if let sequence = parent.sequence { cover(node, in: sequence) }
      if parent.opensParentheses { isInParentheses = true }
      if barrier == nil, parent.as(VariableDeclSyntax.self)?.modifiers.contains(where: { $0.name.text == "async" }) == true { isInAsyncLet = true }
      if errors == .any, !errorsAreCaught, let taker = ErrorTaker(around: node, parent) { errors = taker }
      if parent.isConditionOfStatement(node), !isInParentheses, barrier == nil { isInCondition = true }
      if let block = parent.as(DoStmtSyntax.self), node == Syntax(block.body), block.isExhaustive { errorsAreCaught = errorsAreCaught || barrier == nil }
      if let found = Barrier(around: node, parent, in: file) { barrier = found }
      node = parent
    }
    guard let function = node.parent, !function.isSyncClosureCalledOnTheSpot else { return nil }
    if errors == .any, !errorsAreCaught { errors = ErrorTaker(function) }
    takesErrors = errorsAreCaught || function.throwsErrors
    isInlinable = function.isInlinable
    readStatement(body: function)
  }

  /// What stands to the left of an element of `a + b` covers it too, and an operator keeps `await` from being written before it.
  private mutating func cover(_ node: Syntax, in sequence: SequenceExprSyntax) {
    var isBehindOperator = false
    for element in sequence.elements {
      if Syntax(element) == node { break }
      if barrier == nil {
        if let tried = element.as(TryExprSyntax.self) {
          self.tried = Cover(tried)
          if tried.expression.is(AwaitExprSyntax.self) { isAwaited = true }
        } else if element.is(AwaitExprSyntax.self) {
          isAwaited = true
        }
      }
      isBehindOperator = isBehindOperator || element.is(BinaryOperatorExprSyntax.self) || element.is(UnresolvedTernaryExprSyntax.self)
    }
    if Syntax(chain).isWithin(node), isBehindOperator { isRightOperand = true }
  }

  /// A statement of its own, without `_ = `.
  var isBare: Bool { isDiscarded && discard == nil && tried == .none && !isAwaited }

  /// The place with the `_ = ` before it, for what has no value to throw away.
  var withDiscard: Place {
    guard let discard, tried == .none, !isAwaited else { return self }
    var place = self
    place.expression = discard
    place.chain = discard
    place.isRightOperand = false
    return place
  }

  private mutating func readStatement(body function: Syntax) {
    var node = Syntax(chain)
    while let parent = node.parent {
      if parent.is(TryExprSyntax.self) || parent.is(AwaitExprSyntax.self) { node = parent } else { break }
    }
    if let element = node.parent, let list = element.as(ExprListSyntax.self), let sequence = list.parent, list.count == 3,
      list.first?.is(DiscardAssignmentExprSyntax.self) == true, list.last.map(Syntax.init) == node
    {
      node = sequence
      isDiscarded = node.parent?.is(CodeBlockItemSyntax.self) == true
      let list = node.parent?.parent?.as(CodeBlockItemListSyntax.self)
      // Alone in a closure, the `_ = ` keeps the value from being the closure's.
      if isDiscarded, !(list?.count == 1 && list?.parent?.is(ClosureExprSyntax.self) == true) { discard = sequence.as(ExprSyntax.self) }
      return
    }
    guard let item = node.parent?.as(CodeBlockItemSyntax.self), let list = item.parent?.as(CodeBlockItemListSyntax.self) else { return }
    let owner = list.parent
    if owner?.is(ClosureExprSyntax.self) == true, list.count == 1 {
      isOnlyStatementOfClosure = true
      return
    }
    isDiscarded = !(list.count == 1 && list.isValue(of: function))
  }
}

extension Place.Cover {
  fileprivate init(_ node: TryExprSyntax) {
    switch node.questionOrExclamationMark?.tokenKind {
    case .postfixQuestionMark?: self = .optional
    case .exclamationMark?: self = .forced
    default: self = .propagating
    }
  }
}

extension Place.Barrier {
  fileprivate init?(around node: Syntax, _ parent: Syntax, in file: ParsedFile) {
    if let closure = parent.as(ClosureExprSyntax.self) {
      if let call = closure.callItIsGivenTo { self = .closure(call) } else {
        self = closure.macroItIsGivenTo.map { .macro($0, closure) } ?? .other
      }
      return
    }
    if let sequence = parent.sequence {
      guard sequence.isLazyOperand(node) else { return nil }
      self = .operand(sequence)
      return
    }
    if let argument = node.as(LabeledExprSyntax.self), let found = Self(argument, in: file) {
      self = found
      return
    }
    if let call = node.as(LabeledExprListSyntax.self)?.parent?.as(FunctionCallExprSyntax.self), call.takesAutoclosures(file) {
      self = .autoclosure(call)
      return
    }
    guard parent.isFunction || parent.is(DeferStmtSyntax.self) else { return nil }
    self = .other
  }
}

extension Place.Barrier {
  /// An argument that is not computed before the call, as its function or its label tells.
  private init?(_ argument: LabeledExprSyntax, in file: ParsedFile) {
    let owner = argument.parent?.parent
    if file.autoclosures.contains(argument.expression.uncovered.trimmedBytes), let call = owner?.as(FunctionCallExprSyntax.self) {
      self = .autoclosure(call)
    } else if argument.label?.text == "default", let access = owner?.as(SubscriptCallExprSyntax.self) {
      self = .defaultValue(access)
    } else {
      return nil
    }
  }
}

extension ExprSyntax {
  /// Whether errors leave it, so that there is a `try` in it that is not in an autoclosure: the errors of those end in the function that takes them.
  func throwsErrors(in file: ParsedFile) -> Bool {
    containsUncaughtTry { part in
      if let argument = part.as(LabeledExprSyntax.self) { return file.autoclosures.contains(argument.expression.uncovered.trimmedBytes) }
      return part.as(LabeledExprListSyntax.self)?.parent?.as(FunctionCallExprSyntax.self)?.takesAutoclosures(file) ?? false
    }
  }

  /// Without `try`, `await` and parentheses, of which the facts do not know.
  fileprivate var uncovered: ExprSyntax {
    if let tried = `as`(TryExprSyntax.self) { return tried.expression.uncovered }
    if let awaited = `as`(AwaitExprSyntax.self) { return awaited.expression.uncovered }
    if let tuple = `as`(TupleExprSyntax.self), tuple.elements.count == 1, let only = tuple.elements.first { return only.expression.uncovered }
    return self
  }

  /// The whole of `f().a.b()`, `!f()`, of which this is the innermost part.
  fileprivate var chain: ExprSyntax {
    var node = self
    while let parent = node.parent {
      if let member = parent.as(MemberAccessExprSyntax.self), member.base == node { node = ExprSyntax(member) }
      else if let call = parent.as(FunctionCallExprSyntax.self), call.calledExpression == node { node = ExprSyntax(call) }
      else if let call = parent.as(SubscriptCallExprSyntax.self), call.calledExpression == node { node = ExprSyntax(call) }
      else if let unwrapped = parent.as(ForceUnwrapExprSyntax.self) { node = ExprSyntax(unwrapped) }
      else if let optional = parent.as(OptionalChainingExprSyntax.self) { node = ExprSyntax(optional) }
      else if let prefix = parent.as(PrefixOperatorExprSyntax.self) { node = ExprSyntax(prefix) }
      else if let postfix = parent.as(PostfixOperatorExprSyntax.self) { node = ExprSyntax(postfix) }
      else { break }
    }
    return node
  }
}
