import UnblockModel

/// A wait that keeps waiting the very work that would end it.
struct Deadlock {
  /// What both need.
  var place: Place
  /// From the first helper, or the wait itself, to the call that would end the wait.
  var trace: [Finding.Step]
  /// The trace leads on to what would end the wait.
  var hasOtherEnd: Bool
}

/// Tells deadlocks from ordinary waits.
///
/// What is not seen to end a wait is no evidence: a wait that nobody is known to end, or that a thread of its own may end, is an ordinary one.
/// Threads that wait for something else before are followed, since they may need what the waiting code holds.
struct Deadlocks {
  private let propagation: Propagation
  private let releases: Releases
  private var resolver: Resolver { propagation.resolver }
  private var index: ProgramIndex { propagation.index }

  /// What is needed for a wait to end, and the way there.
  private typealias Needs = [Place: [Finding.Step]]

  init(_ propagation: Propagation, causes: [Blocking]) {
    self.propagation = propagation
    let isAsked = propagation.arrived.contains { Self.wait(behind: $0.effect, propagation.index.rules) != nil }
    releases = Releases(propagation, causes: isAsked ? causes : [])
  }

  /// The deadlock that a blocking place in an off-limits context is; nil if it is none.
  func deadlock(of blocking: Blocking) -> Deadlock? {
    guard let place = Self.wait(behind: blocking.effect, index.rules), let held = self.place(of: blocking.function) else { return nil }
    guard let wait = wait(of: blocking, api: place), let steps = needs(of: wait, depth: 0)[held] else { return nil }
    let own = propagation.steps(of: wait, api: blocking.effect.cause.name)
    // Where the wait stands in the context itself, it is no step of its own but for the other end.
    let way = own.count > 1 ? Array(own.dropFirst()) : steps.isEmpty ? [] : own
    return Deadlock(place: held, trace: way + steps, hasOtherEnd: !steps.isEmpty)
  }

  /// The wait that blocks in the end, by its place in `RuleSet.apis`.
  private static func wait(behind effect: Effect, _ rules: RuleIndex) -> Int? {
    guard case .api(let place) = effect.cause.reason, isWait(place, rules) else { return nil }
    return place
  }

  private static func isWait(_ api: Int, _ rules: RuleIndex) -> Bool {
    let api = rules.rules.apis[api]
    return api.deadlock != nil || !api.wait.releases.isEmpty
  }

  /// The calls from the off-limits context to the wait.
  private func wait(of blocking: Blocking, api: Int) -> Wait? {
    var sites: [SiteKey] = []
    var (function, effect) = (blocking.function, blocking.effect)
    while sites.count < 100 {
      guard let site = propagation.site(at: effect.range, in: function) else { return nil }
      sites.append(site)
      guard let next = effect.next else { return Wait(sites: sites, api: api) }
      guard let inner = propagation.known.effects[next] else { return nil }
      (function, effect) = (next.function, inner)
    }
    return nil
  }

  // MARK: What code needs

  private func place(of key: FunctionKey) -> Place? { propagation.resolver(of: key.unit).placeHeld(by: key) }

  private func needs(of wait: Wait, depth: Int) -> Needs {
    let api = resolver.rules.rules.apis[wait.api]
    var result: Needs = [:]
    if depth < 4 {
      let ends = releases.ends(of: wait).map { needs(of: $0, depth: depth) }
      for (place, steps) in ends.flatMap({ $0.sorted { $0.key.rawValue < $1.key.rawValue } }) where result[place] == nil {
        if api.wait.needsAll || ends.allSatisfy({ $0[place] != nil }) { result[place] = steps }
      }
    }
    if let place = api.deadlock { result[place] = result[place] ?? [] }
    return result
  }

