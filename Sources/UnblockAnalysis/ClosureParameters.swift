import UnblockModel

// What a function of the program does with a closure that it is given: read off its body.

extension Resolver {
  /// Where a closure runs that is given to a parameter of a function; nil if the body does not tell.
  func contextOfRuns(of parameter: Parameter, in callee: FunctionKey) -> Context? {
    guard index[callee].hasBody else { return nil }
    let key = VariableKey(unit: callee.unit, id: parameter.variable)
    if let known = runsOfParameters[key] { return known }
    // A function that hands its parameter to itself says nothing new of it.
    runsOfParameters[key] = .some(nil)
    let result = workOutRuns(of: key, in: callee)
    runsOfParameters[key] = .some(result)
    return result
  }

  private func workOutRuns(of key: VariableKey, in callee: FunctionKey) -> Context? {
    var contexts: [Context] = []
    var explained = 0
    for function in withChildren(callee) {
      for site in body(of: function).sites where site.isCall {
        guard case .call(let called, let list) = index.summary(key.unit)[site.expression].kind else { continue }
        if isVariable(called, key) {
          explained += 1
          contexts.append(surroundings(of: function, upTo: callee))
        }
        for (place, argument) in index.summary(key.unit)[list].enumerated() where isVariable(argument.value, key) {
          explained += 1
          let inner = context(ofArgument: place, of: site.expression, in: function, isAsync: false)
          contexts.append(inner.standing == .inPlace ? surroundings(of: function, upTo: callee) : inner)
        }
      }
    }
    let mentions = mentions(of: key)
    // What is not used is not run.
    if mentions == 0 { return .safe }
    return explained < mentions ? nil : strictest(contexts)
  }

  private func isVariable(_ expression: ID<Expression>, _ key: VariableKey) -> Bool {
    if case .local(let variable) = index.summary(key.unit)[expression].kind { variable == key.id } else { false }
  }

  /// A function and all that is written in it.
  private func withChildren(_ key: FunctionKey) -> [FunctionKey] {
    var result = [key]
    var next = 0
    while next < result.count {
      result += body(of: result[next]).children.map { FunctionKey(unit: key.unit, id: $0) }
      next += 1
    }
    return result
  }

  /// Where a part of a function's body runs, as its callers see it.
  private func surroundings(of function: FunctionKey, upTo callee: FunctionKey) -> Context {
    var current = function
    while current != callee {
      let context = context(of: current)
      guard context.standing == .inPlace, let parent = index[current].parent else { return context.standing == .plain ? .unknown : context }
      current.id = parent
    }
    let own = context(of: callee)
    return own.standing == .plain ? .inPlace : own
  }

  /// Of several ways in which a closure is run, the one that counts: off limits, if it may be; in place before a thread of its own.
  private func strictest(_ contexts: [Context]) -> Context? {
    if let worst = contexts.first(where: { if case .offLimits = $0.standing { true } else { false } }) { return worst }
    if contexts.contains(where: { $0.standing == .unknown || $0.standing == .plain }) { return nil }
    return contexts.first { $0.standing == .inPlace } ?? contexts.first
  }
}
