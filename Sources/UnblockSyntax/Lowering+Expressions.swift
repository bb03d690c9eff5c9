@_spi(RawSyntax) import SwiftSyntax
import SwiftIfConfig
import UnblockModel

extension SummaryBuilder {
  mutating func append(_ kind: Expression.Kind, _ node: some RawSyntaxNodeProtocol) -> ID<Expression> {
    append(kind, byteRange(node))
  }

  mutating func append(_ kind: Expression.Kind, _ range: ByteRange) -> ID<Expression> {
    summary.expressions.append(Expression(kind: kind, range: range))
    return ID(summary.expressions.count - 1)
  }

  /// Where an expression stands that begins with another one. Asking the tree would walk down to the first token again and
  /// again: a chain of calls is as deep as it is long.
  private mutating func range(of node: some RawSyntaxNodeProtocol, startingWith base: ID<Expression>) -> ByteRange {
    ByteRange(start: Int(summary[base].range.start), end: max(origin.end(of: node), Int(summary[base].range.end)))
  }

  /// Lowers an expression and all that is written in it.
  mutating func lower(_ expression: RawExprSyntax) -> ID<Expression> {
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.maximumDepth else {
      noteDepth()
      return append(.other, ByteRange(start: 0, end: 0))
    }
    switch expression.raw.kind {
    case .declReferenceExpr: return reference(to: expression.cast(RawDeclReferenceExprSyntax.self).baseName, isSite: true)
    case .memberAccessExpr: return lower(member: expression.cast(RawMemberAccessExprSyntax.self), isSite: true)
    case .functionCallExpr: return lower(call: expression.cast(RawFunctionCallExprSyntax.self))
    case .closureExpr: return lower(closure: expression.cast(RawClosureExprSyntax.self))
    case .sequenceExpr: return lower(sequence: expression.cast(RawSequenceExprSyntax.self))
    case .tryExpr: return lower(expression.cast(RawTryExprSyntax.self).expression)
    case .awaitExpr: return awaited { $0.lower(expression.cast(RawAwaitExprSyntax.self).expression) }
    case .unsafeExpr: return lower(expression.cast(RawUnsafeExprSyntax.self).expression)
    case .consumeExpr: return lower(expression.cast(RawConsumeExprSyntax.self).expression)
    case .copyExpr: return lower(expression.cast(RawCopyExprSyntax.self).expression)
    case .borrowExpr: return lower(expression.cast(RawBorrowExprSyntax.self).expression)
    case .forceUnwrapExpr: return lower(expression.cast(RawForceUnwrapExprSyntax.self).expression)
    case .optionalChainingExpr: return lower(expression.cast(RawOptionalChainingExprSyntax.self).expression)
    case .packExpansionExpr: return lower(expression.cast(RawPackExpansionExprSyntax.self).repetitionPattern)
    case .packElementExpr: return lower(expression.cast(RawPackElementExprSyntax.self).pack)
    case .inOutExpr:
      let node = expression.cast(RawInOutExprSyntax.self)
      return lower(inOut: node)
    case .prefixOperatorExpr:
      let node = expression.cast(RawPrefixOperatorExprSyntax.self)
      let operand = lower(node.expression)
      let operation = name(node.operator)
      let id = append(.prefix(operation, operand), node)
      addSite(id, operation, byteRange(node.operator), isCall: true)
      return id
    case .postfixOperatorExpr: return lower(expression.cast(RawPostfixOperatorExprSyntax.self).expression)
    case .subscriptCallExpr: return lower(subscript: expression.cast(RawSubscriptCallExprSyntax.self))
    case .tupleExpr: return lower(tuple: expression.cast(RawTupleExprSyntax.self))
    case .arrayExpr:
      let node = expression.cast(RawArrayExprSyntax.self)
      return append(.array(node.elements.map { lower($0.expression) }), node)
    case .dictionaryExpr: return lower(dictionary: expression.cast(RawDictionaryExprSyntax.self))
    case .superExpr: return append(.superReference, expression.cast(RawSuperExprSyntax.self))
    case .genericSpecializationExpr: return lower(specialization: expression.cast(RawGenericSpecializationExprSyntax.self))
    case .typeExpr:
      let node = expression.cast(RawTypeExprSyntax.self)
      return append(.type(lower(type: node.type)), node)
    case .ifExpr:
      let node = expression.cast(RawIfExprSyntax.self)
      return append(.choice(lower(node)), node)
    case .switchExpr:
      let node = expression.cast(RawSwitchExprSyntax.self)
      return append(.choice(lower(node)), node)
    case .macroExpansionExpr:
      let node = expression.cast(RawMacroExpansionExprSyntax.self)
      return lower(macro: (node.pound, node.macroName), node.arguments, trailing: node.trailingClosure, more: node.additionalTrailingClosures, at: node)
    case .patternExpr:
      let node = expression.cast(RawPatternExprSyntax.self)
      bind(node.pattern)
      return append(.other, node)
    case .postfixIfConfigExpr: return lower(postfix: expression.cast(RawPostfixIfConfigExprSyntax.self))
    case .keyPathExpr: return lower(keyPath: expression.cast(RawKeyPathExprSyntax.self))
    default: return lower(literal: expression)
    }
  }

