@_spi(RawSyntax) import SwiftSyntax
import UnblockModel

/// Types, extensions, and what is generic in them.
extension SummaryBuilder {
  mutating func lower(type node: some RawTypeDeclaration, kind: TypeDeclaration.Kind, name token: RawTokenSyntax, generics: RawGenericParameterClauseSyntax?) {
    let id = declaredTypes.removeValue(forKey: node.raw.id) ?? declare(type: node, kind: kind, name: token)
    lower(members: node.memberBlock, of: id, generics: generics, where: node.genericWhereClause)
  }

  mutating func declare(type node: some RawTypeDeclaration, kind: TypeDeclaration.Kind, name token: RawTokenSyntax) -> ID<TypeDeclaration> {
    var type = TypeDeclaration(kind: kind, name: name(token), range: byteRange(node))
    type.inherited = node.inheritanceClause?.inheritedTypes.map { lower(type: $0.type) } ?? []
    (type.modifiers, type.attributes) = (modifiers(node.modifiers), attributes(node.attributes, &type.modifiers))
    return append(type)
  }

  mutating func append(_ type: TypeDeclaration) -> ID<TypeDeclaration> {
    var type = type
    type.function = functionStack.last
    if isMemberPlace { type.parent = typeStack.last }
    let id = ID<TypeDeclaration>(summary.types.count)
    summary.types.append(type)
    add(.type(id))
    return id
  }

  mutating func lower(extension node: RawExtensionDeclSyntax) {
    let subject = lower(type: node.extendedType)
    var type = TypeDeclaration(kind: .extension, name: name(literal: "extension"), range: byteRange(node))
    type.subject = subject
    type.inherited = node.inheritanceClause?.inheritedTypes.map { lower(type: $0.type) } ?? []
    (type.modifiers, type.attributes) = (modifiers(node.modifiers), attributes(node.attributes, &type.modifiers))
    lower(members: node.memberBlock, of: append(type), generics: nil, where: node.genericWhereClause)
  }

  private mutating func lower(members: RawMemberBlockSyntax, of type: ID<TypeDeclaration>, generics: RawGenericParameterClauseSyntax?, where clause: RawGenericWhereClauseSyntax?) {
    withIsolatedScopes { builder in
      builder.typeStack.append(type)
      builder.bind(generics: generics, of: type)
      builder.constrain(where: clause)
      for member in members.members { builder.lower(member.decl) }
      builder.typeStack.removeLast()
    }
  }

  mutating func lower(alias node: RawTypeAliasDeclSyntax) {
    var type = TypeDeclaration(kind: .alias, name: name(node.name), range: byteRange(node))
    type.subject = lower(type: node.initializer.value)
    let id = append(type)
    if functionStack.count > 1 { bind(type.name, to: .type(id)) }
  }

  mutating func lower(case element: RawEnumCaseElementSyntax) {
    let parts = element.parameterClause.map { $0.parameters.map { lower(type: $0.type) } } ?? []
    let payload = parts.count > 1 ? append(.tuple(parts)) : parts.first
    add(.enumCase(name(element.name), payload: payload))
  }

  mutating func lower(associated node: RawAssociatedTypeDeclSyntax) {
    var type = TypeDeclaration(kind: .associated, name: name(node.name), range: byteRange(node))
    type.inherited = node.inheritanceClause?.inheritedTypes.map { lower(type: $0.type) } ?? []
    _ = append(type)
  }

  /// A generic parameter is a type of its own, which inherits what it is constrained to.
  ///
  /// - Parameter owner: the type that is generic, of which its parameters are members: extensions know them, too
  mutating func bind(generics clause: RawGenericParameterClauseSyntax?, of owner: ID<TypeDeclaration>? = nil) {
    guard let clause else { return }
    for parameter in clause.parameters {
      var type = TypeDeclaration(kind: .genericParameter, name: name(parameter.name), range: byteRange(parameter))
      type.function = functionStack.last
      type.parent = owner
      if let constraint = parameter.inheritedType { type.inherited = [lower(type: constraint)] }
      summary.types.append(type)
      let id = ID<TypeDeclaration>(summary.types.count - 1)
      if let owner { summary[owner].members.append(.type(id)) }
      bind(type.name, to: .type(id))
    }
  }

  /// `where T: P` constrains generic parameters as the parameter list does.
  mutating func constrain(where clause: RawGenericWhereClauseSyntax?) {
    guard let clause else { return }
    for requirement in clause.requirements {
      guard let conformance = RawConformanceRequirementSyntax(requirement.requirement) else { continue }
      guard let name = conformance.leftType.as(RawIdentifierTypeSyntax.self).map({ name($0.name) }), case .type(let type)? = binding(of: name) else { continue }
      let constraint = lower(type: conformance.rightType)
      if summary[type].kind == .genericParameter { summary[type].inherited.append(constraint) }
    }
  }
}
