import UnblockModel

/// Whether values of a type may be used by any thread, as far as the program and the rules tell.
extension Resolver {
  /// By the language's own definition (SE-0302, SE-0306).
  private static let sendableProtocols: Set<String> = ["Sendable", "Actor", "AnyActor", "Error"]

  /// - Returns: nil if nothing is known of the type
  func isSendable(_ type: Type, from unit: Int, depth: Int = 0) -> Bool? {
    guard depth < 8 else { return nil }
    switch type {
    case .unknown, .module: return nil
    case .metatype: return true
    case .array(let element), .dictionary(let element): return isSendable(element, from: unit, depth: depth + 1)
    case .tuple(let parts): return all(parts.map { isSendable($0, from: unit, depth: depth + 1) })
    case .function(let unit, let type): return type.attributes.contains { index.typeName($0, in: unit) == "Sendable" }
    case .nominal(let id): return isSendable(id, from: unit, depth: depth)
    }
  }

  private func isSendable(_ id: TypeID, from unit: Int, depth: Int) -> Bool? {
    if rules.sendableTypes.contains(name(of: id)) { return true }
    guard let entry = entry(id), !entry.declarations.isEmpty else { return nil }
    if lineage(of: id).contains(where: { Self.sendableProtocols.contains(name(of: $0)) }) { return true }
    let primary = entry.declarations.filter { index[$0].kind != .extension }
    if primary.contains(where: { index[$0].kind == .actor }) || isolationOfType(id) { return true }
    guard let declaration = primary.first else { return nil }
    switch index[declaration].kind {
    case .class, .protocol: return false
    case .struct, .enum: return isImplicitlySendable(declaration, from: unit, depth: depth)
    default: return nil
    }
  }

  /// A struct that is not public conforms by itself, in its module, if all that it stores does (SE-0302). Of an enum the payloads are not known.
  private func isImplicitlySendable(_ key: TypeKey, from unit: Int, depth: Int) -> Bool? {
    let declaration = index[key]
    guard !declaration.modifiers.contains(.isPublic), index.program.units[key.unit].module == index.program.units[unit].module else { return false }
    guard declaration.kind == .struct else { return nil }
    var facts: [Bool?] = []
    for case .variable(let id) in declaration.members {
      let variable = VariableKey(unit: key.unit, id: id)
      guard index[variable].getter == nil, !index[variable].modifiers.contains(.isStatic) else { continue }
      facts.append(isSendable(type(of: variable, in: FunctionKey(unit: key.unit, id: FileSummary.topLevel)), from: unit, depth: depth + 1))
    }
    return all(facts)
  }

  private func all(_ facts: [Bool?]) -> Bool? {
    if facts.contains(false) { return false }
    return facts.contains(nil) ? nil : true
  }

  /// Whether a type belongs to a global actor.
  func isolationOfType(_ id: TypeID) -> Bool { inheritedGlobalActor(of: id, depth: 0) != nil || isolatedByDefault(id) }

  func isActor(_ id: TypeID) -> Bool { entry(id)?.declarations.contains { index[$0].kind == .actor } ?? false }

  private func isolatedByDefault(_ id: TypeID) -> Bool {
    guard let key = entry(id)?.declarations.first(where: { index[$0].kind != .extension }), !isActor(id) else { return false }
    let declaration = index[key]
    return index.program.modules[index.program.units[key.unit].module].defaultIsolation != nil && !declaration.modifiers.contains(.isNonisolated)
  }

  func rendered(_ type: Type) -> String {
    switch type {
    case .unknown, .function, .module, .metatype: ""
    case .nominal(let id): name(of: id)
    case .array(let element): rendered(element).isEmpty ? "" : "[\(rendered(element))]"
    case .dictionary: ""
    case .tuple(let parts): parts.isEmpty ? "Void" : ""
    }
  }
}
