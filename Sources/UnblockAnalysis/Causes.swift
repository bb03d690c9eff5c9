import UnblockModel

/// Where blocking arises: calls of blocking APIs, busy loops, functions that their authors marked.
///
/// No file depends on another here.
func causes(in stretches: Stretches, _ options: AnalysisOptions) -> [Blocking] {
  let reported = ReportedAPIs(stretches.index, options)
  let results = stretches.map { resolver, units in units.flatMap { resolver.causes(in: $0, reported, options) } }
  return results.flatMap { $0 }
}

/// The APIs whose calls are reported.
private struct ReportedAPIs {
  /// By place in `RuleSet.apis`.
  private(set) var isReported: [Bool]
  /// By the number of the symbol: whether one of them may be called by it.
  private(set) var isWord: [Bool]

  init(_ index: ProgramIndex, _ options: AnalysisOptions) {
    let rules = index.rules
    let isReported = rules.rules.apis.map { options.reports($0.cost) && options.reports(kind: $0.kind, rules) }
    isWord = Array(repeating: false, count: index.symbolCount)
    for (word, places) in rules.apis where places.contains(where: { isReported[$0] }) {
      if let symbol = index.symbol(word) { isWord[Int(symbol.index)] = true }
    }
    self.isReported = isReported
  }
}

extension Resolver {
  fileprivate func causes(in unit: Int, _ reported: ReportedAPIs, _ options: AnalysisOptions) -> [Blocking] {
    let summary = index.summary(unit)
    let words = index.symbols[unit].map { reported.isWord[Int($0.index)] }
    let marked = markedNames.isEmpty ? nil : index.symbols[unit].map(markedNames.contains)
    // In place: a `Function` is large.
    let functions = summary.functions
    var result: [Blocking] = []
    for place in functions.indices {
      let key = FunctionKey(unit: unit, id: ID(place))
      let sites = functions[place].sites
      if sites.contains(where: { words[Int($0.name.index)] }) { result += apiCauses(in: key, words, reported) }
      if !functions[place].loops.isEmpty { result += loopCauses(in: key, options) }
      if !functions[place].parameters.isEmpty, functions[place].callsItsNameTwice { result += recursionCauses(in: key, options) }
      if let marked, sites.contains(where: { marked[Int($0.name.index)] }) { result += callsOfMarked(in: key, options) }
    }
    return result
  }

  private func apiCauses(in key: FunctionKey, _ words: [Bool], _ reported: ReportedAPIs) -> [Blocking] {
    var result: [Blocking] = []
    for site in index[key].sites where words[Int(site.name.index)] {
      guard let match = blockingAPI(at: site, in: key, among: reported.isReported), reported.isReported[match.api] else { continue }
      let api = rules.rules.apis[match.api]
      if api.kind == RuleIndex.spinKind, isInSpin(site, key) { continue }
      let cause = Cause(reason: .api(match.api), kind: api.kind, cost: api.cost, name: match.name)
      let effect = Effect(cause: cause, confidence: match.confidence, range: site.nameRange, next: nil, exemptions: match.exemptions, home: home(ofArgumentsAt: site, in: key))
      result.append(Blocking(function: key, effect: effect))
    }
    return result
  }

  /// The loop is reported, not the yielding in it.
  private func isInSpin(_ site: Site, _ key: FunctionKey) -> Bool {
    busyLoops(of: key).contains { $0.rounds == nil && index[key].loops[$0.place].range.contains(site.nameRange) }
  }

  private func loopCauses(in key: FunctionKey, _ options: AnalysisOptions) -> [Blocking] {
    var result: [Blocking] = []
    for loop in busyLoops(of: key) {
      let reason = loop.rounds.map { Cause.Reason.loop(rounds: Int($0)) } ?? .spin
      let kind = loop.rounds == nil ? RuleIndex.spinKind : RuleIndex.heavyLoopKind
      guard options.reports(kind: kind, rules) else { continue }
      let cause = Cause(reason: reason, kind: kind, cost: .unbounded, name: loop.rounds == nil ? "while" : "for")
      result.append(Blocking(function: key, effect: Effect(cause: cause, confidence: .high, range: index[key].loops[loop.place].keyword, next: nil)))
    }
    return result
  }

