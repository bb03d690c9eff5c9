import UnblockModel

/// Follows effects from where they arise, through sync functions, to the contexts that they must not reach.
///
/// Worse costs go first, and shorter ways before longer ones, so that the first effect that a function gets is the one to report.
struct Propagation {
  let options: AnalysisOptions
  /// For what is asked of the program as a whole.
  var resolver: Resolver { stretches.resolver }
  var index: ProgramIndex { stretches.index }
  private(set) var known = KnownEffects()
  /// What stands directly in an off-limits context.
  private(set) var arrived: [Blocking] = []
  /// By the number of the symbol.
  let sitesByName: SitesByName
  let words: CallWords
  let candidates: SiteCandidates
  let reach: ModuleReach
  let stretches: Stretches
  private let silencing: SuppressionTable
  private(set) var usedSuppressions: Set<SuppressionTable.Key> = []

  init(_ stretches: Stretches, options: AnalysisOptions, silencing: SuppressionTable) {
    self.stretches = stretches
    self.options = options
    self.silencing = silencing
    words = stretches.words
    reach = ModuleReach(stretches.index)
    sitesByName = SitesByName(stretches)
    candidates = SiteCandidates(stretches, sitesByName)
  }

  /// The resolver that knows most of a file.
  func resolver(of unit: Int) -> Resolver { stretches.resolver(of: unit) }

  mutating func run(_ causes: [Blocking]) {
    for cost in [Cost.unbounded, .long, .short] {
      var front = arrivals(of: causes.filter { $0.effect.cause.cost == cost })
      while !front.isEmpty {
        let changed = front.compactMap { take($0) }
        front = callers(of: changed)
      }
    }
  }

  /// Remembers what has arrived at a function.
  ///
  /// - Returns: the function with what it got to know, if it is a sync one that its callers must now hear of
  private mutating func take(_ arrival: Arrival) -> Blocking? {
    var blocking = arrival.blocking
    if !arrival.isOffLimits {
      if known.hasRoomForParts(of: blocking.function) { blocking.effect.exemptions = arrival.exemptions }
      return known.keep(blocking.effect, of: blocking.function) ? blocking : nil
    }
    if let key = blocking.effect.suppression { usedSuppressions.insert(key) } else { arrived.append(blocking) }
    return nil
  }

  // MARK: In parallel

  /// What makes one worker's search for callers of its resolver.
  private var searching: @Sendable (Resolver) -> CallerSearch {
    { [known, reach, silencing, options] in CallerSearch(resolver: $0, known: known, reach: reach, silencing: silencing, options: options) }
  }

  /// How many questions take longer than to start threads.
  private static let fewestForThreads = 200

  private func arrivals(of causes: [Blocking]) -> [Arrival] {
    guard !causes.isEmpty else { return [] }
    let searching = self.searching
    let parts = stretches.map(isLong: causes.count >= Self.fewestForThreads) { resolver, units in
      let search = searching(resolver)
      return causes.indices.filter { units.contains(causes[$0].function.unit) }.map { ($0, search.arrival(of: causes[$0])) }
    }
    return parts.joined().sorted { $0.0 < $1.0 }.compactMap(\.1)
  }

  /// A site that may run a function that turned out to block.
  private struct Question: Sendable {
    /// Which of the functions, and which of its sites.
    var callee, number: Int
    var site: SiteKey
  }

  /// The places that call functions which turned out to block: in the order of the functions, and of each one's sites.
  ///
  /// Nothing that one of them finds out changes what another one is told: their sites can be asked at the same time.
  private func callers(of changed: [Blocking]) -> [Arrival] {
    guard !changed.isEmpty else { return [] }
    let questions = questions(about: changed)
    let searching = self.searching
    let answers = stretches.map(isLong: questions.reduce(0) { $0 + $1.count } >= Self.fewestForThreads, questions, weight: \.count) { resolver, questions in
      let search = searching(resolver)
      return questions.compactMap { question in
        search.blocking(at: question.site, calling: changed[question.callee]).flatMap(search.arrival).map { (question, $0) }
      }
    }
    var found = changed.map { _ in [(number: Int, arrival: Arrival)]() }
    for (question, arrival) in answers.joined() { found[question.callee].append((question.number, arrival)) }
    return changed.indices.flatMap { place in
      found[place].sorted { $0.number < $1.number }.map(\.arrival) + arrivals(atUsersOfBuilder: changed[place])
    }
  }

  /// For each stretch, what is asked of its sites.
  private func questions(about changed: [Blocking]) -> [[Question]] {
    let words = changed.map { self.words.words(for: $0.function) }
    candidates.prepare(words.reduce(into: []) { $0.formUnion($1) })
    var result = [[Question]](repeating: [], count: stretches.count)
    for place in changed.indices {
      let callee = changed[place].function
      for (number, site) in (candidates.sites(of: words[place], for: callee) + membersLookedUp(by: callee)).enumerated() {
        result[stretches.place(of: site.function.unit)].append(Question(callee: place, number: number, site: site))
      }
    }
    return result
  }

  private func arrivals(atUsersOfBuilder blocking: Blocking) -> [Arrival] {
    users(ofBuilder: blocking.function).compactMap { user in
      var next = blocking.effect
      (next.range, next.next, next.condition, next.exemptions) = (user.range, blocking.key, nil, [])
      return searching(resolver(of: user.function.unit)).arrival(of: Blocking(function: user.function, effect: next))
    }
  }

  /// Whether a site runs a function, and how sure that is.
  func way(from key: SiteKey, to callee: FunctionKey) -> CallerSearch.Way? { searching(resolver(of: key.function.unit)).way(from: key, to: callee) }
}
