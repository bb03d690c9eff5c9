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
      for element in declaration.elements { add(.enumCase(name(element.name))) }
    case .ifConfigDecl: lower(declaration.cast(RawIfConfigDeclSyntax.self))
    case .macroExpansionDecl:
      let node = declaration.cast(RawMacroExpansionDeclSyntax.self)
      _ = lower(macro: (node.pound, node.macroName), node.arguments, trailing: node.trailingClosure, more: node.additionalTrailingClosures, at: node)
    default: break
    }
  }

  private mutating func lower(_ node: RawIfConfigDeclSyntax) {
    switch activeElements(of: node) {
    case .statements(let statements): lower(statements)
    case .decls(let members): for member in members { lower(member.decl) }
    default: break
    }
  }

  private mutating func lower(_ declaration: RawImportDeclSyntax) {
    guard let module = declaration.path.first else { return }
    let isExported = declaration.attributes.contains { attribute in
      attribute.as(RawAttributeSyntax.self)?.attributeName.as(RawIdentifierTypeSyntax.self)?.name.tokenText == "_exported"
    }
    summary.imports.append(Import(module: name(module.name), isExported: isExported))
  }

  /// Adds a member to the type around the current place, if it stands directly in one.
  private mutating func add(_ member: TypeDeclaration.Member) {
    guard let type = typeStack.last, isMemberPlace else { return }
    summary[type].members.append(member)
  }

  /// The current place is directly in a type, not in a function of it.
  private var isMemberPlace: Bool {
    guard let type = typeStack.last else { return false }
    return summary[type].function == functionStack.last
  }

  // MARK: Types

  private mutating func lower(type node: some RawTypeDeclaration, kind: TypeDeclaration.Kind, name token: RawTokenSyntax, generics: RawGenericParameterClauseSyntax?) {
    let id = declaredTypes.removeValue(forKey: node.raw.id) ?? declare(type: node, kind: kind, name: token)
    lower(members: node.memberBlock, of: id, generics: generics, where: nil)
  }

  private mutating func declare(type node: some RawTypeDeclaration, kind: TypeDeclaration.Kind, name token: RawTokenSyntax) -> ID<TypeDeclaration> {
    var type = TypeDeclaration(kind: kind, name: name(token), range: byteRange(node))
    type.inherited = node.inheritanceClause?.inheritedTypes.map { lower(type: $0.type) } ?? []
    (type.modifiers, type.attributes) = (modifiers(node.modifiers), attributes(node.attributes, &type.modifiers))
    return append(type)
  }

  private mutating func append(_ type: TypeDeclaration) -> ID<TypeDeclaration> {
    var type = type
    type.function = functionStack.last
    if isMemberPlace { type.parent = typeStack.last }
    let id = ID<TypeDeclaration>(summary.types.count)
    summary.types.append(type)
    add(.type(id))
    return id
  }

  private mutating func lower(extension node: RawExtensionDeclSyntax) {
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
      builder.bind(generics: generics)
      for member in members.members { builder.lower(member.decl) }
      builder.typeStack.removeLast()
    }
  }

  private mutating func lower(alias node: RawTypeAliasDeclSyntax) {
    var type = TypeDeclaration(kind: .alias, name: name(node.name), range: byteRange(node))
    type.subject = lower(type: node.initializer.value)
    let id = append(type)
    if functionStack.count > 1 { bind(type.name, to: .type(id)) }
  }

  private mutating func lower(associated node: RawAssociatedTypeDeclSyntax) {
    var type = TypeDeclaration(kind: .associated, name: name(node.name), range: byteRange(node))
    type.inherited = node.inheritanceClause?.inheritedTypes.map { lower(type: $0.type) } ?? []
    _ = append(type)
  }

  /// A generic parameter is a type of its own, which inherits what it is constrained to.
  mutating func bind(generics clause: RawGenericParameterClauseSyntax?) {
    guard let clause else { return }
    for parameter in clause.parameters {
      var type = TypeDeclaration(kind: .genericParameter, name: name(parameter.name), range: byteRange(parameter))
      type.function = functionStack.last
      if let constraint = parameter.inheritedType { type.inherited = [lower(type: constraint)] }
      summary.types.append(type)
      bind(type.name, to: .type(ID(summary.types.count - 1)))
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

  // MARK: Functions

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

  private mutating func declareLocal(type node: some RawNamedTypeDeclaration, kind: TypeDeclaration.Kind) {
    let id = declare(type: node, kind: kind, name: node.name)
    declaredTypes[node.raw.id] = id
    bind(summary[id].name, to: .type(id))
  }

  private mutating func declare(function node: RawFunctionDeclSyntax) -> ID<Function> {
    var function = Function(kind: .function, name: name(node.name), nameRange: byteRange(node.name), range: byteRange(node))
    function.isAsync = node.signature.effectSpecifiers?.asyncSpecifier != nil
    function.hasBody = node.body != nil
    describe(&function, modifiers: node.modifiers, attributes: node.attributes)
    note(node.signature.effectSpecifiers?.throwsClause, in: &function)
    return append(function)
  }

  private func note(_ clause: RawThrowsClauseSyntax?, in function: inout Function) {
    guard let clause else { return }
    function.modifiers.insert(.isThrowing)
    if clause.type != nil { function.modifiers.insert(.isThrowingTyped) }
  }

  /// What all members have in common.
  private mutating func describe(_ function: inout Function, modifiers list: RawDeclModifierListSyntax, attributes written: RawAttributeListSyntax) {
    function.modifiers = modifiers(list)
    function.attributes = attributes(written, &function.modifiers)
    if isMemberPlace { function.type = typeStack.last }
  }

  private mutating func lower(_ node: RawFunctionDeclSyntax) {
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

  private mutating func lower(_ node: RawInitializerDeclSyntax) {
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

  private mutating func lower(_ node: RawDeinitializerDeclSyntax) {
    var function = Function(
      kind: .deinitializer, name: name(node.deinitKeyword), nameRange: byteRange(node.deinitKeyword), range: byteRange(node))
    function.isAsync = node.effectSpecifiers?.asyncSpecifier != nil
    describe(&function, modifiers: node.modifiers, attributes: node.attributes)
    let id = append(function)
    add(.function(id))
    inside(id) { if let body = node.body { $0.lower(body.statements) } }
  }

  private mutating func bind(parameters: RawFunctionParameterListSyntax) {
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

  // MARK: Properties and subscripts

  private mutating func lower(_ declaration: RawVariableDeclSyntax) {
    var shared = modifiers(declaration.modifiers)
    let attributes = attributes(declaration.attributes, &shared)
    if declaration.bindingSpecifier.tokenText == "let" { shared.insert(.isLet) }
    let isAsyncLet = declaration.modifiers.contains { $0.name.tokenText == "async" }
    let annotations = spreadAnnotations(of: declaration.bindings)
    for (binding, annotation) in zip(declaration.bindings, annotations) {
      let type = annotation.map { lower(type: $0) }
      if isMemberPlace || functionStack.count == 1 && !isNestedScope {
        lower(property: binding, type: type, modifiers: shared, attributes: attributes, written: declaration.attributes)
      } else {
        lower(local: binding, type: type, modifiers: shared, isAsyncLet: isAsyncLet)
      }
    }
  }

  /// `let a, b: Int` gives both names the type.
  private mutating func spreadAnnotations(of bindings: RawPatternBindingListSyntax) -> [RawTypeSyntax?] {
    if let only = bindings.first, bindings.count == 1 { return [only.typeAnnotation?.type] }
    var result: [RawTypeSyntax?] = []
    var following: RawTypeSyntax?
    for binding in bindings.reversed() {
      following = binding.typeAnnotation?.type ?? (binding.initializer == nil ? following : nil)
      result.append(following)
    }
    return result.reversed()
  }

  private mutating func lower(local binding: RawPatternBindingSyntax, type: ID<TypeReference>?, modifiers: Modifiers, isAsyncLet: Bool) {
    if isAsyncLet { suspends() }
    var source = Variable.Source.none
    if let value = binding.initializer?.value {
      let saved = isAwaited
      isAwaited = isAwaited || isAsyncLet
      let lowered = lower(value)
      isAwaited = saved
      if let type { giveBase(type, to: lowered) }
      source = .value(lowered)
    }
    bind(binding.pattern, type: type, source: source, isLet: modifiers.contains(.isLet))
    guard let name = binding.pattern.as(RawIdentifierPatternSyntax.self).map({ name($0.identifier) }), case .variable(let variable)? = self.binding(of: name) else { return }
    store(closureOf: source, in: variable)
    if let block = binding.accessorBlock { lower(block, of: variable, isLocal: true) }
  }

  private mutating func store(closureOf source: Variable.Source, in variable: ID<Variable>) {
    guard case .value(let value) = source, case .closure(let closure) = summary[value].kind else { return }
    summary[closure].use = .stored(in: variable)
  }

  private mutating func lower(
    property binding: RawPatternBindingSyntax, type: ID<TypeReference>?, modifiers: Modifiers, attributes: [ID<TypeReference>], written: RawAttributeListSyntax
  ) {
    guard let pattern = binding.pattern.as(RawIdentifierPatternSyntax.self) else {
      if let value = binding.initializer?.value { lower(initialValue: value, name: name(literal: "_"), modifiers: modifiers, attributes: attributes) }
      return
    }
    let isMember = isMemberPlace
    var variable = Variable(kind: isMember ? .property : .global, name: name(pattern.identifier), range: byteRange(pattern))
    variable.type = type
    variable.modifiers = modifiers
    variable.attributes = attributes
    variable.parent = isMember ? typeStack.last : nil
    let id = append(variable)
    if isMember { add(.variable(id)) } else { summary.globals.append(id) }
    if let value = binding.initializer?.value {
      lower(initialValue: value, name: variable.name, type: type, modifiers: modifiers, attributes: attributes, of: id, written: written)
    } else if isMember, let wrapper = possibleWrapper(among: written), wrapper.arguments != nil {
      var function = Function(kind: .initialValue, name: variable.name, nameRange: byteRange(wrapper), range: byteRange(wrapper))
      (function.modifiers, function.attributes, function.type) = (modifiers, attributes, typeStack.last)
      inside(append(function)) { $0.lower(wrapper, value: nil) }
    }
    if let block = binding.accessorBlock { lower(block, of: id, isLocal: false) }
  }

  private mutating func lower(
    initialValue value: RawExprSyntax, name: Name, type: ID<TypeReference>? = nil, modifiers: Modifiers, attributes: [ID<TypeReference>],
    of variable: ID<Variable>? = nil, written: RawAttributeListSyntax? = nil
  ) {
    var function = Function(kind: .initialValue, name: name, nameRange: byteRange(value), range: byteRange(value))
    function.modifiers = modifiers
    function.attributes = attributes
    let isMember = isMemberPlace
    if isMember { function.type = typeStack.last }
    let id = append(function)
    inside(id) { builder in
      let expression = builder.lower(value)
      if let type { builder.giveBase(type, to: expression) }
      guard let variable else { return }
      builder.summary[variable].initialValue = id
      builder.summary[variable].source = .value(expression)
      builder.store(closureOf: .value(expression), in: variable)
      if !attributes.isEmpty, isMember, let wrapper = written.flatMap({ builder.possibleWrapper(among: $0) }) { builder.lower(wrapper, value: expression) }
    }
  }

  /// `let x: T = .make()`: an implicit member is one of the written type.
  mutating func giveBase(_ type: ID<TypeReference>, to value: ID<Expression>) {
    var current = value
    while true {
      switch summary[current].kind {
      case .call(let callee, _): current = callee
      case .member(let base?, _): current = base
      case .member(nil, let name):
        let base = append(.type(type), summary[current].range)
        summary.expressions[Int(current.index)].kind = .member(base: base, name)
        return
      default: return
      }
    }
  }

  private mutating func lower(_ block: RawAccessorBlockSyntax, of variable: ID<Variable>, isLocal: Bool) {
    let token = summary[variable]
    switch RawAccessorBlockSyntax.Accessors(block.accessors) {
    case .getter(let statements):
      summary[variable].getter = lower(accessor: .getter, of: token, node: block, isAsync: false) { $0.lower(body: statements) }
    case .accessors(let accessors):
      for accessor in accessors { lower(accessor, of: variable, described: token) }
    case nil: break
    }
  }

  private mutating func lower(_ accessor: RawAccessorDeclSyntax, of variable: ID<Variable>, described: Variable) {
    let isAsync = accessor.effectSpecifiers?.asyncSpecifier != nil
    let kind: Function.Kind
    switch accessor.accessorSpecifier.tokenText {
    case "get", "_read", "read", "unsafeAddress": kind = .getter
    case "set", "_modify", "modify", "unsafeMutableAddress", "init": kind = .setter
    default: kind = .observer
    }
    let id = lower(accessor: kind, of: described, node: accessor, isAsync: isAsync, throws: accessor.effectSpecifiers?.throwsClause) { builder in
      if kind != .getter { builder.bindValues(of: accessor, type: described.type) }
      if let body = accessor.body { builder.lower(body.statements) }
    }
    if accessor.body == nil { summary[id].hasBody = false }
    if kind == .getter { summary[variable].getter = id } else { summary[variable].setter = id }
  }

  /// The parameter of a setter or observer, or `newValue` and `oldValue`, which it has without naming them.
  private mutating func bindValues(of accessor: RawAccessorDeclSyntax, type: ID<TypeReference>?) {
    if let parameter = accessor.parameters?.name {
      bind(local: parameter, type: type, source: .none)
      return
    }
    for implicit in [name(literal: "newValue"), name(literal: "oldValue")] {
      var variable = Variable(kind: .parameter, name: implicit, range: byteRange(accessor.accessorSpecifier))
      variable.type = type
      bind(implicit, to: .variable(append(variable)))
    }
  }

  private mutating func lower(
    accessor kind: Function.Kind, of variable: Variable, node: some RawSyntaxNodeProtocol, isAsync: Bool, throws clause: RawThrowsClauseSyntax? = nil,
    _ body: (inout Self) -> Void
  ) -> ID<Function> {
    var function = Function(kind: kind, name: variable.name, nameRange: variable.range, range: byteRange(node))
    function.modifiers = variable.modifiers
    function.attributes = variable.attributes
    function.type = variable.parent
    function.result = variable.type
    function.isAsync = isAsync
    note(clause, in: &function)
    let id = append(function)
    inside(id, body)
    return id
  }

  private mutating func lower(_ node: RawSubscriptDeclSyntax) {
    guard let block = node.accessorBlock else { return }
    switch RawAccessorBlockSyntax.Accessors(block.accessors) {
    case .getter(let statements): lower(subscript: node, kind: .subscriptGetter, isAsync: false) { $0.lower(statements) }
    case .accessors(let accessors):
      for accessor in accessors {
        let isGetter = ["get", "_read", "read"].contains(accessor.accessorSpecifier.tokenText)
        lower(subscript: node, kind: isGetter ? .subscriptGetter : .subscriptSetter, isAsync: accessor.effectSpecifiers?.asyncSpecifier != nil) { builder in
          if !isGetter { builder.bindValues(of: accessor, type: builder.summary[builder.currentFunction].result) }
          if let body = accessor.body { builder.lower(body.statements) } else { builder.summary[builder.currentFunction].hasBody = false }
        }
      }
    case nil: break
    }
  }

  private mutating func lower(subscript node: RawSubscriptDeclSyntax, kind: Function.Kind, isAsync: Bool, _ body: (inout Self) -> Void) {
    var function = Function(
      kind: kind, name: name(node.subscriptKeyword), nameRange: byteRange(node.subscriptKeyword), range: byteRange(node))
    function.isAsync = isAsync
    describe(&function, modifiers: node.modifiers, attributes: node.attributes)
    let id = append(function)
    add(.function(id))
    inside(id) { builder in
      builder.bind(generics: node.genericParameterClause)
      builder.constrain(where: node.genericWhereClause)
      builder.bind(parameters: node.parameterClause.parameters)
      builder.summary[id].result = builder.lower(type: node.returnClause.type)
      body(&builder)
    }
  }

  // MARK: Modifiers and attributes

  mutating func modifiers(_ list: RawDeclModifierListSyntax) -> Modifiers {
    var result = Modifiers.none
    for modifier in list {
      switch modifier.name.tokenText {
      case "static", "class": result.insert(.isStatic)
      case "nonisolated":
        result.insert(.isNonisolated)
        if modifier.detail?.detail.tokenText == "nonsending" { result.insert(.isNonsending) }
      case "isolated": result.insert(.isIsolated)
      case "override": result.insert(.isOverride)
      case "lazy": result.insert(.isLazy)
      case "private", "fileprivate": result.insert(.isPrivate)
      case "mutating": result.insert(.isMutating)
      case "consuming", "__consuming": result.insert(.isConsuming)
      case "public", "open": if modifier.detail == nil { result.insert(.isPublic) }
      default: break
      }
    }
    return result
  }

  /// The attributes that may mean something to the program; what the language itself gives a meaning becomes a modifier.
  mutating func attributes(_ list: RawAttributeListSyntax, _ modifiers: inout Modifiers) -> [ID<TypeReference>] {
    var result: [ID<TypeReference>] = []
    for element in list {
      switch element {
      case .attribute(let attribute): read(attribute, &modifiers, &result)
      case .ifConfigDecl(let node):
        if case .attributes(let list) = activeElements(of: node) { result += attributes(list, &modifiers) }
      }
    }
    return result
  }

  private mutating func read(_ attribute: RawAttributeSyntax, _ modifiers: inout Modifiers, _ result: inout [ID<TypeReference>]) {
    switch attribute.attributeName.as(RawIdentifierTypeSyntax.self)?.name.tokenText {
    case "available":
      guard let arguments = attribute.arguments.flatMap({ RawAvailabilityArgumentListSyntax($0) }) else { return }
      for argument in arguments {
        guard let token = RawTokenSyntax(argument.argument) else { continue }
        if token.tokenText == "noasync" { modifiers.insert(.isNoasync) }
        if token.tokenText == "unavailable", arguments.first?.argument.as(RawTokenSyntax.self)?.tokenText == "*" { modifiers.insert(.isUnavailable) }
      }
    case "concurrent": modifiers.insert(.isConcurrent)
    case "inlinable", "usableFromInline", "frozen", "discardableResult", "Sendable", "preconcurrency", "objc", "inline", "unchecked": break
    default: result.append(lower(type: attribute.attributeName))
    }
  }
}