  private mutating func lower(literal expression: RawExprSyntax) -> ID<Expression> {
    switch expression.raw.kind {
    case .integerLiteralExpr:
      let node = expression.cast(RawIntegerLiteralExprSyntax.self)
      return append(integer(node.literal.tokenText), node)
    case .floatLiteralExpr:
      let node = expression.cast(RawFloatLiteralExprSyntax.self)
      let digits = String(syntaxText: node.literal.tokenText).filter { $0 != "_" }
      return append(Double(digits).map { .float($0) } ?? .other, node)
    case .booleanLiteralExpr:
      let node = expression.cast(RawBooleanLiteralExprSyntax.self)
      return append(.boolean(node.literal.tokenText == "true"), node)
    case .nilLiteralExpr: return append(.nilLiteral, expression.cast(RawNilLiteralExprSyntax.self))
    case .stringLiteralExpr: return lower(string: expression.cast(RawStringLiteralExprSyntax.self))
    default:
      for case let child? in expression.layoutView.children {
        if let inner = child.as(RawExprSyntax.self) { _ = lower(inner) }
      }
      return append(.other, expression)
    }
  }

  private mutating func integer(_ text: SyntaxText) -> Expression.Kind {
    // One digit is what most have.
    if text.count == 1, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(text[0]) { return .integer(Int(text[0] - UInt8(ascii: "0"))) }
    let digits = String(syntaxText: text).filter { $0 != "_" }
    let radix = digits.hasPrefix("0x") ? 16 : digits.hasPrefix("0b") ? 2 : digits.hasPrefix("0o") ? 8 : 10
    let value = Int(radix == 10 ? digits : String(digits.dropFirst(2)), radix: radix)
    return value.map { .integer($0) } ?? .float(.infinity)
  }

  private mutating func lower(string node: RawStringLiteralExprSyntax) -> ID<Expression> {
    var isPlain = true
    for segment in node.segments {
      guard case .expressionSegment(let segment) = segment else { continue }
      isPlain = false
      for element in segment.expressions { describe(lower(element.expression)) }
    }
    if isPlain, node.segments.count == 1, case .stringSegment(let segment)? = node.segments.first {
      return append(.string(name(segment.content.tokenText)), node)
    }
    return append(.string(name(literal: "")), node)
  }

  /// Interpolation asks a value for its description.
  private mutating func describe(_ value: ID<Expression>) {
    switch summary[value].kind {
    case .string, .integer, .float, .boolean, .other: return
    default: break
    }
    let (name, range) = (name(literal: "description"), summary[value].range)
    addSite(append(.member(base: value, name), range), name, range, isCall: false)
  }

