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
  /// The effect of the function that is called there; nil if the cause itself stands there.
  var next: EffectKey?
  /// The comment that silences it. It is followed all the same: a comment that silences nothing is reported.
  var suppression: SuppressionTable.Key?
  /// It is there for some objects only.
  var condition: DispatchCondition?
  /// The calls on its way that the object decides.
  var dispatches: [Dispatch] = []
  /// The code asks which thread it is on, and does not get there on these.
  var excluded: PlaceSet = []
  /// It is not there for callers that give such arguments: any one of them.
  var exemptions: [Exemption] = []
  /// What blocks need not be there: only those may count on it who know.
  var home: Home?
}

/// One of the effects of a function: it may have one for each type of object, for what it asks of its thread, and for what it is given.
struct EffectKey: Hashable {
  var function: FunctionKey
  var condition: DispatchCondition?
  var excluded: PlaceSet = []
  var exemptions: [Exemption] = []
  var home: Home?
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
  private(set) var effects: [EffectKey: Effect] = [:]
  /// Of the effects that a function has for all objects and on all threads, the first.
  private(set) var firstEffects: [FunctionKey: EffectKey] = [:]
  private var silencedEffects: [EffectKey: Effect] = [:]
  /// How many of a function's effects callers may be exempt from. Branches in functions that call each other could make any number of them.
  private var partCounts: [FunctionKey: Int] = [:]
  private static let mostParts = 16
  /// What stands directly in an off-limits context.
  private(set) var arrived: [Blocking] = []
  /// By the number of the symbol.
  let sitesByName: SitesByName
  let words: CallWords
  let candidates: SiteCandidates
  let reach: ModuleReach
  private let silencing: SuppressionTable
  private(set) var usedSuppressions: Set<SuppressionTable.Key> = []

  init(_ stretches: Stretches, options: AnalysisOptions, silencing: SuppressionTable) {
    resolver = stretches.resolver
    self.options = options
    self.silencing = silencing
    words = stretches.words
    reach = ModuleReach(resolver.index)
    sitesByName = SitesByName(stretches)
    candidates = SiteCandidates(stretches, sitesByName)
  }

