import UnblockModel

/// A wait, and the calls that lead to it.
struct Wait {
  /// From the outermost call to the wait itself.
  var sites: [SiteKey]
  /// By its place in `RuleSet.apis`.
  var api: Int
}

/// A call of the program that may end a wait.
struct Release {
  var site: SiteKey
  var rule: ReleaseRule
  var awaited: Awaited
}

/// Who ends a wait, and how that is reached.
struct WaitEnd {
  /// The function whose context runs it; nil: it cannot be told.
  var runner: FunctionKey?
  /// The functions that run it in the course of their own bodies, from the inside to the outside.
  var path: [FunctionKey]
  /// From the runner to the release.
  var steps: [Finding.Step]
  /// The runner is a closure whose end is the release.
  var isClosure = false
}

/// The calls that end waits, and where they are run.
struct Releases {
  private let propagation: Propagation
  private var index: ProgramIndex { propagation.index }
  private func resolver(_ site: SiteKey) -> Resolver { propagation.resolver(of: site.function.unit) }
  private var found: [Release] = []
  /// Where something is waited for.
  private var waits: [(site: SiteKey, awaited: Awaited)] = []

  /// - Parameter causes: those among which are the waits that are asked about
  init(_ propagation: Propagation, causes: [Blocking]) {
    self.propagation = propagation
    var rules: Set<ReleaseRule> = []
    for cause in causes {
      guard case .api(let place) = cause.effect.cause.reason else { continue }
      let ends = index.rules.rules.apis[place].wait.releases
      guard !ends.isEmpty, let key = propagation.site(at: cause.effect.range, in: cause.function) else { continue }
      rules.formUnion(ends)
      if let awaited = awaited(Wait(sites: [key], api: place)) { waits.append((key, awaited)) }
    }
    if !rules.isEmpty { find(rules) }
  }

  /// Looks through all calls of the program for those that end waits.
  private mutating func find(_ rules: Set<ReleaseRule>) {
    let rules = rules.filter { $0.subject != .result }
    var bySymbol = [[ReleaseRule]](repeating: [], count: index.symbolCount)
    for (word, rules) in Dictionary(grouping: rules, by: \.name.base) { if let symbol = index.symbol(word) { bySymbol[Int(symbol.index)] = rules } }
    found = propagation.stretches.map { [bySymbol] resolver, units in units.flatMap { resolver.releases(in: $0, bySymbol) } }.flatMap { $0 }
  }

  // MARK: What is waited for

  /// What a wait waits for, by the name that the outermost of its callers has for it.
  func awaited(_ wait: Wait) -> Awaited? {
    let api = index.rules.rules.apis[wait.api]
    guard !api.wait.releases.isEmpty, let last = wait.sites.last, var result = resolver(last).awaited(api.wait.argument, of: api.name, at: last) else { return nil }
    for (site, callee) in zip(wait.sites.dropLast().reversed(), wait.sites.reversed()) {
      guard let outer = resolver(site).carried(result, from: resolver(callee).owner(of: callee.function), to: site) else { break }
      result = outer
    }
    return result
  }

  /// All that end a wait. Who takes turns in waiting and releasing holds a lock, and ends nobody else's wait.
  func ends(of wait: Wait) -> [WaitEnd] {
    let rules = index.rules.rules.apis[wait.api].wait.releases
    var result = made(by: rules, wait)
    guard let awaited = awaited(wait) else { return result }
    for release in found where rules.contains(release.rule) { result += ends(release, awaited) }
    guard !result.isEmpty else { return [] }
    let waiting = Set(waits.filter { canBe($0.awaited, awaited) }.flatMap { arrivals(from: $0.site, $0.awaited, calls: "", awaited) }.flatMap(\.path))
    return result.filter { $0.isClosure || waiting.isDisjoint(with: $0.path) }
  }

