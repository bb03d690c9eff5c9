import UnblockModel

/// The files of a program in stretches, each with a resolver of its own, so that several workers can look into them at a time.
///
/// How many there are depends on the program and not on the workers: what a resolver was asked before may decide what it says of
/// declarations that depend on themselves.
///
/// Unchecked, because a resolver is used by one worker at a time: `map` gives each stretch to one call, and returns when all calls have.
/// Between those the resolvers serve the thread that owns the stretches.
final class Stretches: @unchecked Sendable {
  let index: ProgramIndex
  private let resolvers: [Resolver]
  /// The files of each stretch.
  let ranges: [Range<Int>]
  /// For each file, the stretch that it belongs to.
  private let places: [Int]
  private let workers: any Workers
  let words: CallWords

  init(_ index: ProgramIndex, _ options: AnalysisOptions, _ workers: some Workers) {
    self.index = index
    self.workers = workers
    ranges = Self.ranges(ofSizes: index.sizes.map { Int($0) })
    places = ranges.enumerated().flatMap { place, range in range.map { _ in place } }
    let map = StretchMap(ranges: ranges, workers: workers)
    words = CallWords(index, map)
    let questions = QuestionsOfRefusal(index, map)
    let members = MembersByName(index, map)
    let autoclosures = map { index.namesOfAutoclosures(in: $0) }.reduce(into: Set<Symbol>()) { $0.formUnion($1) }
    let first = Resolver(index, options: options, questions, members, namesOfAutoclosures: autoclosures)
    resolvers =
      [first]
      + ranges.dropFirst().map { _ in Resolver(index, options: options, questions, members, namesOfAutoclosures: autoclosures, markedNames: first.markedNames) }
  }

  var count: Int { ranges.count }

  /// See `Resolver.body(of:)`.
  var bodiesLookedInto: Set<FunctionKey> { resolvers.reduce(into: []) { $0.formUnion($1.bodiesLookedInto) } }

  /// For what concerns no file in particular.
  var resolver: Resolver { resolvers[0] }

  func place(of unit: Int) -> Int { places[unit] }

  /// The resolver that knows most of a file: it was asked about it before.
  func resolver(of unit: Int) -> Resolver { resolvers[places[unit]] }

  /// Calls a function for each stretch, and returns the results in the order of the files.
  ///
  /// - Parameter isLong: it takes longer than to start threads
  func map<Result: Sendable>(isLong: Bool = true, _ body: @escaping @Sendable (Resolver, Range<Int>) -> Result) -> [Result] {
    guard isLong, ranges.count > 1 else { return zip(resolvers, ranges).map(body) }
    return workers.map(count: ranges.count) { body(self.resolvers[$0], self.ranges[$0]) }
  }

  /// Calls a function for each stretch and what is given for it, and returns the results in the order of the stretches.
  ///
  /// - Parameter weight: how much there is to do with what is given. Workers begin with the heaviest: begun last, it would keep one of them busy while
  ///   the others have nothing left to do.
  func map<Input: Sendable, Result: Sendable>(
    isLong: Bool = true, _ inputs: [Input], weight: (Input) -> Int, _ body: @escaping @Sendable (Resolver, Input) -> Result
  ) -> [Result] {
    guard isLong, ranges.count > 1 else { return zip(resolvers, inputs).map(body) }
    let weights = inputs.map(weight)
    let order = inputs.indices.sorted { (weights[$1], $0) < (weights[$0], $1) }
    let results = workers.map(count: order.count) { (order[$0], body(self.resolvers[order[$0]], inputs[order[$0]])) }
    return results.sorted { $0.0 < $1.0 }.map(\.1)
  }

  /// Expressions that make a stretch worth a resolver, which has to find out for itself what is asked in all of them.
  private static let leastSize = 40_000
  private static let mostStretches = 16

  /// - Parameter sizes: how many expressions each file has
  static func ranges(ofSizes sizes: [Int]) -> [Range<Int>] {
    let size = max(sizes.reduce(0, +) / mostStretches, leastSize)
    var result: [Range<Int>] = []
    var (start, filled) = (0, 0)
    for unit in sizes.indices {
      filled += sizes[unit]
      guard filled >= size || unit == sizes.count - 1 else { continue }
      result.append(start..<unit + 1)
      (start, filled) = (unit + 1, 0)
    }
    return result
  }
}

/// Calls a function for each stretch of files, where no resolver is asked.
struct StretchMap {
  let ranges: [Range<Int>]
  let workers: any Workers

  func callAsFunction<Result: Sendable>(_ body: @escaping @Sendable (Range<Int>) -> Result) -> [Result] {
    ranges.count > 1 ? workers.map(count: ranges.count) { body(ranges[$0]) } : ranges.map(body)
  }
}