  mutating func run(_ causes: [Blocking]) {
    for cost in [Cost.unbounded, .long, .short] {
      var front = causes.filter { $0.effect.cause.cost == cost }
      while !front.isEmpty {
        let changed = front.compactMap { arrive($0) }
        candidates.prepare(changed.reduce(into: []) { $0.formUnion(words.words(for: $1.function)) })
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
    effect.excluded.formUnion(resolver.placesExcluded(at: effect.range, in: blocking.function, upTo: owner))
    if case .nonblocking? = index[owner].directive { return nil }
    let context = resolver.context(at: effect.range, in: owner)
    switch context.standing {
    case .offLimits(let place):
      guard !effect.excluded.contains(PlaceSet(place)) else { return nil }
      let module = index.program.units[owner.unit].module
      guard effect.dispatches.allSatisfy({ dispatch in
        reach(dispatch.module, from: module) && (!isReplaced(dispatch, in: module) || isProvided(dispatch, by: blocking.function))
      }) else { return nil }
      if let key = effect.suppression { usedSuppressions.insert(key) } else { arrived.append(Blocking(function: owner, effect: effect)) }
      return nil
    case .plain:
      if partCounts[owner, default: 0] < Self.mostParts {
        effect.exemptions = resolver.sorted(effect.exemptions + resolver.exemptions(at: effect.range, in: blocking.function, upTo: owner))
      }
      return keep(effect, of: owner) ? Blocking(function: owner, effect: effect) : nil
    case .safe, .unknown, .inPlace: return nil
    }
  }

  /// Whether code of a module knows what may stand in for the body of a call.
  private func isReplaced(_ dispatch: Dispatch, in module: Int) -> Bool { dispatch.doubles.contains { reach($0, from: module) } }

  private func isProvided(_ dispatch: Dispatch, by function: FunctionKey) -> Bool { dispatch.type.map { resolver.mentions($0, in: function) } ?? false }

  /// Remembers the first effect that a function gets; one that is silenced does not stand in the way of one that is not.
  private mutating func keep(_ effect: Effect, of owner: FunctionKey) -> Bool {
    let part = key(of: Blocking(function: owner, effect: effect))
    // What blocks for all objects blocks for each, and what blocks whatever it is given, for each argument.
    let wider = [EffectKey(function: owner), EffectKey(function: owner, condition: effect.condition, excluded: effect.excluded), part]
    if effect.suppression != nil {
      guard wider.allSatisfy({ silencedEffects[$0] == nil }) else { return false }
      silencedEffects[part] = effect
    } else {
      guard wider.allSatisfy({ effects[$0] == nil }) else { return false }
      effects[part] = effect
      if !effect.exemptions.isEmpty { partCounts[owner, default: 0] += 1 }
      if effect.condition == nil, effect.excluded.isEmpty, effect.home == nil, firstEffects[owner] == nil { firstEffects[owner] = part }
    }
    return true
  }

  /// The places that call a function which turned out to block.
  private func callers(of blocking: Blocking) -> [Blocking] {
    let (callee, effect) = (blocking.function, blocking.effect)
    var result: [Blocking] = []
    for key in candidates.sites(of: words.words(for: callee), for: callee) + membersLookedUp(by: callee) {
      guard let way = way(from: key, to: callee) else { continue }
      if isAboutDescriptor(effect.cause), resolver.expectsToBeRefused(key.function) { continue }
      let blocking = way.speaker ?? blocking
      let (callee, effect) = (blocking.function, blocking.effect)
      var home = effect.home
      if let known = home, !resolver.isAtHome(key.function, known) {
        guard resolver.provides(key.function, for: known) else { continue }
        home = nil
      }
      guard let condition = condition(at: key, way, callee, effect.condition) else { continue }
      guard var exemptions = resolver.exemptions(effect.exemptions, at: key, calling: callee) else { continue }
      if let property = resolver.propertyOfObject(calledAt: key, running: callee) { exemptions.append(Exemption(subject: .instance, test: .given(property))) }
      // More than one call whose object could as well be another is too much of a guess.
      let dispatches = effect.dispatches + (way.dispatch.map { [$0] } ?? [])
      guard dispatches.count(where: \.isUncertain) < 2 else { continue }
      let next = Effect(
        cause: effect.cause, confidence: min(way.confidence, effect.confidence), range: index[key].nameRange, next: self.key(of: blocking),
        suppression: effect.suppression, condition: condition.value, dispatches: dispatches, excluded: effect.excluded,
        exemptions: exemptions, home: home ?? (way.dispatch == nil ? nil : resolver.home(ofObjectCalledAt: key, running: callee)))
      result.append(Blocking(function: key.function, effect: next))
    }
    return result + users(ofBuilder: callee).map { user in
      var next = effect
      (next.range, next.next, next.condition, next.exemptions) = (user.range, self.key(of: blocking), nil, [])
      return Blocking(function: user.function, effect: next)
    }
  }

  private func key(of blocking: Blocking) -> EffectKey {
    let effect = blocking.effect
    return EffectKey(
      function: blocking.function, condition: effect.condition, excluded: effect.excluded, exemptions: effect.exemptions, home: effect.home)
  }

  /// Of the effects that a function has for all objects and on all threads, the first.
  func firstEffect(of function: FunctionKey) -> Effect? { firstEffects[function].flatMap { effects[$0] } }

  private func isAboutDescriptor(_ cause: Cause) -> Bool {
    guard case .api(let place) = cause.reason else { return false }
    return resolver.dependsOnDescriptor(resolver.rules.rules.apis[place])
  }

  /// How a site comes to run a function.
  struct Way {
    var confidence: Confidence
    /// The object decides: the site names a requirement, or a method that is overridden.
    var dispatch: Dispatch?
    /// Where all bodies block that the site may come to, the one of them that is told of: the same, in whichever order they are found.
    var speaker: Blocking?
  }

  /// Whether a site runs a function, and how sure that is.
  func way(from key: SiteKey, to callee: FunctionKey) -> Way? {
    let site = index[key]
    guard site.isCall else {
      if case .keyPath = index[ExpressionKey(unit: key.function.unit, id: site.expression)].kind { return reference(site, key.function, callee) }
      return mention(site, key.function, callee) ?? reference(site, key.function, callee)
    }
    switch resolver.callee(of: site.expression, in: key.function) {
    case .functions(let functions, let confidence):
      guard let way = way(from: key, calling: functions, to: callee, confidence) else { return nil }
      // Asked last: most sites that bear a function's name call another.
      return functions.count == 1 && resolver.isKnownToRules(functions[0], at: site, in: key.function) ? nil : way
    case .implicitInitializer(let type):
      guard resolver.enclosingType(of: callee) == type else { return nil }
      if isInitialValue(callee) { return Way(confidence: .high) }
      return index[callee].kind == .deinitializer && resolver.dies(site.expression, in: key.function) ? Way(confidence: .medium) : nil
    case .closure(let closure): return closure == callee ? Way(confidence: .high) : nil
    case .external: return index[callee].kind == .getter && resolver.describes(site, by: callee, in: key.function) ? Way(confidence: .high) : nil
    case .none: return nil
    }
  }

  /// - Parameter functions: what the call that stands at the site calls by its name
  private func way(from key: SiteKey, calling functions: [FunctionKey], to callee: FunctionKey, _ confidence: Confidence) -> Way? {
    if functions == [callee] { return Way(confidence: confidence) }
    let site = index[key]
    if functions.count == 1, isOmitted(callee, by: site, in: key.function, calling: functions[0]) { return Way(confidence: confidence) }
    // An explicit initialiser runs the initial values of the properties as well.
    if isInitialValue(callee), functions.count == 1, index[functions[0]].kind == .initializer, sameType(functions[0], callee) {
      return Way(confidence: confidence)
    }
    if index[callee].kind == .deinitializer, functions.count == 1, index[functions[0]].kind == .initializer, sameType(functions[0], callee) {
      return resolver.dies(site.expression, in: key.function) ? Way(confidence: min(confidence, .medium)) : nil
    }
    return dispatch(functions, to: callee, at: site, key.function, confidence)
  }

  /// A call of a requirement, or of a method that may be overridden.
  private func dispatch(_ named: [FunctionKey], to body: FunctionKey, at site: Site, _ function: FunctionKey, _ confidence: Confidence) -> Way? {
    guard !resolver.isSuper(site.expression, in: function.unit) else { return nil }
    // A requirement and its default implementation are one; other functions of a name are overloads, which are not told apart.
    guard named.count == 1 || named.contains(where: resolver.isRequirement) else { return nil }
    guard var way = way(named, to: body, confidence) else { return nil }
    if way.dispatch?.isUncertain ?? false, let slot = named.first(where: resolver.isRequirement) ?? named.first {
      way.dispatch?.doubles = doubles(of: body, among: resolver.implementations(of: slot), in: function)
      way.dispatch?.type = resolver.enclosingType(of: body)
    }
    return way
  }

  /// The modules of implementations that do not block and that the code around a call cannot know, though it knows the one that does.
  private func doubles(of body: FunctionKey, among bodies: [FunctionKey], in function: FunctionKey) -> [Int] {
    func module(_ key: FunctionKey) -> Int { index.program.units[key.unit].module }
    let own = module(function)
    guard reach(module(body), from: own) else { return [] }
    return Set(bodies.filter { firstEffect(of: $0) == nil && !reach(module($0), from: own) }.map(module)).sorted()
  }

  /// Among more than a few bodies, one that blocks says little of a call that may come to any of them. What overrides an override
  /// counts with it.
  private static let mostImplementations = 3

  private func way(_ named: [FunctionKey], to body: FunctionKey, _ confidence: Confidence) -> Way? {
    guard let slot = named.first(where: resolver.isRequirement) ?? named.first else { return nil }
    // Asked first: to look for all bodies of each function of a name takes the square of their number.
    guard body == slot || resolver.isImplementation(body, of: slot) else { return nil }
    let bodies = resolver.implementations(of: slot)
    guard bodies.contains(body) else { return nil }
    if bodies.count > 1, let speaker = speaker(for: bodies, body) {
      // The named one is told of by its own calls.
      if firstEffect(of: slot)?.cause.cost == speaker.effect.cause.cost { return body == slot ? Way(confidence: confidence) : nil }
      let dispatch = Dispatch(isUncertain: false, module: index.program.units[slot.unit].module)
      return Way(confidence: confidence, dispatch: dispatch, speaker: speaker)
    }
    guard bodies.count <= Self.mostImplementations || resolver.branches(among: bodies, of: slot) <= Self.mostImplementations else { return nil }
    let dispatch = Dispatch(isUncertain: bodies.count > 1, module: index.program.units[body.unit].module)
    return Way(confidence: bodies.count > 1 ? min(confidence, .medium) : confidence, dispatch: dispatch)
  }

  /// The first by name of the bodies that block for as long as one of them does, if all of them block.
  private func speaker(for bodies: [FunctionKey], _ body: FunctionKey) -> Blocking? {
    guard let cost = firstEffect(of: body)?.cause.cost else { return nil }
    var result: (name: String, blocking: Blocking)?
    for body in bodies {
      guard let effect = firstEffect(of: body) else { return nil }
      let name = resolver.signature(of: body)
      if effect.cause.cost == cost, result.map({ name < $0.name }) ?? true { result = (name, Blocking(function: body, effect: effect)) }
    }
    return result?.blocking
  }

  /// On what an effect depends behind a site; nil if the site's objects are of another type.
  private func condition(at key: SiteKey, _ way: Way, _ callee: FunctionKey, _ inner: DispatchCondition?) -> (value: DispatchCondition?, Void)? {
    let expression = index[key].expression
    if way.dispatch != nil, let type = resolver.enclosingType(of: callee) {
      return decided(resolver.receiver(of: expression, in: key.function), type, in: key.function)
    }
    guard let inner else { return (nil, ()) }
    switch inner.subject {
    case .instance:
      if let made = resolver.typeMade(by: expression, calling: callee, in: key.function) {
        return made == inner.type || resolver.inherits(made, from: inner.type) ? (nil, ()) : nil
      }
      return decided(resolver.receiver(of: expression, in: key.function), inner.type, in: key.function)
    case .parameter(let place):
      guard let argument = resolver.argument(for: place, of: expression, to: callee, in: key.function) else { return (nil, ()) }
      return decided(resolver.subject(argument, in: key.function), inner.type, in: key.function)
    }
  }

  private func decided(_ receiver: Receiver, _ type: TypeID, in function: FunctionKey) -> (value: DispatchCondition?, Void)? {
    switch receiver {
    case .instance:
      guard let own = resolver.enclosingType(of: function) else { return (nil, ()) }
      guard resolver.mayBe(.nominal(own), type) else { return nil }
      return (own == type || resolver.inherits(own, from: type) ? nil : DispatchCondition(subject: .instance, type: type), ())
    case .parameter(let place): return (DispatchCondition(subject: .parameter(place), type: type), ())
    case .value(let value): return resolver.mayBe(value, type) ? (nil, ()) : nil
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
  private func mention(_ site: Site, _ function: FunctionKey, _ callee: FunctionKey) -> Way? {
    let kind = index[callee].kind
    if kind == .subscriptGetter, !site.isWritten, resolver.looksUp(site.expression, by: callee, in: function) { return Way(confidence: .high) }
    guard [.getter, .setter, .observer, .initialValue].contains(kind) else { return nil }
    guard case .variable(let key) = resolver.access(site.expression, in: function) else { return nil }
    let variable = index[key]
    if !variable.attributes.isEmpty, isWrapped(key, by: callee, isWritten: site.isWritten) { return Way(confidence: .high) }
    let named: ID<Function>?
    switch kind {
    case .getter: named = site.isWritten ? nil : variable.getter
    case .setter, .observer: named = site.isWritten ? variable.setter : nil
    default:
      // Globals, static and lazy properties get their values when they are first used: most often they have been computed already.
      let isLate = variable.kind == .global || variable.modifiers.contains(.isStatic) || variable.modifiers.contains(.isLazy)
      return isLate && key.unit == callee.unit && variable.initialValue == callee.id ? Way(confidence: .medium) : nil
    }
    guard let named else { return nil }
    let accessor = FunctionKey(unit: key.unit, id: named)
    if accessor == callee { return Way(confidence: .high) }
    return way([accessor], to: callee, .high)
  }

  /// Whether a function is the accessor of the wrapper of a property.
  private func isWrapped(_ key: VariableKey, by callee: FunctionKey, isWritten: Bool) -> Bool {
    guard let wrapper = resolver.wrapper(of: key), resolver.enclosingType(of: callee) == wrapper else { return false }
    return index[callee].kind == (isWritten ? .setter : .getter)
  }

  /// A function that is given to another one, which runs it in place.
  private func reference(_ site: Site, _ function: FunctionKey, _ callee: FunctionKey) -> Way? {
    guard let use = resolver.use(of: site.expression, in: function.unit), resolver.referenced(site.expression, in: function) == callee else { return nil }
    switch index[ExpressionKey(unit: function.unit, id: use.call)].kind {
    case .call:
      let isKeyPath = if case .keyPath = index[ExpressionKey(unit: function.unit, id: site.expression)].kind { true } else { false }
      // A key path is no closure: nearly all that take one read it there and then.
      let runs = isKeyPath ? .inPlace : resolver.context(ofArgument: use.place, of: use.call, in: function, isAsync: false).standing
      return runs == .inPlace ? Way(confidence: isKeyPath ? .medium : .high) : nil
    case .subscript: return Way(confidence: .high)
    default: return nil
    }
  }
}