  private func ends(_ release: Release, _ awaited: Awaited) -> [WaitEnd] {
    guard canBe(release.awaited, awaited) else { return [] }
    let name = release.rule.name.written(givenParameters: given(release.rule.name, at: release.site))
    guard let argument = release.rule.closure else { return arrivals(from: release.site, release.awaited, calls: name, awaited) }
    guard !arrivals(from: release.site, release.awaited, calls: name, awaited).isEmpty else { return [] }
    return [end(ofClosure: argument, release.rule.name, at: release.site, name)]
  }

  private func given(_ name: SymbolName, at key: SiteKey) -> Set<Int> {
    guard case .call(_, let list) = index[ExpressionKey(unit: key.function.unit, id: index[key].expression)].kind else { return [] }
    return Set(name.parameters(for: resolver(key).arguments(list, in: key.function.unit)) ?? [])
  }

  private func end(ofClosure argument: Condition.ArgumentName, _ name: SymbolName, at key: SiteKey, _ written: String) -> WaitEnd {
    let unit = key.function.unit
    var runner: FunctionKey?
    if case .call(_, let list) = index[ExpressionKey(unit: unit, id: index[key].expression)].kind,
      let value = resolver(key).argument(argument, of: name, list, in: unit), case .closure(let closure) = index.summary(unit)[value].kind
    {
      runner = FunctionKey(unit: unit, id: closure)
    }
    return WaitEnd(runner: runner, path: [], steps: [propagation.step(at: key, calls: written)], isClosure: true)
  }

  /// What is waited for was made with a closure whose end is waited for: `DispatchWorkItem { … }`.
  private func made(by rules: [ReleaseRule], _ wait: Wait) -> [WaitEnd] {
    let rules = rules.filter { $0.subject == .result }
    guard !rules.isEmpty, let last = wait.sites.last, let call = origin(ofWaitAt: last) else { return [] }
    guard case .call(_, let list) = index[ExpressionKey(unit: call.function.unit, id: index[call].expression)].kind else { return [] }
    let (unit, word) = (call.function.unit, index.text(index[call].name, in: call.function.unit))
    return rules.compactMap { rule in
      let isNamed = rule.name.base == "init" ? rule.name.type.split(separator: ".").last.map(String.init) == word : rule.name.base == word
      guard isNamed, let argument = rule.closure, rule.name.parameters(for: resolver(call).arguments(list, in: unit)) != nil else { return nil }
      return end(ofClosure: argument, rule.name, at: call, rule.name.written(givenParameters: given(rule.name, at: call)))
    }
  }

  /// The call that made the receiver of a wait.
  private func origin(ofWaitAt key: SiteKey) -> SiteKey? {
    let unit = key.function.unit
    guard case .call(let callee, _) = index[ExpressionKey(unit: unit, id: index[key].expression)].kind,
      case .member(let base?, _) = index.summary(unit)[callee].kind
    else { return nil }
    if case .call = index.summary(unit)[base].kind { return site(ofCall: base, in: unit) }
    guard let variable = resolver(key).awaited(base, in: key.function)?.variable, case .value(let value) = index[variable].source else { return nil }
    return site(ofCall: value, in: variable.unit)
  }

  private func site(ofCall expression: ID<Expression>, in unit: Int) -> SiteKey? {
    for (place, function) in index.summary(unit).functions.enumerated() {
      guard let number = function.sites.firstIndex(where: { $0.expression == expression }) else { continue }
      return SiteKey(function: FunctionKey(unit: unit, id: ID(place)), place: number)
    }
    return nil
  }

  // MARK: From a call to the contexts that run it

  private func canBe(_ awaited: Awaited, _ target: Awaited) -> Bool {
    awaited.variable == target.variable || index[awaited.variable].kind == .parameter
  }

  private struct State: Hashable {
    var function: FunctionKey
    var awaited: Awaited
    var runner: FunctionKey?
  }

