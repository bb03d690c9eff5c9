@_spi(RawSyntax) import SwiftSyntax
import UnblockModel

extension SummaryBuilder {
  enum Operator {
    case binary(Name, ByteRange)
    case assignment
    case ternary(ID<Expression>)
    case cast
    case check

    fileprivate var takesType: Bool {
      switch self {
      case .cast, .check: true
      case .binary, .assignment, .ternary: false
      }
    }
  }

  /// Lowers `a op b op c …`, which the parser leaves unfolded, in the precedence of the standard operators.
  ///
  /// SwiftOperators folds whole trees into new trees, whose nodes no longer know their places in the file; here operands keep
  /// their places, and sequences of ten thousand terms need no recursion.
  mutating func lower(sequence node: RawSequenceExprSyntax) -> ID<Expression> {
    let saved = isAwaited
    defer { isAwaited = saved }
    let (firstOperand, firstOperator) = (operands.count, operators.count)
    var elements = node.elements.makeIterator()
    var following = elements.next()
    while let element = following {
      following = elements.next()
      if let (next, precedence) = self.operator(element) {
        while operators.count > firstOperator, binds(operators[operators.count - 1].precedence, before: precedence) { reduce(above: firstOperand) }
        operators.append((next, precedence))
      } else {
        lower(operand: element, before: following)
        // The type behind `as` is no operand of what follows.
        if operators.count > firstOperator, operators[operators.count - 1].operator.takesType { reduce(above: firstOperand) }
      }
    }
    while operators.count > firstOperator { reduce(above: firstOperand) }
    let result = operands.count > firstOperand ? operands[operands.count - 1] : append(.other, node)
    operands.removeLast(operands.count - firstOperand)
    return result
  }

  private mutating func lower(operand element: RawExprSyntax, before following: RawExprSyntax?) {
    let operand = lower(element)
    operands.append(operand)
    if let following, isAssignment(following) { markWritten(operand) }
    guard coversTheRest(element) else { return }
    isAwaited = true
    if let lastSite, following != nil { sites[lastSite].isAllThatIsAwaited = false }
  }

  /// `await` (also under `try`) covers all that stands to its right.
  private mutating func coversTheRest(_ element: RawExprSyntax) -> Bool {
    if let element = element.as(RawTryExprSyntax.self) { return coversTheRest(element.expression) }
    if let element = element.as(RawUnsafeExprSyntax.self) { return coversTheRest(element.expression) }
    return element.is(RawAwaitExprSyntax.self)
  }

  private mutating func `operator`(_ element: RawExprSyntax) -> (Operator, Int)? {
    switch element.raw.kind {
    case .binaryOperatorExpr:
      let node = element.cast(RawBinaryOperatorExprSyntax.self)
      return (.binary(name(node.operator), byteRange(node.operator)), precedence(of: node.operator.tokenText))
    case .assignmentExpr: return (.assignment, 10)
    case .unresolvedTernaryExpr: return (.ternary(lower(element.cast(RawUnresolvedTernaryExprSyntax.self).thenExpression)), 20)
    case .unresolvedAsExpr: return (.cast, 70)
    case .unresolvedIsExpr: return (.check, 70)
    case .arrowExpr: return (.binary(name(literal: "->"), byteRange(element)), 5)
    default: return nil
    }
  }

  /// `=`, `+=` and their like.
  private mutating func isAssignment(_ element: RawExprSyntax) -> Bool {
    if element.is(RawAssignmentExprSyntax.self) { return true }
    guard let node = element.as(RawBinaryOperatorExprSyntax.self) else { return false }
    return precedence(of: node.operator.tokenText) == 10
  }

  private mutating func precedence(of text: SyntaxText) -> Int {
    switch text {
    case "||": 30
    case "&&": 40
    case "==", "!=", "<", ">", "<=", ">=", "===", "!==", "~=": 50
    case "??": 60
    case "..<", "...": 80
    case "+", "-", "&+", "&-", "|", "^": 90
    case "*", "/", "%", "&*", "&": 100
    case "<<", ">>": 110
    case "+=", "-=", "*=", "/=", "%=", "|=", "&=", "^=": 10
    default: 85
    }
  }

  /// Assignment, `? :` and `??` group from the right.
  private mutating func binds(_ left: Int, before right: Int) -> Bool {
    left > right || left == right && ![10, 20, 60].contains(left)
  }

  /// Makes one operand of the last two, if there are as many of the current sequence, and the last operator.
  private mutating func reduce(above firstOperand: Int) {
    guard let (next, _) = operators.popLast(), operands.count > firstOperand + 1, let right = operands.popLast(), let left = operands.popLast()
    else { return }
    let range = ByteRange(start: Int(summary[left].range.start), end: Int(summary[right].range.end))
    let id = append(combine(next, left, right), range)
    operands.append(id)
    if case .binary(let name, let place) = next { addSite(id, name, place, isCall: true) }
  }

  private mutating func combine(_ operation: Operator, _ left: ID<Expression>, _ right: ID<Expression>) -> Expression.Kind {
    switch operation {
    case .binary(let name, _):
      if summary[name] == "&&" { chooses(left, first: right, second: nil) } else if summary[name] == "||" { chooses(left, first: nil, second: right) }
      return .infix(left, name, right)
    case .ternary(let middle):
      chooses(left, first: middle, second: right)
      return .choice([middle, right])
    case .check: return .other
    case .cast:
      if case .type(let type) = summary[right].kind { return .cast(left, type) }
      return summary[left].kind
    case .assignment:
      if case .closure(let closure) = summary[right].kind { summary[closure].use = .assigned(to: left) }
      return .assignment(left, right)
    }
  }

  private mutating func markWritten(_ target: ID<Expression>) {
    guard let lastSite, sites[lastSite].expression == target else { return }
    sites[lastSite].isWritten = true
  }
}