  private mutating func awaited(_ body: (inout Self) -> ID<Expression>) -> ID<Expression> {
    let saved = isAwaited
    isAwaited = true
    suspends()
    let first = sites.count
    let result = body(&self)
    isAwaited = saved
    // What is awaited alone is async; `await` before more says nothing of each part.
    if sites.count == first + 1 { sites[first].isAllThatIsAwaited = true }
    return result
  }

  /// `&value` is read, and written.
  private mutating func lower(inOut node: RawInOutExprSyntax) -> ID<Expression> {
    let inner = lower(node.expression)
    if let last = lastSite, sites[last].expression == inner, !sites[last].isCall {
      var site = sites[last]
      site.isWritten = true
      sites.append(site)
    }
    return append(.inOut(inner), node)
  }

  // MARK: Names and members

  /// What a plain name stands for. A name that is not a local variable is a site: reading it may run a getter.
  mutating func reference(to token: RawTokenSyntax, isSite: Bool) -> ID<Expression> {
    let view = token.tokenView
    let text = view.rawText
    let range = view.presence == .present ? origin.range(of: text) : ByteRange(start: 0, end: 0)
    if text.count == 4, text == "self" || text == "Self" { return append(.selfReference, range) }
    let name = name(word: text)
    switch binding(of: name) ?? shorthandParameter(text, name, range) {
    case .variable(let variable):
      let id = append(.local(variable), range)
      if isSite, runsCode(variable) { addSite(id, name, range, isCall: false) }
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

  /// Whether the mention of a local variable may run something: its accessors, or the closure or function that it holds.
  private func runsCode(_ variable: ID<Variable>) -> Bool {
    if summary[variable].getter != nil || summary[variable].setter != nil { return true }
    guard case .value(let value) = summary[variable].source else { return false }
    switch summary[value].kind {
    case .closure, .localFunction: return true
    default: return false
    }
  }

  /// `$0` in a closure without a parameter list.
  private mutating func shorthandParameter(_ text: SyntaxText, _ name: Name, _ range: ByteRange) -> Binding? {
    guard text.count > 1, text[0] == UInt8(ascii: "$"), let position = Int(summary[name].dropFirst()) else { return nil }
    guard summary[currentFunction].kind == .closure else { return nil }
    var variable = Variable(kind: .parameter, name: name, range: range)
    variable.source = .closureParameter(currentFunction, position)
    return .variable(append(variable))
  }

  mutating func lower(member node: RawMemberAccessExprSyntax, isSite: Bool) -> ID<Expression> {
    let token = node.declName.baseName
    guard let base = node.base else { return append(.member(base: nil, name(token)), node) }
    let lowered = lower(base)
    let text = token.tokenText
    if text.count == 4, text == "self" { return lowered }
    let name = name(word: text)
    let nameRange = byteRange(token)
    let id = append(.member(base: lowered, name), ByteRange(start: Int(summary[lowered].range.start), end: Int(nameRange.end)))
    if isSite { addSite(id, name, nameRange, isCall: false) }
    return id
  }

  mutating func addSite(_ expression: ID<Expression>, _ name: Name, _ range: ByteRange, isCall: Bool) {
    guard !isPattern else { return }
    sites.append(Site(expression: expression, name: name, nameRange: range, isCall: isCall, isAwaited: isAwaited, isWritten: false))
  }

  /// A key path reads its last property, where it is used. What is chained with `?`, `!` or a subscript is not followed.
  private mutating func lower(keyPath node: RawKeyPathExprSyntax) -> ID<Expression> {
    let root = node.root.map { lower(type: $0) }
    var names: [Name] = []
    var last: RawTokenSyntax?
    for component in node.components {
      guard let property = RawKeyPathPropertyComponentSyntax(component.component) else { return append(.other, node) }
      last = property.declName.baseName
      names.append(name(property.declName.baseName))
    }
    let id = append(.keyPath(root: root, names), node)
    if let last, let name = names.last { addSite(id, name, byteRange(last), isCall: false) }
    return id
  }

  // MARK: Calls

  private mutating func lower(call node: RawFunctionCallExprSyntax) -> ID<Expression> {
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
    case .call(let maker, _): addSite(id, callingResultOf: maker)
    case .type(let type):
      if case .named(_, let name, _) = summary[type] { addSite(id, name, nameRange(of: node.calledExpression), isCall: true) }
    default: break
    }
    return id
  }

  /// `make()()`: the function that the inner call returns is called by the name of who returns it.
  private mutating func addSite(_ call: ID<Expression>, callingResultOf maker: ID<Expression>) {
    let name: Name
    switch summary[maker].kind {
    case .name(let written), .member(_, let written): name = written
    case .localFunction(let function): name = summary[function].name
    default: return
    }
    addSite(call, name, summary[maker].range, isCall: true)
  }

  /// The called expression is no site of its own: the call is.
  private mutating func lower(callee expression: RawExprSyntax) -> ID<Expression> {
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.maximumDepth else { return lower(expression) }
    switch expression.raw.kind {
    case .declReferenceExpr: return reference(to: expression.cast(RawDeclReferenceExprSyntax.self).baseName, isSite: false)
    case .memberAccessExpr: return lower(member: expression.cast(RawMemberAccessExprSyntax.self), isSite: false)
    case .optionalChainingExpr: return lower(callee: expression.cast(RawOptionalChainingExprSyntax.self).expression)
    case .forceUnwrapExpr: return lower(callee: expression.cast(RawForceUnwrapExprSyntax.self).expression)
    case .tupleExpr:
      let node = expression.cast(RawTupleExprSyntax.self)
      guard let only = node.elements.first, node.elements.count == 1, only.label == nil else { return lower(tuple: node) }
      return lower(callee: only.expression)
    default: return lower(expression)
    }
  }

  private mutating func nameRange(of callee: RawExprSyntax) -> ByteRange {
    switch callee.raw.kind {
    case .memberAccessExpr: return byteRange(callee.cast(RawMemberAccessExprSyntax.self).declName.baseName)
    case .declReferenceExpr: return byteRange(callee.cast(RawDeclReferenceExprSyntax.self).baseName)
    case .optionalChainingExpr: return nameRange(of: callee.cast(RawOptionalChainingExprSyntax.self).expression)
    case .forceUnwrapExpr: return nameRange(of: callee.cast(RawForceUnwrapExprSyntax.self).expression)
    case .genericSpecializationExpr: return nameRange(of: callee.cast(RawGenericSpecializationExprSyntax.self).expression)
    default: return byteRange(callee)
    }
  }

  private mutating func lower(
    _ arguments: RawLabeledExprListSyntax, trailing: RawClosureExprSyntax?, more: RawMultipleTrailingClosureElementListSyntax
  ) -> ArgumentList {
    let first = pendingArguments.count
    for argument in arguments {
      let lowered = Argument(label: argument.label.map { name($0) }, value: lower(argument.expression), isTrailing: false)
      pendingArguments.append(lowered)
    }
    if let trailing {
      let lowered = Argument(label: nil, value: lower(closure: trailing), isTrailing: true)
      pendingArguments.append(lowered)
    }
    for element in more {
      let lowered = Argument(label: name(element.label), value: lower(closure: element.closure), isTrailing: true)
      pendingArguments.append(lowered)
    }
    return appendArguments(from: first)
  }

  /// Takes the last arguments from the stack, from one on, and makes a list of them.
  private mutating func appendArguments(from first: Int) -> ArgumentList {
    let start = summary.arguments.count
    summary.arguments += pendingArguments[first...]
    pendingArguments.removeLast(pendingArguments.count - first)
    return ArgumentList(start: start, end: summary.arguments.count)
  }

  mutating func append(_ arguments: [Argument]) -> ArgumentList {
    let start = summary.arguments.count
    summary.arguments += arguments
    return ArgumentList(start: start, end: summary.arguments.count)
  }

  mutating func use(closuresIn list: ArgumentList, of call: ID<Expression>) {
    for place in Int(list.start)..<Int(list.end) {
      let value = summary.arguments[place].value
      if case .closure(let closure) = summary.expressions[Int(value.index)].kind {
        summary[closure].use = .argument(place - Int(list.start), of: call)
      }
    }
  }

  private mutating func lower(subscript node: RawSubscriptCallExprSyntax) -> ID<Expression> {
    let base = lower(node.calledExpression)
    let list = lower(node.arguments, trailing: node.trailingClosure, more: node.additionalTrailingClosures)
    let id = append(.subscript(base: base, list), range(of: node, startingWith: base))
    use(closuresIn: list, of: id)
    addSite(id, name(literal: "subscript"), byteRange(node.leftSquare), isCall: true)
    return id
  }

  /// A macro that is given something is a call of a name with `#`, `#expect`: what it does with closures, and what it gives, is for the rules to say.
  mutating func lower(
    macro name: (pound: RawTokenSyntax, word: RawTokenSyntax), _ arguments: RawLabeledExprListSyntax, trailing: RawClosureExprSyntax?,
    more: RawMultipleTrailingClosureElementListSyntax, at node: some RawSyntaxNodeProtocol
  ) -> ID<Expression> {
    let list = lower(arguments, trailing: trailing, more: more)
    let hasClosures = summary[list].contains { if case .closure = summary[$0.value].kind { true } else { false } }
    guard hasClosures || list.start < list.end, let name = self.name(ofMacro: name.word, behind: name.pound) else { return append(.other, node) }
    let id = append(.call(callee: append(.name(name), node), list), node)
    if hasClosures { use(closuresIn: list, of: id) }
    return id
  }

  /// `#expect` as one word, which no function has; nil if something stands between the two.
  private mutating func name(ofMacro word: RawTokenSyntax, behind pound: RawTokenSyntax) -> Name? {
    let (sign, text) = (pound.tokenText, word.tokenText)
    guard let start = sign.baseAddress, start + sign.count == text.baseAddress else { return nil }
    return name(SyntaxText(baseAddress: start, count: sign.count + text.count))
  }

  private mutating func lower(tuple node: RawTupleExprSyntax) -> ID<Expression> {
    if let only = node.elements.first, node.elements.count == 1, only.label == nil { return lower(only.expression) }
    let arguments = node.elements.map { Argument(label: $0.label.map { name($0) }, value: lower($0.expression), isTrailing: false) }
    return append(.tuple(append(arguments)), node)
  }

  private mutating func lower(dictionary node: RawDictionaryExprSyntax) -> ID<Expression> {
    guard let elements = RawDictionaryElementListSyntax(node.content) else { return append(.dictionary([]), node) }
    let values = elements.map { element in
      _ = lower(element.key)
      return lower(element.value)
    }
    return append(.dictionary(values), node)
  }

  /// `Type<Arguments>`: where the inner expression is a plain name or a chain of them, a type.
  private mutating func lower(specialization node: RawGenericSpecializationExprSyntax) -> ID<Expression> {
    let arguments = node.genericArgumentClause.arguments.compactMap { argument -> ID<TypeReference>? in
      guard let type = RawTypeSyntax(argument.argument) else { return nil }
      return lower(type: type)
    }
    guard let type = typeReference(named: node.expression, arguments: arguments) else { return lower(callee: node.expression) }
    return append(.type(type), node)
  }

  private mutating func typeReference(named expression: RawExprSyntax, arguments: [ID<TypeReference>]) -> ID<TypeReference>? {
    if let node = expression.as(RawDeclReferenceExprSyntax.self) {
      return append(.named(outer: nil, name(node.baseName), arguments: arguments))
    }
    guard let node = expression.as(RawMemberAccessExprSyntax.self), let base = node.base,
      let outer = typeReference(named: base, arguments: [])
    else { return nil }
    return append(.named(outer: outer, name(node.declName.baseName), arguments: arguments))
  }

  private mutating func lower(postfix node: RawPostfixIfConfigExprSyntax) -> ID<Expression> {
    let base = node.base.map { lower($0) }
    if case .postfixExpression(let expression) = activeElements(of: node.config) { _ = lower(expression) }
    return base ?? append(.other, node)
  }
}
