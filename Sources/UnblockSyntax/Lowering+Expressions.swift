@_spi(RawSyntax) import SwiftSyntax
import SwiftIfConfig
import UnblockModel

extension SummaryBuilder {
  func append(_ kind: Expression.Kind, _ node: some SyntaxProtocol) -> ID<Expression> {
    append(kind, byteRange(node))
  }

  func append(_ kind: Expression.Kind, _ range: ByteRange) -> ID<Expression> {
    summary.expressions.append(Expression(kind: kind, range: range))
    return ID(summary.expressions.count - 1)
  }

  /// Where an expression stands that begins with another one. Asking the tree would walk down to the first token again and
  /// again: a chain of calls is as deep as it is long.
  private func range(of node: some SyntaxProtocol, startingWith base: ID<Expression>) -> ByteRange {
    ByteRange(start: Int(summary[base].range.start), end: node.endPositionBeforeTrailingTrivia.utf8Offset)
  }

  /// Lowers an expression and all that is written in it.
  func lower(_ expression: ExprSyntax) -> ID<Expression> {
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.maximumDepth else {
      noteDepth(at: Syntax(expression))
      return append(.other, ByteRange(start: 0, end: 0))
    }
    switch expression.as(ExprSyntaxEnum.self) {
    case .declReferenceExpr(let node): return reference(to: node.baseName, isSite: true)
    case .memberAccessExpr(let node): return lower(member: node, isSite: true)
    case .functionCallExpr(let node): return lower(call: node)
    case .closureExpr(let node): return lower(closure: node)
    case .sequenceExpr(let node): return lower(sequence: node)
    case .tryExpr(let node): return lower(node.expression)
    case .awaitExpr(let node): return awaited { lower(node.expression) }
    case .unsafeExpr(let node): return lower(node.expression)
    case .consumeExpr(let node): return lower(node.expression)
    case .copyExpr(let node): return lower(node.expression)
    case .borrowExpr(let node): return lower(node.expression)
    case .forceUnwrapExpr(let node): return lower(node.expression)
    case .optionalChainingExpr(let node): return lower(node.expression)
    case .packExpansionExpr(let node): return lower(node.repetitionPattern)
    case .packElementExpr(let node): return lower(node.pack)
    case .inOutExpr(let node): return append(.inOut(lower(node.expression)), node)
    case .prefixOperatorExpr(let node):
      let operand = lower(node.expression)
      return append(.prefix(name(node.operator), operand), node)
    case .postfixOperatorExpr(let node): return lower(node.expression)
    case .subscriptCallExpr(let node): return lower(subscript: node)
    case .tupleExpr(let node): return lower(tuple: node)
    case .arrayExpr(let node): return append(.array(node.elements.map { lower($0.expression) }), node)
    case .dictionaryExpr(let node): return lower(dictionary: node)
    case .superExpr(let node): return append(.superReference, node)
    case .genericSpecializationExpr(let node): return lower(specialization: node)
    case .typeExpr(let node): return append(.type(lower(type: node.type)), node)
    case .ifExpr(let node): return append(.choice(lower(node)), node)
    case .switchExpr(let node): return append(.choice(lower(node)), node)
    case .macroExpansionExpr(let node):
      return lower(macro: node.arguments, trailing: node.trailingClosure, more: node.additionalTrailingClosures, at: Syntax(node))
    case .patternExpr(let node):
      bind(node.pattern)
      return append(.other, node)
    case .postfixIfConfigExpr(let node): return lower(postfix: node)
    case .keyPathExpr(let node): return append(.other, node)
    default: return lower(literal: expression)
    }
  }

  private func lower(literal expression: ExprSyntax) -> ID<Expression> {
    switch expression.as(ExprSyntaxEnum.self) {
    case .integerLiteralExpr(let node): return append(integer(node.literal.text), node)
    case .floatLiteralExpr(let node):
      let digits = node.literal.text.filter { $0 != "_" }
      return append(Double(digits).map { .float($0) } ?? .other, node)
    case .booleanLiteralExpr(let node): return append(.boolean(node.literal.tokenView.rawText == "true"), node)
    case .nilLiteralExpr(let node): return append(.nilLiteral, node)
    case .stringLiteralExpr(let node): return lower(string: node)
    default:
      for child in Syntax(expression).children(viewMode: .sourceAccurate) {
        if let inner = child.as(ExprSyntax.self) { _ = lower(inner) }
      }
      return append(.other, expression)
    }
  }

  private func integer(_ text: String) -> Expression.Kind {
    let digits = text.filter { $0 != "_" }
    let radix = digits.hasPrefix("0x") ? 16 : digits.hasPrefix("0b") ? 2 : digits.hasPrefix("0o") ? 8 : 10
    let value = Int(radix == 10 ? digits : String(digits.dropFirst(2)), radix: radix)
    return value.map { .integer($0) } ?? .float(.infinity)
  }

