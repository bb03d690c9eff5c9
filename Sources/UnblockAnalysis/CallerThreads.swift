import UnblockModel

extension Propagation {
  /// Whether an async function runs on threads that may block, because those who call it do, and it stays where they are.
  ///
  /// An async function without an actor leaves for the pool, unless it is `nonisolated(nonsending)`, by its own words or by those of
  /// its target (SE-0461). Then it is off limits unless the contrary is shown: code that is not there may call it if it is public, a
  /// reference to it may be called by anybody, and a call that cannot be told may be one of it.
  func runsOnSafeThreadsOnly(_ function: FunctionKey) -> Bool {
    var inWork: Set<FunctionKey> = []
    return runsOnSafeThreadsOnly(function, &inWork)
  }

  /// - Parameter inWork: the functions that are looked at: those that call each other are as safe as those who call any of them
  private func runsOnSafeThreadsOnly(_ function: FunctionKey, _ inWork: inout Set<FunctionKey>) -> Bool {
    guard resolver.staysWithCaller(function), !resolver.isSeenOutside(function) else { return false }
    guard inWork.insert(function).inserted else { return true }
    var isCalled = false
    for key in sitesByName[index.symbol(index[function].name, in: function.unit)] {
      switch resolver.use(of: function, at: key) {
      case .none: continue
      case .unclear: return false
      case .call:
        let caller = resolver.owner(of: key.function)
        guard resolver.context(of: caller).standing == .safe || runsOnSafeThreadsOnly(caller, &inWork) else { return false }
        isCalled = isCalled || caller != function
      }
    }
    return isCalled
  }
}

/// What a site does with a function that bears the name that stands there.
enum NameUse {
  case none
  case call
  /// It may be handed on, or called.
  case unclear
}

extension Resolver {
  /// Whether an async function runs where its caller runs.
  func staysWithCaller(_ key: FunctionKey) -> Bool {
    let function = index[key]
    guard function.kind == .function, function.isAsync, !function.modifiers.contains(.isConcurrent), isolation(of: key) == .none else { return false }
    return function.modifiers.contains(.isNonsending) || index.program.modules[index.program.units[key.unit].module].isNonsendingByDefault
  }

  func isSeenOutside(_ key: FunctionKey) -> Bool {
    let function = index[key]
    let declaration = function.type.map { index[TypeKey(unit: key.unit, id: $0)] }
    // The members of a public extension are public; those of a public type need their own word, or are asked for by a protocol.
    let isOfPublicExtension = declaration.map { $0.kind == .extension && $0.modifiers.contains(.isPublic) } ?? false
    return function.modifiers.contains(.isPublic) || isOfPublicExtension
  }

  func use(of function: FunctionKey, at key: SiteKey) -> NameUse {
    let site = index[key]
    guard site.isCall else {
      if case .variable = access(site.expression, in: key.function) { return .none }
      return .unclear
    }
    switch callee(of: site.expression, in: key.function) {
    case .functions(let functions, _):
      return functions.contains { $0 == function || isAbove($0, function) } ? .call : .none
    case .implicitInitializer, .closure: return .none
    // A member of something unknown may be this one; a free function that is seen would have been found.
    case .external(let receiver, let isGlobal, _, _): return isGlobal || !receiver.isUnknown || index[function].type == nil ? .none : .unclear
    case .none: return .unclear
    }
  }

  /// Whether a call of a requirement or method may run the one of a type that inherits it.
  private func isAbove(_ named: FunctionKey, _ function: FunctionKey) -> Bool {
    guard let owner = enclosingType(of: named), let own = enclosingType(of: function) else { return false }
    return own != owner && inherits(own, from: owner)
  }
}