  /// Follows a call outwards through the sync functions that it stands in, to what runs it, and as far as it takes to see
  /// that it is about `target`.
  private func arrivals(from key: SiteKey, _ awaited: Awaited, calls: String, _ target: Awaited) -> [WaitEnd] {
    let owner = resolver(key).owner(of: key.function)
    var front = [(state: State(function: owner, awaited: awaited), end: WaitEnd(path: [owner], steps: [propagation.step(at: key, calls: calls)]))]
    var seen: Set<State> = [front[0].state]
    var result: [WaitEnd] = []
    while !front.isEmpty, seen.count < 400 {
      var next: [(state: State, end: WaitEnd)] = []
      for (state, end) in front {
        let runner = state.runner ?? (propagation.resolver(of: state.function.unit).context(of: state.function).standing == .plain ? nil : state.function)
        if runner != nil, state.awaited.mayBe(target) {
          result.append(WaitEnd(runner: runner, path: end.path, steps: end.steps))
          continue
        }
        guard let callee = runner == nil ? state.function : declaring(state.awaited, around: state.function) else { continue }
        let outer = propagation.callSites(of: callee).compactMap { self.outer($0.site, callee, state, end, runner, target) }
        // Whoever calls it from elsewhere cannot be seen.
        if outer.isEmpty, runner == nil, state.awaited.mayBe(target) { result.append(WaitEnd(runner: nil, path: end.path, steps: end.steps)) }
        next += outer.filter { seen.insert($0.state).inserted }
      }
      front = next
    }
    return result
  }

  private func declaring(_ awaited: Awaited, around function: FunctionKey) -> FunctionKey? {
    propagation.resolver.declaring(awaited.variable, around: function) ?? awaited.owner.flatMap { propagation.resolver.declaring($0, around: function) }
  }

  private func outer(
    _ site: SiteKey, _ callee: FunctionKey, _ state: State, _ end: WaitEnd, _ runner: FunctionKey?, _ target: Awaited
  ) -> (state: State, end: WaitEnd)? {
    // The same parameter is meant, whatever this caller gives for it.
    let isMeant = state.awaited.mayBe(target) && propagation.resolver.isParameter(target.variable, of: callee)
    let carried = isMeant ? state.awaited : resolver(site).carried(state.awaited, from: callee, to: site)
    guard let carried, canBe(carried, target) else { return nil }
    let owner = resolver(site).owner(of: site.function)
    var end = end
    if runner == nil { end.steps.insert(propagation.step(at: site, calls: propagation.resolver.signature(of: callee)), at: 0) }
    // An async function that is awaited runs in the course of its caller.
    if runner == nil || index[site].isAllThatIsAwaited { end.path.append(owner) }
    return (State(function: owner, awaited: carried, runner: runner), end)
  }
}

extension Resolver {
  /// The calls of a file that end waits.
  ///
  /// - Parameter rules: by the number of the symbol that such calls bear
  fileprivate func releases(in unit: Int, _ rules: [[ReleaseRule]]) -> [Release] {
    let (symbols, functions) = (index.symbols[unit], index.summary(unit).functions)
    var result: [Release] = []
    for place in functions.indices {
      for (number, site) in functions[place].sites.enumerated() where site.isCall {
        for rule in rules[Int(symbols[Int(site.name.index)].index)] {
          guard let release = release(rule, at: SiteKey(function: FunctionKey(unit: unit, id: ID(place)), place: number)) else { continue }
          result.append(release)
        }
      }
    }
    return result
  }

  private func release(_ rule: ReleaseRule, at key: SiteKey) -> Release? {
    guard case .call(_, let list) = index[ExpressionKey(unit: key.function.unit, id: index[key].expression)].kind else { return nil }
    guard rule.name.parameters(for: arguments(list, in: key.function.unit)) != nil else { return nil }
    // A function of the program is meant only where the rules name it: the library is linted itself, or the user's configuration says so.
    guard called(by: index[key], in: key.function).allSatisfy({ isDeclaration($0, of: rule.name, in: Visibility.anyModule) }) else { return nil }
    var argument: Condition.ArgumentName?
    if case .argument(let name) = rule.subject { argument = name }
    return awaited(argument, of: rule.name, at: key).map { Release(site: key, rule: rule, awaited: $0) }
  }
}