  private func lower(string node: StringLiteralExprSyntax) -> ID<Expression> {
    var isPlain = true
    for segment in node.segments {
      guard case .expressionSegment(let segment) = segment else { continue }
      isPlain = false
      for element in segment.expressions { _ = lower(element.expression) }
    }
    if isPlain, node.segments.count == 1, case .stringSegment(let segment)? = node.segments.first {
      return append(.string(name(segment.content.tokenView.rawText)), node)
    }
    return append(.string(name(literal: "")), node)
  }

  private func awaited(_ body: () -> ID<Expression>) -> ID<Expression> {
    let saved = isAwaited
    isAwaited = true
    suspends()
    let first = summary[currentFunction].sites.count
    let result = body()
    isAwaited = saved
    // What is awaited alone is async; `await` before more says nothing of each part.
    if summary[currentFunction].sites.count == first + 1 { summary[currentFunction].sites[first].isAllThatIsAwaited = true }
    return result
  }

  // MARK: Names and members

  /// What a plain name stands for. A name that is not a local variable is a site: reading it may run a getter.
  func reference(to token: TokenSyntax, isSite: Bool) -> ID<Expression> {
    let range = byteRange(token)
    switch token.tokenView.rawText {
    case "self", "Self": return append(.selfReference, range)
    default: break
    }
    let name = name(token)
    switch binding(of: name) ?? shorthandParameter(token, name) {
    case .variable(let variable):
      let id = append(.local(variable), range)
      if isSite, summary[variable].getter != nil || summary[variable].setter != nil { addSite(id, name, range, isCall: false) }
      return id
    case .function(let function):
      let id = append(.localFunction(function), range)
      if isSite { addSite(id, name, range, isCall: false) }
      return id
    case .type(let type): return append(.localType(type), range)
    case nil:
      let id = append(.name(name), range)
      if isSite { addSite(id, name, range, isCall: false) }
      return id
    }
  }

  /// `$0` in a closure without a parameter list.
  private func shorthandParameter(_ token: TokenSyntax, _ name: Name) -> Binding? {
    let text = token.tokenView.rawText
    guard text.count > 1, text.first == UInt8(ascii: "$"), let position = Int(summary[name].dropFirst()) else { return nil }
    guard summary[currentFunction].kind == .closure else { return nil }
    var variable = Variable(kind: .parameter, name: name, range: byteRange(token))
    variable.source = .closureParameter(currentFunction, position)
    return .variable(append(variable))
  }

  func lower(member node: MemberAccessExprSyntax, isSite: Bool) -> ID<Expression> {
    let token = node.declName.baseName
    guard let base = node.base else { return append(.member(base: nil, name(token)), node) }
    let lowered = lower(base)
    if token.tokenView.rawText == "self" { return lowered }
    let name = name(token)
    let nameRange = byteRange(token)
    let id = append(.member(base: lowered, name), ByteRange(start: Int(summary[lowered].range.start), end: Int(nameRange.end)))
    if isSite { addSite(id, name, nameRange, isCall: false) }
    return id
  }

  private func addSite(_ expression: ID<Expression>, _ name: Name, _ range: ByteRange, isCall: Bool) {
    guard !isPattern else { return }
    let site = Site(expression: expression, name: name, nameRange: range, isCall: isCall, isAwaited: isAwaited, isWritten: false)
    summary[currentFunction].sites.append(site)
  }

  // MARK: Calls

  private func lower(call node: FunctionCallExprSyntax) -> ID<Expression> {
    let callee = lower(callee: node.calledExpression)
    let list = lower(node.arguments, trailing: node.trailingClosure, more: node.additionalTrailingClosures)
    let id = append(.call(callee: callee, list), range(of: node, startingWith: callee))
    use(closuresIn: list, of: id)
    switch summary[callee].kind {
    case .closure(let closure): summary[closure].use = .called
    case .name(let name), .member(_, let name): addSite(id, name, nameRange(of: node.calledExpression), isCall: true)
    case .localFunction(let function): addSite(id, summary[function].name, summary[callee].range, isCall: true)
    case .local(let variable): addSite(id, summary[variable].name, summary[callee].range, isCall: true)
    case .localType(let type): addSite(id, summary[type].name, summary[callee].range, isCall: true)
    case .selfReference: addSite(id, name(literal: "self"), summary[callee].range, isCall: true)
    case .type(let type):
      if case .named(_, let name, _) = summary[type] { addSite(id, name, nameRange(of: node.calledExpression), isCall: true) }
    default: break
    }
    return id
  }

  /// The called expression is no site of its own: the call is.
  private func lower(callee expression: ExprSyntax) -> ID<Expression> {
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.maximumDepth else { return lower(expression) }
    switch expression.as(ExprSyntaxEnum.self) {
    case .declReferenceExpr(let node): return reference(to: node.baseName, isSite: false)
    case .memberAccessExpr(let node): return lower(member: node, isSite: false)
    case .optionalChainingExpr(let node): return lower(callee: node.expression)
    case .forceUnwrapExpr(let node): return lower(callee: node.expression)
    case .tupleExpr(let node):
      guard let only = node.elements.first, node.elements.count == 1, only.label == nil else { return lower(tuple: node) }
      return lower(callee: only.expression)
    default: return lower(expression)
    }
  }

