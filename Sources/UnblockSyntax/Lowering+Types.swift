@_spi(RawSyntax) import SwiftSyntax
import UnblockModel

extension SummaryBuilder {
  mutating func append(_ type: TypeReference) -> ID<TypeReference> {
    summary.typeReferences.append(type)
    return ID(summary.typeReferences.count - 1)
  }

  mutating func lower(type: RawTypeSyntax) -> ID<TypeReference> {
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.maximumDepth else { return append(.other) }
    switch type.raw.kind {
    case .identifierType:
      let type = type.cast(RawIdentifierTypeSyntax.self)
      // By itself: what changes the builder while it is asked has it copied.
      let name = name(type.name)
      if type.genericArgumentClause == nil, case .type(let declared)? = binding(of: name) { return append(.declared(declared)) }
      return append(.named(outer: nil, name, arguments: arguments(of: type.genericArgumentClause)))
    case .memberType:
      let type = type.cast(RawMemberTypeSyntax.self)
      let outer = lower(type: type.baseType)
      return append(.named(outer: outer, name(type.name), arguments: arguments(of: type.genericArgumentClause)))
    case .optionalType: return escaping(lower(type: type.cast(RawOptionalTypeSyntax.self).wrappedType))
    case .implicitlyUnwrappedOptionalType: return escaping(lower(type: type.cast(RawImplicitlyUnwrappedOptionalTypeSyntax.self).wrappedType))
    case .arrayType: return append(.array(lower(type: type.cast(RawArrayTypeSyntax.self).element)))
    case .dictionaryType: return append(.dictionary(value: lower(type: type.cast(RawDictionaryTypeSyntax.self).value)))
    case .attributedType: return attributed(type.cast(RawAttributedTypeSyntax.self))
    case .functionType: return function(type.cast(RawFunctionTypeSyntax.self))
    case .someOrAnyType: return lower(type: type.cast(RawSomeOrAnyTypeSyntax.self).constraint)
    case .metatypeType: return append(.metatype(lower(type: type.cast(RawMetatypeTypeSyntax.self).baseType)))
    case .compositionType: return append(.composition(type.cast(RawCompositionTypeSyntax.self).elements.map { lower(type: $0.type) }))
    case .tupleType:
      let type = type.cast(RawTupleTypeSyntax.self)
      if let only = type.elements.first, type.elements.count == 1 { return lower(type: only.type) }
      return append(.tuple(type.elements.map { lower(type: $0.type) }))
    case .packExpansionType: return lower(type: type.cast(RawPackExpansionTypeSyntax.self).repetitionPattern)
    case .packElementType: return lower(type: type.cast(RawPackElementTypeSyntax.self).pack)
    default: return append(.other)
    }
  }

  private mutating func arguments(of clause: RawGenericArgumentClauseSyntax?) -> [ID<TypeReference>] {
    guard let clause else { return [] }
    return clause.arguments.compactMap { argument in
      guard let type = RawTypeSyntax(argument.argument) else { return nil }
      return lower(type: type)
    }
  }

  private mutating func function(_ type: RawFunctionTypeSyntax) -> ID<TypeReference> {
    append(
      .function(
        FunctionType(
          parameters: type.parameters.map { $0.type.is(RawPackExpansionTypeSyntax.self) ? append(.other) : lower(type: $0.type) }, result: lower(type: type.returnClause.type),
          isAsync: type.effectSpecifiers?.asyncSpecifier != nil, isEscaping: false, isAutoclosure: false, attributes: [])))
  }

  /// An optional function is escaping: it is stored, or handed on.
  private mutating func escaping(_ type: ID<TypeReference>) -> ID<TypeReference> {
    guard case .function(var function) = summary[type] else { return type }
    function.isEscaping = true
    return append(.function(function))
  }

  private mutating func attributed(_ type: RawAttributedTypeSyntax) -> ID<TypeReference> {
    let base = lower(type: type.baseType)
    guard case .function(var function) = summary[base] else { return base }
    for case .attribute(let attribute) in type.attributes {
      guard let written = attribute.attributeName.as(RawIdentifierTypeSyntax.self) else { continue }
      switch written.name.tokenText {
      case "escaping": function.isEscaping = true
      case "autoclosure": function.isAutoclosure = true
      default: function.attributes.append(lower(type: attribute.attributeName))
      }
    }
    return append(.function(function))
  }
}
