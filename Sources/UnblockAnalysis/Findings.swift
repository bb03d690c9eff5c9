package import UnblockModel

/// What a run is asked to report.
package struct AnalysisOptions: Sendable {
  /// Report short costs too.
  package var isStrict = false
  package var minimumConfidence = Confidence.low
  /// Rule ids; nil: those that are enabled by the rules themselves.
  package var enabledRules: Set<String>?
  package var disabledRules: Set<String> = []
  /// Work out what rewrites ask for.
  package var wantsFacts = false
  /// Report each use of what is computed once, and not the first only: who changes the uses has to know all of them.
  package var reportsAllUses = false
  /// The name of the platform that is linted for.
  package var platform = ""

  package init() {}

  func reports(_ cost: Cost) -> Bool { isStrict || cost > .short }

  func reports(kind: String, _ rules: RuleIndex) -> Bool {
    guard let rule = rules.rulesByKind[kind] else { return false }
    return severity(of: rule.id, rules) != nil
  }

  /// The severity of a rule; nil if it is not to be reported.
  func severity(of id: String, _ rules: RuleIndex) -> Severity? {
    guard !disabledRules.contains(id), let rule = rules.rules.rules.first(where: { $0.id == id }) else { return nil }
    let isEnabled = enabledRules?.contains(id) ?? rule.isEnabled
    return isEnabled ? rule.severity : nil
  }
}

/// Threads to work on: the analysis has none of its own.
package protocol Workers: Sendable {
  /// How many work at a time.
  var count: Int { get }
  /// Calls a function for each number below `count`, in any order and at the same time, and returns the results in the order of the numbers.
  func map<Result: Sendable>(count: Int, _ body: @escaping @Sendable (Int) -> Result) -> [Result]
}

/// The thread that asks does it all.
package struct OneWorker: Workers {
  package init() {}
  package var count: Int { 1 }
  package func map<Result: Sendable>(count: Int, _ body: @escaping @Sendable (Int) -> Result) -> [Result] { (0..<count).map(body) }
}

/// Everything in a program that blocks where it must not, in the order of path, position and rule.
///
/// The findings are the same, however many workers there are.
///
/// - Parameters:
///   - isReported: whether the caller reports a finding: of the uses of what is computed once, it is told of the first that it does
///   - keep: gets all that was found out of the program: a caller about to exit can spare the time that it takes to free it
///   - leaving: gets what was looked at
package func findings(
  in program: Program, rules: RuleSet, options: AnalysisOptions, workers: some Workers = OneWorker(), isReported: (Finding) -> Bool = { _ in true },
  keep: (AnyObject) -> Void = { _ in }, leaving: ((Footprint) -> Void)? = nil
) -> [Finding] {
  let index = ProgramIndex(program, rules: RuleIndex(rules, platform: options.platform), workers: workers)
  let stretches = Stretches(index, options, workers)
  let causes = causes(in: stretches, options)
  let suppressions = SuppressionTable(program: program, rules: index.rules)
  var propagation = Propagation(stretches, options: options, silencing: suppressions)
  propagation.run(causes)
  keep(stretches)
  keep(propagation.candidates)
  let deadlocks = Deadlocks(propagation, causes: causes)
  let arrived = propagation.arrived.compactMap { arrival(of: $0, propagation, deadlocks, options) }
  var result = worst(arrived.filter { $0.finding.confidence >= options.minimumConfidence })
  result += suppressions.findings(used: propagation.usedSuppressions, options).map { Arrived(finding: $0) }
  result = result.filter { $0.finding.confidence >= options.minimumConfidence }
  result.sort {
    ($0.finding.range.path, $0.finding.range.bytes.start, $0.finding.rule, $0.finding.api)
      < ($1.finding.range.path, $1.finding.range.bytes.start, $1.finding.rule, $1.finding.api)
  }
  result = unique(result)
  if !options.reportsAllUses { result = firstUses(among: result, isReported) }
  if options.wantsFacts { result.addFacts(stretches, propagation) }
  leaving?(Footprint(stretches, propagation))
  return fingerprinted(result)
}

/// A site that two ways lead to is reported once, by the worse.
private func unique(_ arrived: [Arrived]) -> [Arrived] {
  var seen: Set<FileRange> = []
  return arrived.filter { $0.finding.kind == RuleIndex.suppressionKind || seen.insert($0.finding.range).inserted }
}

/// A finding, and what it was made of.
struct Arrived {
  var finding: Finding
  /// Nil for what is found of comments.
  var blocking: Blocking?
  var isDeadlock = false
  /// What blocks is computed once, here or at another use.
  var use: UseOfInitialValue?

  /// The worse, the shorter the way.
  var rank: (Severity, Cost, Int) { (finding.severity, blocking?.effect.cause.cost ?? .short, -finding.trace.count) }
}

/// Of what arrives at each site, the worst.
private func worst(_ arrived: [Arrived]) -> [Arrived] {
  let worst = Dictionary(arrived.map { ($0.finding.range, $0) }, uniquingKeysWith: { $0.rank < $1.rank ? $1 : $0 })
  return arrived.filter { arrival in !(worst[arrival.finding.range].map { arrival.rank < $0.rank } ?? false) }
}