  private func recursionCauses(in key: FunctionKey, _ options: AnalysisOptions) -> [Blocking] {
    guard options.reports(kind: RuleIndex.heavyLoopKind, rules), let site = exponentialRecursion(of: key) else { return [] }
    let cause = Cause(reason: .recursion, kind: RuleIndex.heavyLoopKind, cost: .unbounded, name: signature(of: key))
    return [Blocking(function: key, effect: Effect(cause: cause, confidence: .high, range: site.nameRange, next: nil))]
  }

  // MARK: Functions that are marked

  /// Calls of functions that are `@available(*, noasync)`, or that a comment declares blocking.
  private func callsOfMarked(in key: FunctionKey, _ options: AnalysisOptions) -> [Blocking] {
    index[key].sites.compactMap { site in
      guard markedNames.contains(index.symbol(site.name, in: key.unit)), let marked = function(at: site, in: key) else { return nil }
      guard let cause = cause(ofMarked: marked), options.reports(kind: cause.kind, rules) else { return nil }
      // What the rules describe they tell the cost of: a lock that is marked is a lock all the same.
      if case .noasync = cause.reason, isReportedByCompiler(key) || blockingAPI(at: site, in: key) != nil { return nil }
      return Blocking(function: key, effect: Effect(cause: cause, confidence: .high, range: site.nameRange, next: nil))
    }
  }

  /// The one function that a site runs.
  private func function(at site: Site, in key: FunctionKey) -> FunctionKey? {
    if site.isCall {
      guard case .functions(let functions, _) = callee(of: site.expression, in: key), functions.count == 1 else { return nil }
      return functions[0]
    }
    guard case .variable(let variable) = access(site.expression, in: key), let getter = index[variable].getter, !site.isWritten else { return nil }
    return FunctionKey(unit: variable.unit, id: getter)
  }

  /// Straight in an async body the compiler says it itself; what is looked for are the holes that it leaves.
  private func isReportedByCompiler(_ key: FunctionKey) -> Bool {
    let function = index[key]
    if function.isAsync || function.suspends { return true }
    guard function.kind == .closure, case .offLimits(.task) = context(of: key).standing else { return false }
    return true
  }

  private func cause(ofMarked key: FunctionKey) -> Cause? {
    let function = index[key]
    if case .blocking? = function.directive { return Cause(reason: .declared, kind: "wait", cost: .unbounded, name: signature(of: key)) }
    guard function.modifiers.contains(.isNoasync), function.directive == nil else { return nil }
    return Cause(reason: .noasync(key), kind: RuleIndex.noasyncKind, cost: .unbounded, name: signature(of: key))
  }

  func namesOfMarked() -> Set<Symbol> {
    var result: Set<Symbol> = []
    for unit in index.program.units.indices {
      let functions = index.summary(unit).functions
      for place in functions.indices where functions[place].directive == .blocking || functions[place].modifiers.contains(.isNoasync) {
        let function = functions[place]
        result.insert(index.symbol(function.name, in: unit))
        let key = FunctionKey(unit: unit, id: ID(place))
        if function.kind == .initializer, let type = enclosingType(of: key), let last = name(of: type).split(separator: ".").last, let symbol = index.symbol(String(last)) {
          result.insert(symbol)
        }
      }
    }
    return result
  }

  // MARK: Names for people

  /// `handle(_:)`, `Server.init(port:)`, `Server.config`, `closure in handle(_:)`.
  func signature(of key: FunctionKey) -> String {
    let function = index[key]
    let own = index.text(function.name, in: key.unit)
    switch function.kind {
    case .topLevel: return own
    case .closure:
      if case .stored(let variable) = function.use { return index.text(index.summary(key.unit)[variable].name, in: key.unit) }
      return function.parent.map { "closure in " + signature(ofDeclared: FunctionKey(unit: key.unit, id: $0)) } ?? own
    case .function, .initializer, .subscriptGetter, .subscriptSetter:
      return qualified(own + "(" + labels(of: key).map { ($0 ?? "_") + ":" }.joined() + ")", function, in: key.unit)
    case .getter, .setter, .observer, .initialValue, .defaultArgument, .deinitializer: return qualified(own, function, in: key.unit)
    }
  }

  private func signature(ofDeclared key: FunctionKey) -> String {
    var current = key
    while index[current].kind == .closure, let parent = index[current].parent { current.id = parent }
    return signature(of: current)
  }

  private func qualified(_ name: String, _ function: Function, in unit: Int) -> String {
    guard let type = function.type, let id = index.typeIDs[unit][Int(type.index)] else { return name }
    return self.name(of: id) + "." + name
  }
}
