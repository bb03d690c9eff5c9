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
  mutating func range(of node: some RawSyntaxNodeProtocol, startingWith base: ID<Expression>) -> ByteRange {
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
  mutating func describe(_ value: ID<Expression>) {
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

  private mutating func lower(postfix node: RawPostfixIfConfigExprSyntax) -> ID<Expression> {
    let base = node.base.map { lower($0) }
    if case .postfixExpression(let expression) = activeElements(of: node.config) { _ = lower(expression) }
    return base ?? append(.other, node)
  }
}