  private func nameRange(of callee: ExprSyntax) -> ByteRange {
    switch callee.as(ExprSyntaxEnum.self) {
    case .memberAccessExpr(let node): return byteRange(node.declName.baseName)
    case .declReferenceExpr(let node): return byteRange(node.baseName)
    case .optionalChainingExpr(let node): return nameRange(of: node.expression)
    case .forceUnwrapExpr(let node): return nameRange(of: node.expression)
    case .genericSpecializationExpr(let node): return nameRange(of: node.expression)
    default: return byteRange(callee)
    }
  }

  private func lower(
    _ arguments: LabeledExprListSyntax, trailing: ClosureExprSyntax?, more: MultipleTrailingClosureElementListSyntax
  ) -> ArgumentList {
    var lowered: [Argument] = []
    lowered.reserveCapacity(arguments.count + 1)
    for argument in arguments {
      lowered.append(Argument(label: argument.label.map { name($0) }, value: lower(argument.expression), isTrailing: false))
    }
    if let trailing { lowered.append(Argument(label: nil, value: lower(closure: trailing), isTrailing: true)) }
    for element in more {
      lowered.append(Argument(label: name(element.label), value: lower(closure: element.closure), isTrailing: true))
    }
    return append(lowered)
  }

  func append(_ arguments: [Argument]) -> ArgumentList {
    let start = summary.arguments.count
    summary.arguments += arguments
    return ArgumentList(start: start, end: summary.arguments.count)
  }

  private func use(closuresIn list: ArgumentList, of call: ID<Expression>) {
    for place in Int(list.start)..<Int(list.end) {
      if case .closure(let closure) = summary[summary.arguments[place].value].kind {
        summary[closure].use = .argument(place - Int(list.start), of: call)
      }
    }
  }

  private func lower(subscript node: SubscriptCallExprSyntax) -> ID<Expression> {
    let base = lower(node.calledExpression)
    let list = lower(node.arguments, trailing: node.trailingClosure, more: node.additionalTrailingClosures)
    let id = append(.subscript(base: base, list), range(of: node, startingWith: base))
    use(closuresIn: list, of: id)
    addSite(id, name(literal: "subscript"), byteRange(node.leftSquare), isCall: true)
    return id
  }

  func lower(
    macro arguments: LabeledExprListSyntax, trailing: ClosureExprSyntax?, more: MultipleTrailingClosureElementListSyntax, at node: Syntax
  ) -> ID<Expression> {
    _ = lower(arguments, trailing: trailing, more: more)
    return append(.other, node)
  }

  private func lower(tuple node: TupleExprSyntax) -> ID<Expression> {
    if let only = node.elements.first, node.elements.count == 1, only.label == nil { return lower(only.expression) }
    let arguments = node.elements.map { Argument(label: $0.label.map { name($0) }, value: lower($0.expression), isTrailing: false) }
    return append(.tuple(append(arguments)), node)
  }

  private func lower(dictionary node: DictionaryExprSyntax) -> ID<Expression> {
    guard case .elements(let elements) = node.content else { return append(.dictionary([]), node) }
    let values = elements.map { element in
      _ = lower(element.key)
      return lower(element.value)
    }
    return append(.dictionary(values), node)
  }

  /// `Type<Arguments>`: where the inner expression is a plain name or a chain of them, a type.
  private func lower(specialization node: GenericSpecializationExprSyntax) -> ID<Expression> {
    let arguments = node.genericArgumentClause.arguments.compactMap { argument -> ID<TypeReference>? in
      guard case .type(let type) = argument.argument else { return nil }
      return lower(type: type)
    }
    guard let type = typeReference(named: node.expression, arguments: arguments) else { return lower(callee: node.expression) }
    return append(.type(type), node)
  }

  private func typeReference(named expression: ExprSyntax, arguments: [ID<TypeReference>]) -> ID<TypeReference>? {
    if let node = expression.as(DeclReferenceExprSyntax.self) {
      return append(.named(outer: nil, name(node.baseName), arguments: arguments))
    }
    guard let node = expression.as(MemberAccessExprSyntax.self), let base = node.base,
      let outer = typeReference(named: base, arguments: [])
    else { return nil }
    return append(.named(outer: outer, name(node.declName.baseName), arguments: arguments))
  }

  private func lower(postfix node: PostfixIfConfigExprSyntax) -> ID<Expression> {
    let base = node.base.map { lower($0) }
    if case .postfixExpression(let expression) = activeElements(of: node.config) { _ = lower(expression) }
    return base ?? append(.other, node)
  }
}
