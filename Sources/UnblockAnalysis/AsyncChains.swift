import UnblockModel

/// Whether a sync function, and the sync ones that call it, may become async.
extension Propagation {
  /// - Returns: nil if somebody may call one of them who cannot be seen or cannot wait: a protocol, an override, Objective-C, other packages,
  ///   code that holds a reference
  func asyncChain(from function: FunctionKey) -> CureFacts.AsyncChain? {
    var chain = CureFacts.AsyncChain(functions: [], names: [], calls: [])
    var found: Set<FunctionKey> = [function]
    var open = [function]
    while let next = open.popLast() {
      guard resolver.mayBecomeAsync(next), chain.functions.count < Self.mostFunctions, let calls = calls(of: next) else { return nil }
      chain.functions.append(FileRange(path: path(next), bytes: index[next].range))
      chain.names.append(resolver.signature(of: next))
      for (caller, expression) in calls {
        chain.calls.append(CureFacts.AsyncChain.Call(expression: FileRange(path: path(caller), bytes: expression), body: index[caller].range))
        if !resolver.canAwait(caller), found.insert(caller).inserted { open.append(caller) }
      }
    }
    return chain.calls.isEmpty || chain.calls.count > Self.mostCalls ? nil : chain
  }

  /// A change that touches more is none that anybody would want to be made for them.
  private static let mostFunctions = 4, mostCalls = 12

  private func path(_ key: FunctionKey) -> String { index.program.units[key.unit].path }

  /// Whether a site that bears a function's name could be about it: its file can see the function, and its arguments fit.
  private func mayName(_ function: FunctionKey, at key: SiteKey) -> Bool {
    let (own, other) = (function.unit, key.function.unit)
    if index[function].modifiers.contains(.isPrivate), own != other { return false }
    guard reach(index.program.units[own].module, from: index.program.units[other].module) else { return false }
    guard case .call(_, let list) = index.summary(other)[index[key].expression].kind else { return true }
    return resolver.takes(list, in: other, function)
  }

  /// The calls of a function, with the functions in which they stand; nil if not all can be told.
  private func calls(of function: FunctionKey) -> [(caller: FunctionKey, expression: ByteRange)]? {
    var result: [(FunctionKey, ByteRange)] = []
    for key in sitesByName[index.symbol(index[function].name, in: function.unit)] {
      guard mayName(function, at: key) else { continue }
      switch resolver.use(of: function, at: key) {
      case .none: continue
      case .unclear: return nil
      case .call:
        guard case .functions(let functions, .high) = resolver.callee(of: index[key].expression, in: key.function), functions == [function] else { return nil }
        // In a closure that is run in place nothing can be awaited.
        guard resolver.owner(of: key.function) == key.function, !resolver.changesState(index[key].expression, calling: function, in: key.function) else { return nil }
        result.append((key.function, index.summary(key.function.unit)[index[key].expression].range))
      }
    }
    return result
  }
}

extension Resolver {
  /// Whether a call changes a value in place that is no local one: no async function may do that to an actor's state.
  fileprivate func changesState(_ call: ID<Expression>, calling callee: FunctionKey, in function: FunctionKey) -> Bool {
    let summary = index.summary(function.unit)
    guard case .call(let called, let list) = summary[call].kind else { return false }
    func isLocal(_ value: ID<Expression>) -> Bool { if case .local = summary[value].kind { true } else { false } }
    if index[callee].modifiers.contains(.isMutating), case .member(let base?, _) = summary[called].kind, !isLocal(base), summary[base].kind != .selfReference { return true }
    return summary[list].contains { if case .inOut(let value) = summary[$0.value].kind { !isLocal(value) } else { false } }
  }

  fileprivate func mayBecomeAsync(_ key: FunctionKey) -> Bool {
    let function = index[key]
    guard function.kind == .function, function.hasBody, !function.isAsync, !isSeenOutside(key), function.attributes.allSatisfy({ isActorAttribute($0, in: key.unit) }) else { return false }
    guard !function.modifiers.contains(.isOverride), !isOperator(index.text(function.name, in: key.unit)) else { return false }
    guard let type = enclosingType(of: key) else { return true }
    return lineage(of: type).dropFirst().allSatisfy { asksForNothing($0, like: function, in: key.unit) } && implementations(of: key) == [key]
  }

  private func isActorAttribute(_ attribute: ID<TypeReference>, in unit: Int) -> Bool { globalActor(among: [attribute], in: unit) != nil }

  private func isOperator(_ name: String) -> Bool { !(name.first.map { $0.isLetter || $0 == "_" || $0 == "`" } ?? false) }

  /// Whether a supertype cannot have a requirement or method of the function's name.
  private func asksForNothing(_ type: TypeID, like function: Function, in unit: Int) -> Bool {
    if Self.protocolsWithoutMethods.contains(name(of: type)) { return true }
    guard let entry = entry(type), !entry.declarations.isEmpty else { return false }
    return (entry.members[index.symbol(function.name, in: unit)] ?? []).isEmpty
  }

  /// Of the standard library: what nearly every type conforms to, and what none of one's own functions is a witness of.
  private static let protocolsWithoutMethods: Set<String> = [
    "Sendable", "Actor", "AnyObject", "Error", "Equatable", "Codable", "Decodable", "Encodable", "Identifiable", "CaseIterable",
    "CustomStringConvertible", "CustomDebugStringConvertible", "RawRepresentable",
  ]

  /// Whether `await` may be written in a function.
  func canAwait(_ key: FunctionKey) -> Bool {
    guard case .offLimits(let place) = context(of: key).standing, place == .task || place == .mainActor else { return false }
    return isAsync(key, at: place)
  }
}
