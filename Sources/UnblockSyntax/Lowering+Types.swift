@_spi(RawSyntax) import SwiftSyntax
import UnblockModel

extension SummaryBuilder {
  func append(_ type: TypeReference) -> ID<TypeReference> {
    summary.typeReferences.append(type)
    return ID(summary.typeReferences.count - 1)
  }

  func lower(type: TypeSyntax) -> ID<TypeReference> {
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.maximumDepth else { return append(.other) }
    switch type.as(TypeSyntaxEnum.self) {
    case .identifierType(let type):
      if type.genericArgumentClause == nil, case .type(let declared)? = binding(of: name(type.name)) { return append(.declared(declared)) }
      return append(.named(outer: nil, name(type.name), arguments: arguments(of: type.genericArgumentClause)))
    case .memberType(let type):
      let outer = lower(type: type.baseType)
      return append(.named(outer: outer, name(type.name), arguments: arguments(of: type.genericArgumentClause)))
    case .optionalType(let type): return escaping(lower(type: type.wrappedType))
    case .implicitlyUnwrappedOptionalType(let type): return escaping(lower(type: type.wrappedType))
    case .arrayType(let type): return append(.array(lower(type: type.element)))
    case .dictionaryType(let type): return append(.dictionary(value: lower(type: type.value)))
    case .attributedType(let type): return attributed(type)
    case .functionType(let type): return function(type)
    case .someOrAnyType(let type): return lower(type: type.constraint)
    case .metatypeType(let type): return append(.metatype(lower(type: type.baseType)))
    case .compositionType(let type): return append(.composition(type.elements.map { lower(type: $0.type) }))
    case .tupleType(let type):
      if let only = type.elements.first, type.elements.count == 1 { return lower(type: only.type) }
      return append(.tuple(type.elements.map { lower(type: $0.type) }))
    case .packExpansionType(let type): return lower(type: type.repetitionPattern)
    case .packElementType(let type): return lower(type: type.pack)
    default: return append(.other)
    }
  }

  private func arguments(of clause: GenericArgumentClauseSyntax?) -> [ID<TypeReference>] {
    guard let clause else { return [] }
    return clause.arguments.compactMap { argument in
      guard case .type(let type) = argument.argument else { return nil }
      return lower(type: type)
    }
  }

  private func function(_ type: FunctionTypeSyntax) -> ID<TypeReference> {
    append(
      .function(
        FunctionType(
          parameters: type.parameters.map { lower(type: $0.type) }, result: lower(type: type.returnClause.type),
          isAsync: type.effectSpecifiers?.asyncSpecifier != nil, isEscaping: false, isAutoclosure: false, attributes: [])))
  }

  /// An optional function is escaping: it is stored, or handed on.
  private func escaping(_ type: ID<TypeReference>) -> ID<TypeReference> {
    guard case .function(var function) = summary[type] else { return type }
    function.isEscaping = true
    return append(.function(function))
  }

  private func attributed(_ type: AttributedTypeSyntax) -> ID<TypeReference> {
    let base = lower(type: type.baseType)
    guard case .function(var function) = summary[base] else { return base }
    for case .attribute(let attribute) in type.attributes {
      guard let written = attribute.attributeName.as(IdentifierTypeSyntax.self) else { continue }
      switch written.name.tokenView.rawText {
      case "escaping": function.isEscaping = true
      case "autoclosure": function.isAutoclosure = true
      default: function.attributes.append(lower(type: attribute.attributeName))
      }
    }
    return append(.function(function))
  }
}
