@_spi(RawSyntax) import SwiftSyntax
import UnblockModel

extension SummaryBuilder {
  /// Binds the names of a pattern in the current scope.
  mutating func bind(_ pattern: RawPatternSyntax, type: ID<TypeReference>? = nil, source: Variable.Source = .none, isLet: Bool = true) {
    if let pattern = pattern.as(RawIdentifierPatternSyntax.self) {
      bind(local: pattern.identifier, type: type, source: source, isLet: isLet)
    } else if let pattern = pattern.as(RawTuplePatternSyntax.self) {
      bind(parts: pattern, source: source, isLet: isLet)
    } else if let pattern = pattern.as(RawValueBindingPatternSyntax.self) {
      bind(pattern.pattern, type: type, source: source, isLet: isLet)
    } else if let pattern = pattern.as(RawExpressionPatternSyntax.self) {
      let saved = isPattern
      isPattern = true
      _ = lower(pattern.expression)
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
    for (position, element) in pattern.elements.enumerated() {
      if case .value(let value) = source {
        bind(element.pattern, source: .part(value, position), isLet: isLet)
      } else {
        bind(element.pattern, isLet: isLet)
      }
    }
  }
}
