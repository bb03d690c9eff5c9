import UnblockModel

/// What rewrites ask of a finding.
extension Resolver {
  /// - Returns: nil where no rewrite could do anything: the place cannot be found, or is no code that runs
  func facts(of blocking: Blocking) -> CureFacts? {
    let owner = blocking.function
    guard let standing = standing(of: owner) else { return nil }
    let body = index[owner].range
    for function in bodies(of: owner) {
      if let place = index[function].sites.firstIndex(where: { $0.nameRange == blocking.effect.range }) {
        return facts(of: blocking.effect, at: index[function].sites[place], in: function, body, standing)
      }
      if let loop = index[function].loops.first(where: { $0.keyword == blocking.effect.range }) {
        let isSpin = blocking.effect.cause.reason == .spin
        var facts = CureFacts(subject: isSpin ? .spin : .loop, standing: standing, expression: loop.range, body: body, window: loop.range)
        facts.names = names(in: loop.range, function)
        return facts
      }
    }
    return nil
  }

  private func facts(of effect: Effect, at site: Site, in function: FunctionKey, _ body: ByteRange, _ standing: CureFacts.Standing) -> CureFacts {
    let summary = index.summary(function.unit)
    let expression = summary[site.expression].range
    var result = CureFacts(subject: .helper, standing: standing, expression: expression, body: body, window: expression)
    result.values = values(around: expression, in: body, function)
    result.window = result.values.last?.range ?? expression
    result.names = names(in: result.window, function)
    result.receiver = receiverExpression(of: site, in: function).map { summary[$0].range }
    if effect.next == nil, case .api(let place) = effect.cause.reason { addAPI(place, at: site, in: function, to: &result) }
    if case .helper = result.subject { result.sibling = sibling(of: site, in: function) }
    addCalls(around: site, in: function, to: &result)
    return result
  }

  private func addAPI(_ place: Int, at site: Site, in function: FunctionKey, to result: inout CureFacts) {
    let api = rules.rules.apis[place]
    result.subject = .api(place)
    guard let call = call(of: api, at: site, in: function) else { return }
    let summary = index.summary(function.unit)
    result.arguments = zip(call.parameters, summary[call.list]).map { parameter, argument in
      CureFacts.ArgumentFact(position: parameter, label: api.name.label(of: parameter), range: summary[argument.value].range)
    }
    result.fixes = api.fixes.indices.filter { place in
      let fix = api.fixes[place]
      if isTaken(nameIn: fix.replacement, in: function) { return false }
      return fix.conditions.allSatisfy { holds($0, call) } && !fix.exceptions.contains { holds($0, call) }
    }
  }

  private func receiverExpression(of site: Site, in function: FunctionKey) -> ID<Expression>? {
    let summary = index.summary(function.unit)
    var id = site.expression
    if case .call(let callee, _) = summary[id].kind { id = callee }
    guard case .member(let base, _) = summary[id].kind else { return nil }
    return base
  }

  // MARK: Where it stands

  private func standing(of owner: FunctionKey) -> CureFacts.Standing? {
    guard case .offLimits(let place) = context(of: owner).standing else { return nil }
    if place == .eventLoop { return .eventLoop }
    guard place == .task || place == .mainActor else { return nil }
    let isAsync = isAsync(owner, at: place)
    if let actor = actor(of: owner) { return isAsync ? .isolated(actor) : .synchronous(actor) }
    guard isAsync else { return .synchronous("") }
    return staysWithCaller(owner) ? .callerIsolated : .nonisolated
  }

  /// Whether `await` may be written in a function.
  func isAsync(_ key: FunctionKey, at place: Place) -> Bool {
    let function = index[key]
    if function.isAsync || function.suspends { return true }
    guard function.kind == .closure, place == .task else { return false }
    return !isSyncClosure(key) && !isTakenAsSync(key)
  }

  /// The actor on which a function, or a closure written in it, runs.
  private func actor(of key: FunctionKey) -> String? {
    var current = key
    while index[current].kind == .closure {
      if let actor = globalActor(among: index[current].attributes, in: key.unit) { return actor }
      if leavesIsolation(current) { return nil }
      guard let parent = index[current].parent else { return nil }
      current.id = parent
    }
    switch isolation(of: current) {
    case .none: return context(of: current).standing == .offLimits(.mainActor) ? "MainActor" : nil
    case .actor(let type): return name(of: type)
    case .globalActor(let name): return name
    }
  }
}

extension SymbolName {
  fileprivate func label(of parameter: Int) -> String? {
    guard case .labels(let labels) = arguments, parameter < labels.count else { return nil }
    return labels[parameter].name
  }
}
