@_spi(RawSyntax) import SwiftSyntax
import UnblockModel

extension SummaryBuilder {
  /// Binds the names of a pattern in the current scope.
  ///
  /// - Parameter source: what the pattern is matched with
  mutating func bind(_ pattern: RawPatternSyntax, type: ID<TypeReference>? = nil, source: Variable.Source = .none, isLet: Bool = true) {
    if let pattern = pattern.as(RawIdentifierPatternSyntax.self) {
      bind(local: pattern.identifier, type: type, source: source, isLet: isLet)
    } else if let pattern = pattern.as(RawTuplePatternSyntax.self) {
      bind(parts: pattern, source: source, isLet: isLet)
    } else if let pattern = pattern.as(RawValueBindingPatternSyntax.self) {
      bind(pattern.pattern, type: type, source: source, isLet: pattern.bindingSpecifier.tokenText == "let")
    } else if let pattern = pattern.as(RawExpressionPatternSyntax.self) {
      let saved = isPattern
      isPattern = true
      bind(pattern.expression, source: source, isLet: isLet)
      isPattern = saved
    }
  }

  @discardableResult
  mutating func bind(local token: RawTokenSyntax, type: ID<TypeReference>?, source: Variable.Source, isLet: Bool = true) -> ID<Variable> {
    var variable = Variable(kind: .local, name: name(token), range: byteRange(token))
    variable.type = type
    variable.source = source
    if isLet { variable.modifiers.insert(.isLet) }
    let id = append(variable)
    bind(variable.name, to: .variable(id))
    return id
  }

  private mutating func bind(parts pattern: RawTuplePatternSyntax, source: Variable.Source, isLet: Bool) {
    let value = value(of: source, at: pattern)
    for (position, element) in pattern.elements.enumerated() { bind(element.pattern, source: part(position, of: value), isLet: isLet) }
  }

  private func part(_ position: Int, of value: ID<Expression>?) -> Variable.Source { value.map { .part($0, position) } ?? .none }

  /// What a pattern is matched with, as an expression.
  private mutating func value(of source: Variable.Source, at node: some RawSyntaxNodeProtocol) -> ID<Expression>? {
    switch source {
    case .value(let value): value
    case .element(let sequence): append(.element(of: sequence), node)
    case .part(let value, let position): append(.part(of: value, Int32(truncatingIfNeeded: position)), node)
    case .none, .closureParameter: nil
    }
  }

  // MARK: Patterns that are written as expressions

  private mutating func bind(_ expression: RawExprSyntax, source: Variable.Source, isLet: Bool) {
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.maximumDepth else { return noteDepth() }
    switch expression.raw.kind {
    case .discardAssignmentExpr: break
    case .patternExpr: bind(expression.cast(RawPatternExprSyntax.self).pattern, source: source, isLet: isLet)
    case .tupleExpr: bind(tuple: expression.cast(RawTupleExprSyntax.self).elements, source: source, isLet: isLet)
    case .optionalChainingExpr: bind(unwrapped: expression.cast(RawOptionalChainingExprSyntax.self).expression, source: source, isLet: isLet)
    case .functionCallExpr: bind(case: expression.cast(RawFunctionCallExprSyntax.self), source: source, isLet: isLet)
    case .sequenceExpr: bind(cast: expression.cast(RawSequenceExprSyntax.self), source: source, isLet: isLet)
    default: _ = lower(expression)
    }
  }

  private mutating func bind(tuple elements: RawLabeledExprListSyntax, source: Variable.Source, isLet: Bool) {
    if let only = elements.first, elements.count == 1 { return bind(only.expression, source: source, isLet: isLet) }
    let value = value(of: source, at: elements)
    for (position, element) in elements.enumerated() { bind(element.expression, source: part(position, of: value), isLet: isLet) }
  }

  /// `let value?`
  private mutating func bind(unwrapped inner: RawExprSyntax, source: Variable.Source, isLet: Bool) {
    let first = summary.variables.count
    bind(inner, source: source, isLet: isLet)
    guard inner.is(RawPatternExprSyntax.self) else { return }
    for place in first..<summary.variables.count { summary.variables[place].modifiers.insert(.isUnwrapped) }
  }

  /// `.sent(let message, at: let time)`, `State.sent(let message)`: the type before the dot has the case, if it is written.
  private mutating func bind(case node: RawFunctionCallExprSyntax, source: Variable.Source, isLet: Bool) {
    guard node.calledExpression.is(RawMemberAccessExprSyntax.self) else { return _ = lower(RawExprSyntax(node)) }
    let called = lower(node.calledExpression)
    guard case .member(let base, let name) = summary[called].kind else { return }
    let payload = (base ?? value(of: source, at: node)).map { append(.payload(of: $0, name), node) }
    bind(tuple: node.arguments, source: payload.map { .value($0) } ?? .none, isLet: isLet)
  }

  /// `let disk as Disk`
  private mutating func bind(cast node: RawSequenceExprSyntax, source: Variable.Source, isLet: Bool) {
    let elements = Array(node.elements)
    guard elements.count == 3, elements[1].is(RawUnresolvedAsExprSyntax.self), let type = elements[2].as(RawTypeExprSyntax.self) else {
      return _ = lower(RawExprSyntax(node))
    }
    let written = lower(type: type.type)
    if let pattern = elements[0].as(RawPatternExprSyntax.self) { return bind(pattern.pattern, type: written, source: source, isLet: isLet) }
    let value = value(of: source, at: node)
    bind(elements[0], source: value.map { .value(append(.cast($0, written), node)) } ?? .none, isLet: isLet)
  }
}
