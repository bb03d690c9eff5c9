import UnblockModel

/// The actor that a declared function belongs to.
enum Isolation: Hashable {
  case none
  case actor(TypeID)
  case globalActor(String)
}

extension Resolver {
  /// The isolation of a declared function, by Swift's order: its own attributes, its extension's, its type's, what the type
  /// inherits, and what the module has by default.
  func isolation(of key: FunctionKey) -> Isolation {
    let function = index[key]
    if function.modifiers.contains(.isNonisolated) || function.modifiers.contains(.isConcurrent) { return .none }
    if let actor = globalActor(among: function.attributes, in: key.unit) { return .globalActor(actor) }
    if let actor = isolatedParameter(of: key) { return .actor(actor) }
    guard let declaration = function.type else { return defaultIsolation(of: key) }
    return isolation(ofMember: key, of: TypeKey(unit: key.unit, id: declaration))
  }

  /// An isolated parameter makes a function a member of the actor in all but name.
  private func isolatedParameter(of key: FunctionKey) -> TypeID? {
    guard let type = index[key].parameters.first(where: \.isIsolated)?.type else { return nil }
    guard case .nominal(let actor) = resolve(type, in: key.unit, scope: enclosingType(of: key)) else { return nil }
    return actor
  }

  private func isolation(ofMember key: FunctionKey, of declaration: TypeKey) -> Isolation {
    let written = index[declaration]
    if written.kind == .extension {
      if written.modifiers.contains(.isNonisolated) { return .none }
      if let actor = globalActor(among: written.attributes, in: declaration.unit) { return .globalActor(actor) }
      if let actor = globalActor(ofWitness: key, in: written) { return .globalActor(actor) }
    }
    guard let type = index.typeIDs[declaration.unit][Int(declaration.id.index)], let entry = entry(type) else { return .none }
    let primary = entry.declarations.filter { index[$0].kind != .extension }
    if primary.contains(where: { index[$0].kind == .actor }) { return isActorIsolated(index[key]) ? .actor(type) : .none }
    if primary.contains(where: { index[$0].modifiers.contains(.isNonisolated) }) { return .none }
    if let actor = inheritedGlobalActor(of: type, depth: 0) { return .globalActor(actor) }
    return primary.isEmpty ? .none : defaultIsolation(of: key)
  }

  /// A conformance in an extension isolates the witnesses that stand there, and nothing else.
  private func globalActor(ofWitness key: FunctionKey, in declaration: TypeDeclaration) -> String? {
    for reference in declaration.inherited {
      guard case .nominal(let type) = resolve(reference, in: key.unit, scope: nil) else { continue }
      guard let actor = inheritedGlobalActor(of: type, depth: 0) ?? knownGlobalActor(of: type) else { continue }
      if !members(index.symbol(index[key].name, in: key.unit), of: type, from: key.unit).isEmpty { return actor }
    }
    return nil
  }

  /// Static members, and initialisers that are not async, do not run on their actor.
  private func isActorIsolated(_ function: Function) -> Bool {
    if function.modifiers.contains(.isStatic) { return false }
    if function.modifiers.contains(.isIsolated) { return true }
    switch function.kind {
    case .initializer, .deinitializer, .initialValue, .defaultArgument: return function.isAsync
    default: return true
    }
  }

  private func defaultIsolation(of key: FunctionKey) -> Isolation {
    guard let name = index.program.modules[index.program.units[key.unit].module].defaultIsolation else { return .none }
    let function = index[key]
    let isMember = function.type != nil || function.parent == FileSummary.topLevel
    return isMember && function.kind != .defaultArgument ? .globalActor(name) : .none
  }

  /// The global actor of a type: by its own attribute, its superclass's, or that of a protocol at its declaration.
  func inheritedGlobalActor(of type: TypeID, depth: Int) -> String? {
    guard depth < 12, let entry = entry(type) else { return nil }
    for key in entry.declarations where index[key].kind != .extension {
      let declaration = index[key]
      if let actor = globalActor(among: declaration.attributes, in: key.unit) { return actor }
      if declaration.modifiers.contains(.isNonisolated) { return nil }
      let scope = declaration.parent.flatMap { index.typeIDs[key.unit][Int($0.index)] }
      for reference in declaration.inherited {
        guard case .nominal(let parent) = resolve(reference, in: key.unit, scope: scope) else { continue }
        if let actor = inheritedGlobalActor(of: parent, depth: depth + 1) ?? knownGlobalActor(of: parent) { return actor }
      }
    }
    return nil
  }

  /// The attribute that the rules give to all members of types that inherit a type.
  private func knownGlobalActor(of type: TypeID) -> String? {
    for ancestor in lineage(of: type) {
      for place in rules.memberContexts[name(of: ancestor)] ?? [] {
        let rule = rules.rules.contexts[place]
        guard case .members(let members, let owner) = rule.subject, members.isEmpty else { continue }
        guard index.knownType(named: owner, in: rule.module) == ancestor else { continue }
        if let attribute = rules.attributeOfPlace[rule.runs] { return attribute }
      }
    }
    return nil
  }

  /// An attribute of the rules that gives a context, or a global actor of the program.
  func globalActor(among attributes: [ID<TypeReference>], in unit: Int) -> String? {
    for attribute in attributes {
      let name = index.typeName(attribute, in: unit)
      if rules.attributes[name] != nil { return name }
      if isGlobalActor(name, in: unit) { return name }
    }
    return nil
  }

  private func isGlobalActor(_ name: String, in unit: Int) -> Bool {
    guard let type = findType(name, in: unit, scope: nil), let entry = entry(type) else { return false }
    return entry.declarations.contains { key in
      index[key].attributes.contains { index.typeName($0, in: key.unit) == "globalActor" }
    }
  }
}
