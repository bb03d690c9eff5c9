import UnblockModel

/// A blocking place that has arrived at the function that it belongs to.
struct Arrival: Sendable {
  var blocking: Blocking
  /// It stands there: the function is off limits. Otherwise its callers must hear of it.
  var isOffLimits: Bool
  /// Those of the effect, and those of the branches in which it stands: callers are exempt from it who come to none of them.
  var exemptions: [Exemption] = []
}

/// Looks for the callers of functions that block, in files that one resolver is asked about.
struct CallerSearch {
  let resolver: Resolver
  let known: KnownEffects
  let reach: ModuleReach
  let silencing: SuppressionTable
  let options: AnalysisOptions
  var index: ProgramIndex { resolver.index }

  /// Takes a blocking place to the function that it belongs to; nil if nobody is to hear of it.
  func arrival(of blocking: Blocking) -> Arrival? {
    let owner = resolver.owner(of: blocking.function)
    var effect = blocking.effect
    effect.suppression = effect.suppression ?? silencing.suppression(of: blocking, options)
    effect.excluded.formUnion(resolver.placesExcluded(at: effect.range, in: blocking.function, upTo: owner))
    if case .nonblocking? = index[owner].directive { return nil }
    switch resolver.context(at: effect.range, in: owner).standing {
    case .offLimits(let place):
      guard !effect.excluded.contains(PlaceSet(place)) else { return nil }
      let module = index.program.units[owner.unit].module
      guard effect.dispatches.allSatisfy({ dispatch in
        reach(dispatch.module, from: module) && (!isReplaced(dispatch, in: module) || isProvided(dispatch, by: blocking.function))
      }) else { return nil }
      return Arrival(blocking: Blocking(function: owner, effect: effect), isOffLimits: true)
    case .plain:
      let exemptions = resolver.sorted(effect.exemptions + resolver.exemptions(at: effect.range, in: blocking.function, upTo: owner))
      return Arrival(blocking: Blocking(function: owner, effect: effect), isOffLimits: false, exemptions: exemptions)
    case .safe, .unknown, .inPlace: return nil
    }
  }

  /// Whether code of a module knows what may stand in for the body of a call.
  private func isReplaced(_ dispatch: Dispatch, in module: Int) -> Bool { dispatch.doubles.contains { reach($0, from: module) } }

  private func isProvided(_ dispatch: Dispatch, by function: FunctionKey) -> Bool { dispatch.type.map { resolver.mentions($0, in: function) } ?? false }

  /// What blocks at a site because a function does that it may run; nil if it does not run it, or in a way that does not block.
  func blocking(at key: SiteKey, calling blocking: Blocking) -> Blocking? {
    guard let way = way(from: key, to: blocking.function) else { return nil }
    if isAboutDescriptor(blocking.effect.cause), resolver.expectsToBeRefused(key.function) { return nil }
    let blocking = way.speaker ?? blocking
    let (callee, effect) = (blocking.function, blocking.effect)
    var home = effect.home
    if let known = home, !resolver.isAtHome(key.function, known) {
      guard resolver.provides(key.function, for: known) else { return nil }
      home = nil
    }
    guard let condition = condition(at: key, way, callee, effect.condition) else { return nil }
    guard var exemptions = resolver.exemptions(effect.exemptions, at: key, calling: callee) else { return nil }
    if let property = resolver.propertyOfObject(calledAt: key, running: callee) { exemptions.append(Exemption(subject: .instance, test: .given(property))) }
    // More than one call whose object could as well be another is too much of a guess.
    let dispatches = effect.dispatches + (way.dispatch.map { [$0] } ?? [])
    guard dispatches.count(where: \.isUncertain) < 2 else { return nil }
    let next = Effect(
      cause: effect.cause, confidence: min(way.confidence, effect.confidence), range: index[key].nameRange, next: blocking.key,
      suppression: effect.suppression, condition: condition.value, dispatches: dispatches, excluded: effect.excluded,
      exemptions: exemptions, home: home ?? (way.dispatch == nil ? nil : resolver.home(ofObjectCalledAt: key, running: callee)))
    return Blocking(function: key.function, effect: next)
  }

  private func isAboutDescriptor(_ cause: Cause) -> Bool {
    guard case .api(let place) = cause.reason else { return false }
    return resolver.dependsOnDescriptor(resolver.rules.rules.apis[place])
  }
}
