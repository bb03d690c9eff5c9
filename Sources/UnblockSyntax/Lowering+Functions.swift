@_spi(RawSyntax) import SwiftSyntax
import UnblockModel

/// Functions, initialisers, and their parameters.
extension SummaryBuilder {
  mutating func declareLocal(_ declaration: RawDeclSyntax) {
    if let node = declaration.as(RawFunctionDeclSyntax.self) {
      let id = declare(function: node)
      declaredFunctions[node.raw.id] = id
      bind(summary[id].name, to: .function(id))
      return
    }
    switch declaration.raw.kind {
    case .structDecl: declareLocal(type: declaration.cast(RawStructDeclSyntax.self), kind: .struct)
    case .classDecl: declareLocal(type: declaration.cast(RawClassDeclSyntax.self), kind: .class)
    case .enumDecl: declareLocal(type: declaration.cast(RawEnumDeclSyntax.self), kind: .enum)
    case .actorDecl: declareLocal(type: declaration.cast(RawActorDeclSyntax.self), kind: .actor)
    default: break
    }
  }

  mutating func declareLocal(type node: some RawNamedTypeDeclaration, kind: TypeDeclaration.Kind) {
    let id = declare(type: node, kind: kind, name: node.name)
    declaredTypes[node.raw.id] = id
    bind(summary[id].name, to: .type(id))
  }

  mutating func declare(function node: RawFunctionDeclSyntax) -> ID<Function> {
    var function = Function(kind: .function, name: name(node.name), nameRange: byteRange(node.name), range: byteRange(node))
    function.isAsync = node.signature.effectSpecifiers?.asyncSpecifier != nil
    function.hasBody = node.body != nil
    describe(&function, modifiers: node.modifiers, attributes: node.attributes)
    note(node.signature.effectSpecifiers?.throwsClause, in: &function)
    return append(function)
  }

  func note(_ clause: RawThrowsClauseSyntax?, in function: inout Function) {
    guard let clause else { return }
    function.modifiers.insert(.isThrowing)
    if clause.type != nil { function.modifiers.insert(.isThrowingTyped) }
  }

  /// What all members have in common.
  mutating func describe(_ function: inout Function, modifiers list: RawDeclModifierListSyntax, attributes written: RawAttributeListSyntax) {
    function.modifiers = modifiers(list)
    function.attributes = attributes(written, &function.modifiers)
    if isMemberPlace { function.type = typeStack.last }
  }

  mutating func lower(_ node: RawFunctionDeclSyntax) {
    let id = declaredFunctions.removeValue(forKey: node.raw.id) ?? declare(function: node)
    if summary[id].type != nil { add(.function(id)) }
    inside(id) { builder in
      builder.bind(generics: node.genericParameterClause)
      builder.constrain(where: node.genericWhereClause)
      builder.bind(parameters: node.signature.parameterClause.parameters)
      if let result = node.signature.returnClause?.type { builder.summary[id].result = builder.lower(type: result) }
      if let body = node.body { builder.lower(body: body.statements) }
    }
  }

  mutating func lower(_ node: RawInitializerDeclSyntax) {
    var function = Function(
      kind: .initializer, name: name(node.initKeyword), nameRange: byteRange(node.initKeyword), range: byteRange(node))
    function.isAsync = node.signature.effectSpecifiers?.asyncSpecifier != nil
    function.hasBody = node.body != nil
    describe(&function, modifiers: node.modifiers, attributes: node.attributes)
    note(node.signature.effectSpecifiers?.throwsClause, in: &function)
    let id = append(function)
    add(.function(id))
    inside(id) { builder in
      builder.bind(generics: node.genericParameterClause)
      builder.constrain(where: node.genericWhereClause)
      builder.bind(parameters: node.signature.parameterClause.parameters)
      if let body = node.body { builder.lower(body.statements) }
    }
  }

  mutating func lower(_ node: RawDeinitializerDeclSyntax) {
    var function = Function(
      kind: .deinitializer, name: name(node.deinitKeyword), nameRange: byteRange(node.deinitKeyword), range: byteRange(node))
    function.isAsync = node.effectSpecifiers?.asyncSpecifier != nil
    describe(&function, modifiers: node.modifiers, attributes: node.attributes)
    let id = append(function)
    add(.function(id))
    inside(id) { if let body = node.body { $0.lower(body.statements) } }
  }

  mutating func bind(parameters: RawFunctionParameterListSyntax) {
    var result: [Parameter] = []
    result.reserveCapacity(parameters.count)
    for parameter in parameters {
      let type = lower(type: parameter.type)
      let token = parameter.secondName ?? parameter.firstName
      var variable = Variable(kind: .parameter, name: name(token), range: byteRange(token))
      variable.type = parameter.ellipsis == nil ? type : append(.array(type))
      let id = append(variable)
      bind(variable.name, to: .variable(id))
      let isUnlabelled = parameter.firstName.tokenText == "_"
      var described = Parameter(label: isUnlabelled ? nil : name(parameter.firstName), variable: id, type: type)
      described.hasDefault = parameter.defaultValue != nil
      described.isVariadic = parameter.ellipsis != nil || parameter.type.is(RawPackExpansionTypeSyntax.self)
      if parameter.attributes.first != nil {
        var modifiers = Modifiers.none
        described.attributes = attributes(parameter.attributes, &modifiers)
      }
      described.isIsolated = parameter.type.as(RawAttributedTypeSyntax.self)?.specifiers.contains { $0.firstToken?.rawText == "isolated" } ?? false
      result.append(described)
      if let value = parameter.defaultValue?.value { lower(defaultValue: value, name: variable.name) }
    }
    summary[currentFunction].parameters = result
  }

  private mutating func lower(defaultValue value: RawExprSyntax, name: Name) {
    let id = append(Function(kind: .defaultArgument, name: name, nameRange: byteRange(value), range: byteRange(value)))
    inside(id) { _ = $0.lower(value) }
  }
}
