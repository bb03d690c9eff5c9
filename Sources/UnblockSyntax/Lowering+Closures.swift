@_spi(RawSyntax) import SwiftSyntax
import UnblockModel

extension SummaryBuilder {
  mutating func lower(closure node: RawClosureExprSyntax) -> ID<Expression> {
    var function = Function(kind: .closure, name: name(literal: "closure"), nameRange: byteRange(node.leftBrace), range: byteRange(node))
    function.isAsync = node.signature?.effectSpecifiers?.asyncSpecifier != nil
    if let attributes = node.signature?.attributes { function.attributes = self.attributes(attributes, &function.modifiers) }
    let captures = (node.signature?.capture?.items).map { capturedValues(of: $0) } ?? []
    let id = append(function)
    inside(id) { builder in
      for (token, value) in captures { builder.bind(local: token, type: nil, source: .value(value)) }
      builder.bind(parametersOf: node.signature, of: id)
      builder.lower(node.statements)
    }
    return append(.closure(id), node)
  }

  /// Captured values are computed where the closure is written.
  private mutating func capturedValues(of items: RawClosureCaptureListSyntax) -> [(RawTokenSyntax, ID<Expression>)] {
    items.compactMap { item in
      if let value = item.initializer?.value { return (item.name, lower(value)) }
      guard item.name.tokenText != "self" else { return nil }
      return (item.name, reference(to: item.name, isSite: false))
    }
  }

  private mutating func bind(parametersOf signature: RawClosureSignatureSyntax?, of closure: ID<Function>) {
    guard let signature else { return }
    if let result = signature.returnClause?.type { summary[closure].result = lower(type: result) }
    switch signature.parameterClause.flatMap({ RawClosureSignatureSyntax.ParameterClause($0) }) {
    case .simpleInput(let parameters):
      for (position, parameter) in parameters.enumerated() { bind(parameter.name, type: nil, position, of: closure) }
    case .parameterClause(let clause):
      for (position, parameter) in clause.parameters.enumerated() {
        let type = parameter.type.map { lower(type: $0) }
        bind(parameter.secondName ?? parameter.firstName, type: type, position, of: closure)
      }
    case nil: break
    }
  }

  private mutating func bind(_ token: RawTokenSyntax, type: ID<TypeReference>?, _ position: Int, of closure: ID<Function>) {
    let variable = bind(local: token, type: type, source: .closureParameter(closure, position))
    summary[variable].kind = .parameter
    summary[closure].parameters.append(Parameter(label: nil, variable: variable, type: type))
  }
}