extension [Arrived] {
  /// Adds what rewrites ask: each stretch tells it of its own files.
  fileprivate mutating func addFacts(_ stretches: Stretches, _ propagation: Propagation) {
    let asked = compactMap(\.blocking)
    let facts = stretches.map(isLong: asked.count > 100) { resolver, units in
      asked.filter { units.contains($0.function.unit) }.map { ($0, resolver.facts(of: $0)) }
    }
    let factsOfBlocking = Dictionary(facts.joined()) { first, _ in first }
    for place in indices {
      guard let blocking = self[place].blocking, var facts = factsOfBlocking[blocking] ?? nil else { continue }
      facts.isDeadlock = self[place].isDeadlock
      if case .synchronous = facts.standing { facts.chain = propagation.asyncChain(from: blocking.function) }
      self[place].finding.facts = facts
    }
  }
}

private func arrival(of blocking: Blocking, _ propagation: Propagation, _ deadlocks: Deadlocks, _ options: AnalysisOptions) -> Arrived? {
  let resolver = propagation.resolver(of: blocking.function.unit)
  let context = resolver.context(at: blocking.effect.range, in: blocking.function)
  let cause = blocking.effect.cause
  guard case .offLimits(let place) = context.standing, !propagation.runsOnSafeThreadsOnly(blocking.function) else { return nil }
  guard let rule = context.rule ?? resolver.rules.rulesByKind[cause.kind]?.id, var severity = options.severity(of: rule, resolver.rules) else { return nil }
  if case .noasync = cause.reason, resolver.isHandedToThread(blocking.function, place) { return nil }
  if place == .mainActor, resolver.isServed(blocking.function, during: cause) { return nil }
  let deadlock = deadlocks.deadlock(of: blocking)
  let message = Message(blocking, deadlock, place: place == .task ? resolver.placeHeld(by: blocking.function) ?? place : place, kind: context.kind, resolver)
  if deadlock != nil { severity = .error }
  if isHarmlessByItsBody(blocking.effect, propagation) { severity = min(severity, .note) }
  let finding = Finding(
    rule: rule, kind: cause.kind, severity: severity, confidence: blocking.effect.confidence, message: message.text,
    range: FileRange(path: resolver.index.program.units[blocking.function.unit].path, bytes: blocking.effect.range), api: cause.name,
    context: Finding.Context(kind: context.kind, name: resolver.signature(of: blocking.function)), trace: deadlock?.trace ?? trace(blocking.effect, propagation),
    fingerprint: "")
  let use = deadlock == nil ? propagation.useOfInitialValue(blocking) : nil
  return Arrived(finding: finding, blocking: blocking, isDeadlock: deadlock != nil, use: use)
}

extension Resolver {
  /// Code that is handed to an event loop, or as a closure to the main thread, and that nobody awaits, is no async context: what is marked is made for such places.
  fileprivate func isHandedToThread(_ function: FunctionKey, _ place: Place) -> Bool {
    if place == .eventLoop { return true }
    let handed = index[owner(of: function)]
    guard place == .mainActor, handed.kind == .closure, !handed.isAsync, !handed.suspends, let parent = handed.parent, case .argument(_, let call) = handed.use
    else { return false }
    return !index.summary(function.unit)[parent].sites.contains { $0.expression == call && $0.isAwaited }
  }

  /// Whether what waits in a sync function of the main actor serves the main queue meanwhile: a run loop, and no task, may well have called the function.
  fileprivate func isServed(_ function: FunctionKey, during cause: Cause) -> Bool {
    guard case .api(let place) = cause.reason, rules.rules.apis[place].servesRunLoop else { return false }
    return index[function].kind != .closure && !index[function].isAsync
  }
}

/// A function that is marked `noasync`, is reached through helpers only, and whose body is there and does not block: its author may
/// have meant anything by the mark.
private func isHarmlessByItsBody(_ effect: Effect, _ propagation: Propagation) -> Bool {
  guard case .noasync(let marked) = effect.cause.reason, effect.next != nil else { return false }
  return propagation.resolver.index[marked].hasBody && propagation.known.firstEffects[marked] == nil
}

/// The calls from the first helper to the cause.
func trace(_ effect: Effect, _ propagation: Propagation) -> [Finding.Step] {
  let resolver = propagation.resolver
  var steps: [Finding.Step] = []
  var next = effect.next
  while let key = next, let inner = propagation.known.effects[key], steps.count < 100 {
    let calls = inner.next.map { resolver.signature(of: $0.function) } ?? inner.cause.name
    let path = resolver.index.program.units[key.function.unit].path
    steps.append(Finding.Step(range: FileRange(path: path, bytes: inner.range), function: resolver.signature(of: key.function), calls: calls))
    next = inner.next
  }
  return steps
}

// MARK: Fingerprints

/// Gives each finding a fingerprint of what it says and not of where it stands: moved lines keep theirs.
private func fingerprinted(_ arrived: [Arrived]) -> [Finding] {
  var seen: [String: Int] = [:]
  return arrived.map { arrival in
    let finding = arrival.finding
    let parts = [finding.rule, finding.range.path, finding.context.kind, finding.context.name, finding.api] + finding.trace.map(\.function)
    let text = (arrival.use.map { [finding.rule, finding.api] + $0.words } ?? parts).joined(separator: "\u{0}")
    // All uses of what is computed once are one finding.
    let number = arrival.use == nil ? seen[text, default: 0] : 0
    seen[text] = number + 1
    var result = finding
    result.fingerprint = hash(text + "\u{0}\(number)")
    return result
  }
}

/// FNV-1a, 64 bits, in hexadecimal.
private func hash(_ text: String) -> String {
  var value: UInt64 = 0xcbf2_9ce4_8422_2325
  for byte in text.utf8 { value = (value ^ UInt64(byte)) &* 0x100_0000_01b3 }
  let digits = String(value, radix: 16)
  return String(repeating: "0", count: 16 - digits.count) + digits
}
