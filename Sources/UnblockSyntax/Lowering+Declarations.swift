@_spi(RawSyntax) import SwiftSyntax
import UnblockModel

extension SummaryBuilder {
  mutating func lower(_ declaration: RawDeclSyntax) {
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.maximumDepth else { return noteDepth() }
    switch declaration.raw.kind {
    case .importDecl: lower(declaration.cast(RawImportDeclSyntax.self))
    case .variableDecl: lower(declaration.cast(RawVariableDeclSyntax.self))
    case .functionDecl: lower(declaration.cast(RawFunctionDeclSyntax.self))
    case .initializerDecl: lower(declaration.cast(RawInitializerDeclSyntax.self))
    case .deinitializerDecl: lower(declaration.cast(RawDeinitializerDeclSyntax.self))
    case .subscriptDecl: lower(declaration.cast(RawSubscriptDeclSyntax.self))
    case .structDecl:
      let node = declaration.cast(RawStructDeclSyntax.self)
      lower(type: node, kind: .struct, name: node.name, generics: node.genericParameterClause)
    case .classDecl:
      let node = declaration.cast(RawClassDeclSyntax.self)
      lower(type: node, kind: .class, name: node.name, generics: node.genericParameterClause)
    case .enumDecl:
      let node = declaration.cast(RawEnumDeclSyntax.self)
      lower(type: node, kind: .enum, name: node.name, generics: node.genericParameterClause)
    case .actorDecl:
      let node = declaration.cast(RawActorDeclSyntax.self)
      lower(type: node, kind: .actor, name: node.name, generics: node.genericParameterClause)
    case .protocolDecl:
      let node = declaration.cast(RawProtocolDeclSyntax.self)
      lower(type: node, kind: .protocol, name: node.name, generics: nil)
    case .extensionDecl: lower(extension: declaration.cast(RawExtensionDeclSyntax.self))
    case .typeAliasDecl: lower(alias: declaration.cast(RawTypeAliasDeclSyntax.self))
    case .associatedTypeDecl: lower(associated: declaration.cast(RawAssociatedTypeDeclSyntax.self))
    case .enumCaseDecl:
      let declaration = declaration.cast(RawEnumCaseDeclSyntax.self)
      for element in declaration.elements { lower(case: element) }
    case .ifConfigDecl: lower(declaration.cast(RawIfConfigDeclSyntax.self))
    case .macroExpansionDecl:
      let node = declaration.cast(RawMacroExpansionDeclSyntax.self)
      _ = lower(macro: (node.pound, node.macroName), node.arguments, trailing: node.trailingClosure, more: node.additionalTrailingClosures, at: node)
    default: break
    }
  }

  mutating func lower(_ node: RawIfConfigDeclSyntax) {
    switch activeElements(of: node) {
    case .statements(let statements): lower(statements)
    case .decls(let members): for member in members { lower(member.decl) }
    default: break
    }
  }

  mutating func lower(_ declaration: RawImportDeclSyntax) {
    guard let module = declaration.path.first else { return }
    let isExported = declaration.attributes.contains { attribute in
      attribute.as(RawAttributeSyntax.self)?.attributeName.as(RawIdentifierTypeSyntax.self)?.name.tokenText == "_exported"
    }
    summary.imports.append(Import(module: name(module.name), isExported: isExported))
  }

  /// Adds a member to the type around the current place, if it stands directly in one.
  mutating func add(_ member: TypeDeclaration.Member) {
    guard let type = typeStack.last, isMemberPlace else { return }
    summary[type].members.append(member)
  }

  /// The current place is directly in a type, not in a function of it.
  var isMemberPlace: Bool {
    guard let type = typeStack.last else { return false }
    return summary[type].function == functionStack.last
  }
}
