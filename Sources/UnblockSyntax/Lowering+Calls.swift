@_spi(RawSyntax) import SwiftSyntax
import UnblockModel

/// Calls, their arguments, and expressions of other kinds that have arguments.
extension SummaryBuilder {
  mutating func lower(call node: RawFunctionCallExprSyntax) -> ID<Expression> {
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
      guard case .named(_, let name, _) = summary[type] else { break }
      // By what it calls, whichever type that is of.
      addSite(id, summary[name] == "Self" ? self.name(literal: "init") : name, nameRange(of: node.calledExpression), isCall: true)
    default: break
    }
    return id
  }

  /// `make()()`: the function that the inner call returns is called by the name of who returns it.
  mutating func addSite(_ call: ID<Expression>, callingResultOf maker: ID<Expression>) {
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
    case .declReferenceExpr:
      let token = expression.cast(RawDeclReferenceExprSyntax.self).baseName
      // `Self(…)` makes an object, `self(…)` calls one.
      if token.tokenText == "Self" { return append(.type(append(.named(outer: nil, name(token), arguments: []))), byteRange(token)) }
      return reference(to: token, isSite: false)
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

  mutating func nameRange(of callee: RawExprSyntax) -> ByteRange {
    switch callee.raw.kind {
    case .memberAccessExpr: return byteRange(callee.cast(RawMemberAccessExprSyntax.self).declName.baseName)
    case .declReferenceExpr: return byteRange(callee.cast(RawDeclReferenceExprSyntax.self).baseName)
    case .optionalChainingExpr: return nameRange(of: callee.cast(RawOptionalChainingExprSyntax.self).expression)
    case .forceUnwrapExpr: return nameRange(of: callee.cast(RawForceUnwrapExprSyntax.self).expression)
    case .genericSpecializationExpr: return nameRange(of: callee.cast(RawGenericSpecializationExprSyntax.self).expression)
    default: return byteRange(callee)
    }
  }

  mutating func lower(
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

  mutating func lower(subscript node: RawSubscriptCallExprSyntax) -> ID<Expression> {
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
  mutating func name(ofMacro word: RawTokenSyntax, behind pound: RawTokenSyntax) -> Name? {
    let (sign, text) = (pound.tokenText, word.tokenText)
    guard let start = sign.baseAddress, start + sign.count == text.baseAddress else { return nil }
    return name(SyntaxText(baseAddress: start, count: sign.count + text.count))
  }

  mutating func lower(tuple node: RawTupleExprSyntax) -> ID<Expression> {
    if let only = node.elements.first, node.elements.count == 1, only.label == nil { return lower(only.expression) }
    let arguments = node.elements.map { Argument(label: $0.label.map { name($0) }, value: lower($0.expression), isTrailing: false) }
    return append(.tuple(append(arguments)), node)
  }

  mutating func lower(dictionary node: RawDictionaryExprSyntax) -> ID<Expression> {
    guard let elements = RawDictionaryElementListSyntax(node.content) else { return append(.dictionary([]), node) }
    let values = elements.map { element in
      _ = lower(element.key)
      return lower(element.value)
    }
    return append(.dictionary(values), node)
  }

  /// `Type<Arguments>`: where the inner expression is a plain name or a chain of them, a type.
  mutating func lower(specialization node: RawGenericSpecializationExprSyntax) -> ID<Expression> {
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
}
