import UnblockModel

/// Why something blocks, in the end.
struct Cause: Hashable {
  enum Reason: Hashable {
    /// By its place in `RuleSet.apis`.
    case api(Int)
    case loop(rounds: Int)
    case spin
    case recursion
    /// The function that is marked.
    case noasync(FunctionKey)
    /// `// unblock:blocking`
    case declared
  }

  var reason: Reason
  var kind: String
  var cost: Cost
  /// What blocks, by its name.
  var name: String
}

/// That a function blocks: where in it, and through what.
struct Effect: Hashable {
  var cause: Cause
  var confidence: Confidence
  /// In the function's file.
  var range: ByteRange
  /// The function that is called there, which has an effect of its own; nil if the cause itself stands there.
  var next: FunctionKey?
  /// The comment that silences it. It is followed all the same: a comment that silences nothing is reported.
  var suppression: SuppressionTable.Key?
}

/// A place where a function blocks.
struct Blocking: Hashable {
  var function: FunctionKey
  var effect: Effect
}

/// Follows effects from where they arise, through sync functions, to the contexts that they must not reach.
///
/// Worse costs go first, and shorter ways before longer ones, so that the first effect that a function gets is the one to report.
struct Propagation {
  let resolver: Resolver
  let options: AnalysisOptions
  var index: ProgramIndex { resolver.index }
  private(set) var effects: [FunctionKey: Effect] = [:]
  private var silencedEffects: [FunctionKey: Effect] = [:]
  /// What stands directly in an off-limits context.
  private(set) var arrived: [Blocking] = []
  /// By the number of the symbol.
  let sitesByName: [[SiteKey]]
  private let silencing: SuppressionTable
  private(set) var usedSuppressions: Set<SuppressionTable.Key> = []

  init(_ resolver: Resolver, options: AnalysisOptions, silencing: SuppressionTable) {
    self.resolver = resolver
    self.options = options
    self.silencing = silencing
    sitesByName = Self.sites(of: resolver.index)
  }

  private static func sites(of index: ProgramIndex) -> [[SiteKey]] {
    let isDeclared = declaredSymbols(of: index)
    var result: [[SiteKey]] = Array(repeating: [], count: index.symbolIndex.count)
    for unit in index.program.units.indices {
      let symbols = index.symbols[unit]
      let functions = index.summary(unit).functions
      for place in functions.indices {
        for (number, site) in functions[place].sites.enumerated() {
          let symbol = Int(symbols[Int(site.name.index)].index)
          if isDeclared[symbol] { result[symbol].append(SiteKey(function: FunctionKey(unit: unit, id: ID(place)), place: number)) }
        }
      }
    }
    return result
  }

  /// Only words that name a function, property or type of the program can lead to one.
  private static func declaredSymbols(of index: ProgramIndex) -> [Bool] {
    var result = Array(repeating: false, count: index.symbolIndex.count)
    for unit in index.program.units.indices {
      let symbols = index.symbols[unit]
      let summary = index.summary(unit)
      func declare(_ name: Name) { result[Int(symbols[Int(name.index)].index)] = true }
      for place in summary.functions.indices {
        declare(summary.functions[place].name)
        if case .stored(let variable) = summary.functions[place].use { declare(summary[variable].name) }
      }
      for type in summary.types { declare(type.name) }
    }
    return result
  }

  mutating func run(_ causes: [Blocking]) {
    for cost in [Cost.unbounded, .long, .short] {
      var front = causes.filter { $0.effect.cause.cost == cost }
      while !front.isEmpty {
        let changed = front.compactMap { arrive($0) }
        front = changed.flatMap(callers)
      }
    }
  }

  /// Takes a blocking place to the function that it belongs to.
  ///
  /// - Returns: the function with what it got to know, if it is a sync one that its callers must now hear of
  private mutating func arrive(_ blocking: Blocking) -> Blocking? {
    let owner = resolver.owner(of: blocking.function)
    var effect = blocking.effect
    effect.suppression = effect.suppression ?? silencing.suppression(of: blocking, options)
    if case .nonblocking? = index[owner].directive { return nil }
    switch resolver.context(of: owner).standing {
    case .offLimits:
      if let key = effect.suppression { usedSuppressions.insert(key) } else { arrived.append(Blocking(function: owner, effect: effect)) }
      return nil
    case .plain: return keep(effect, of: owner) ? Blocking(function: owner, effect: effect) : nil
    case .safe, .unknown, .inPlace: return nil
    }
  }

  /// Remembers the first effect that a function gets; one that is silenced does not stand in the way of one that is not.
  private mutating func keep(_ effect: Effect, of owner: FunctionKey) -> Bool {
    if effect.suppression != nil {
      guard silencedEffects[owner] == nil else { return false }
      silencedEffects[owner] = effect
    } else {
      guard effects[owner] == nil else { return false }
      effects[owner] = effect
    }
    return true
  }