  private func needs(of end: WaitEnd, depth: Int) -> Needs {
    guard let runner = end.runner else { return [:] }
    var result: Needs = [:]
    switch propagation.resolver(of: runner.unit).context(of: runner).standing {
    case .offLimits: if let place = place(of: runner) { result[place] = end.steps }
    case .safe: break
    case .plain, .inPlace, .unknown: return [:]
    }
    let limit = end.isClosure ? nil : end.steps.first?.range.bytes.start
    for before in waits(in: runner, before: limit, calledThrough: []) {
      let own = propagation.steps(of: before, api: resolver.rules.rules.apis[before.api].name.written())
      for (place, steps) in needs(of: before, depth: depth + 1) where result[place] == nil {
        result[place] = end.isClosure ? end.steps + own + steps : own + steps + end.steps
      }
    }
    if result[.mainActor] == nil, let hop = hop(in: runner, before: limit) { result[.mainActor] = end.isClosure ? end.steps + [hop] : [hop] + end.steps }
    return result
  }

  /// The waits that a function comes to before a place in it, directly and through sync functions.
  private func waits(in function: FunctionKey, before limit: UInt32?, calledThrough way: [SiteKey]) -> [Wait] {
    guard way.count < 6 else { return [] }
    return sites(of: function, before: limit).flatMap { key -> [Wait] in
      let (site, resolver) = (index[key], propagation.resolver(of: key.function.unit))
      if let match = resolver.blockingAPI(at: site, in: key.function), Self.isWait(match.api, index.rules) { return [Wait(sites: way + [key], api: match.api)] }
      return resolver.called(by: site, in: key.function).flatMap { callee -> [Wait] in
        guard propagation.resolver(of: callee.unit).context(of: callee).standing == .plain, !way.contains(where: { resolver.owner(of: $0.function) == callee }) else { return [] }
        return waits(in: callee, before: nil, calledThrough: way + [key])
      }
    }
  }

  private func sites(of function: FunctionKey, before limit: UInt32?) -> [SiteKey] {
    let resolver = propagation.resolver(of: function.unit)
    return resolver.bodies(of: function).flatMap { body in
      resolver.body(of: body).sites.indices.map { SiteKey(function: body, place: $0) }.filter { key in limit.map { index[key].nameRange.start < $0 } ?? true }
    }
  }

  /// A call for which async code goes to the main actor and comes back.
  private func hop(in function: FunctionKey, before limit: UInt32?) -> Finding.Step? {
    for key in sites(of: function, before: limit) where index[key].isAwaited && index[key].isCall {
      let called = propagation.resolver(of: key.function.unit).called(by: index[key], in: key.function)
      if let callee = called.first, called.count == 1, place(of: callee) == .mainActor {
        return propagation.step(at: key, calls: resolver.signature(of: callee))
      }
    }
    return nil
  }
}

extension Propagation {
  /// A wait's calls, each in its function, the wait itself last.
  fileprivate func steps(of wait: Wait, api: String) -> [Finding.Step] {
    wait.sites.enumerated().map { place, site in
      let isLast = place == wait.sites.count - 1
      return step(at: site, calls: isLast ? api : resolver.signature(of: resolver.owner(of: wait.sites[place + 1].function)))
    }
  }
}

extension Resolver {
  /// The thread that a function holds while it runs: nil for one that may block.
  func placeHeld(by key: FunctionKey) -> Place? {
    guard case .offLimits(let place) = context(of: key).standing else { return nil }
    guard place == .task, let outer = functionWhoseActorIsInherited(by: key), placeHeld(by: outer) == .mainActor else { return place }
    return .mainActor
  }

  /// The function whose actor a closure runs on, though it is given to something that makes a task of it: `Task { … }`, not `Task.detached`.
  func functionWhoseActorIsInherited(by key: FunctionKey) -> FunctionKey? {
    guard case .argument(_, let call) = index[key].use, let parent = index[key].parent else { return nil }
    let caller = FunctionKey(unit: key.unit, id: parent)
    guard case .external(let receiver, _, let name, _) = callee(of: call, in: caller), case .call(_, let list) = index.summary(key.unit)[call].kind else { return nil }
    var word = name
    if name == "init", case .metatype(.nominal(let id)) = receiver { word = self.name(of: id).split(separator: ".").last.map(String.init) ?? name }
    let arguments = arguments(list, in: key.unit)
    let inherits = (rules.closureContexts[word] ?? []).contains { place in
      let rule = rules.rules.contexts[place]
      guard case .closures(let symbol, _) = rule.subject else { return false }
      return rule.inheritsIsolation && symbol.base == name && symbol.parameters(for: arguments) != nil
    }
    return inherits ? owner(of: caller) : nil
  }
}