  /// The places that call a function which turned out to block.
  private func callers(of blocking: Blocking) -> [Blocking] {
    let (callee, effect) = (blocking.function, blocking.effect)
    var result: [Blocking] = []
    for name in names(of: callee) {
      for key in sitesByName[Int(name.index)] {
        guard let confidence = confidence(that: key, runs: callee) else { continue }
        let site = index[key]
        let next = Effect(
          cause: effect.cause, confidence: min(confidence, effect.confidence), range: site.nameRange, next: callee,
          suppression: effect.suppression)
        result.append(Blocking(function: key.function, effect: next))
      }
    }
    return result
  }

  /// The words that a function can be called by.
  func names(of key: FunctionKey) -> Set<Symbol> {
    let function = index[key]
    var result: Set<Symbol> = []
    switch function.kind {
    case .closure:
      if case .stored(let variable) = function.use { result.insert(index.symbol(index.summary(key.unit)[variable].name, in: key.unit)) }
    case .initializer:
      result.insert(index.symbol(function.name, in: key.unit))
      insertTypeName(of: function, in: key.unit, &result)
    case .initialValue:
      result.insert(index.symbol(function.name, in: key.unit))
      if !function.modifiers.contains(.isStatic) { insertTypeName(of: function, in: key.unit, &result) }
    case .defaultArgument:
      if let parent = function.parent { return names(of: FunctionKey(unit: key.unit, id: parent)) }
    default: result.insert(index.symbol(function.name, in: key.unit))
    }
    return result
  }

  private func insertTypeName(of function: Function, in unit: Int, _ result: inout Set<Symbol>) {
    guard let type = function.type, let id = index.typeIDs[unit][Int(type.index)] else { return }
    let last = index[id].name.split(separator: ".").last.map(String.init) ?? ""
    if let symbol = index.symbol(last) { result.insert(symbol) }
  }

  /// Whether a site runs a function, and how sure that is.
  func confidence(that key: SiteKey, runs callee: FunctionKey) -> Confidence? {
    let site = index[key]
    guard site.isCall else {
      guard mentions(site, key.function, callee) else { return nil }
      // What is computed once, on first use, has most often been computed already.
      return index[callee].kind == .initialValue ? .medium : .high
    }
    switch resolver.callee(of: site.expression, in: key.function) {
    case .functions(let functions, let confidence):
      if functions.count == 1, resolver.isKnownToRules(functions[0], at: site, in: key.function) { return nil }
      if functions == [callee] { return confidence }
      if functions.count == 1, isOmitted(callee, by: site, in: key.function, calling: functions[0]) { return confidence }
      // An explicit initialiser runs the initial values of the properties as well.
      if isInitialValue(callee), functions.count == 1, index[functions[0]].kind == .initializer, sameType(functions[0], callee) { return confidence }
      return nil
    case .implicitInitializer(let type):
      return isInitialValue(callee) && resolver.enclosingType(of: callee) == type ? .high : nil
    case .closure(let closure): return closure == callee ? .high : nil
    case .external, .none: return nil
    }
  }

  /// Whether a call leaves out the argument whose default value a function computes.
  private func isOmitted(_ value: FunctionKey, by site: Site, in caller: FunctionKey, calling callee: FunctionKey) -> Bool {
    guard index[value].kind == .defaultArgument, index[value].parent == callee.id, value.unit == callee.unit else { return false }
    guard case .call(_, let list) = index.summary(caller.unit)[site.expression].kind else { return false }
    let name = index[value].name
    return !index.summary(caller.unit)[list].indices.contains { argument in
      let place = argument - Int(list.start)
      let parameter = resolver.parameter(of: callee, for: place, of: site.expression, in: caller)
      return parameter.map { index.summary(callee.unit)[$0.variable].name == name } ?? false
    }
  }

  private func isInitialValue(_ key: FunctionKey) -> Bool {
    let function = index[key]
    return function.kind == .initialValue && function.type != nil && !function.modifiers.contains(.isStatic) && !function.modifiers.contains(.isLazy)
  }

  private func sameType(_ left: FunctionKey, _ right: FunctionKey) -> Bool {
    resolver.enclosingType(of: left) == resolver.enclosingType(of: right)
  }

  /// Whether reading or writing a property runs a function.
  private func mentions(_ site: Site, _ function: FunctionKey, _ callee: FunctionKey) -> Bool {
    let kind = index[callee].kind
    guard [.getter, .setter, .observer, .initialValue].contains(kind) else { return false }
    guard case .variable(let key) = resolver.access(site.expression, in: function), key.unit == callee.unit else { return false }
    let variable = index[key]
    switch kind {
    case .getter: return variable.getter == callee.id && !site.isWritten
    case .setter, .observer: return variable.setter == callee.id && site.isWritten
    default:
      // Globals, static and lazy properties get their values when they are first used.
      let isLate = variable.kind == .global || variable.modifiers.contains(.isStatic) || variable.modifiers.contains(.isLazy)
      return isLate && variable.initialValue == callee.id
    }
  }
}
