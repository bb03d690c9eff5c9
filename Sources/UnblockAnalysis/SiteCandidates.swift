import UnblockModel

/// The sites that may run a function: those that bear one of its words, without the ones that are seen to run others.
///
/// Many functions of a large program bear the same name, and to ask each site of the name about each of them takes the product of
/// their numbers. So each site is asked once what it runs, all sites of a word together when the first function of that word is asked for.
final class SiteCandidates {
  private let stretches: Stretches
  private let sitesByName: SitesByName
  private var tables: [Symbol: Table] = [:]

  init(_ stretches: Stretches, _ sitesByName: SitesByName) {
    self.stretches = stretches
    self.sitesByName = sitesByName
  }

  /// The sites of some words that may run a function, in the order of the words' numbers, of the files and of the text.
  func sites(of words: Set<Symbol>, for callee: FunctionKey) -> [SiteKey] {
    prepare(words)
    return words.sorted { $0.index < $1.index }.flatMap { word -> [SiteKey] in
      guard let places = tables[word]?.places(for: callee, stretches.resolver) else { return [] }
      let sites = sitesByName[word]
      return places.map { sites[Int($0)] }
    }
  }

  /// Asks the sites of words what they run. To do it for many words at once keeps all workers busy.
  func prepare(_ words: Set<Symbol>) {
    let missing = words.filter { tables[$0] == nil }.sorted { $0.index < $1.index }
    guard !missing.isEmpty else { return }
    let lists = missing.map { sitesByName[$0] }
    let count = lists.reduce(0) { $0 + $1.count }
    let numbers = stretches.ranges.map { units in lists.map { $0.numbers(in: units) } }
    let subjects = stretches.map(isLong: count > 200, numbers, weight: { $0.reduce(0) { $0 + $1.count } }) { resolver, numbers in
      zip(lists, numbers).map { list, numbers in numbers.map { resolver.subject(of: list[$0]) } }
    }
    for (number, word) in missing.enumerated() {
      var table = Table()
      for subject in subjects.lazy.flatMap({ $0[number] }) { table.append(subject, stretches.resolver) }
      tables[word] = table
    }
  }
}

/// The sites of a word by what they run; a site is known by its place among them.
private struct Table {
  private var count: Int32 = 0
  private var byFunction: [FunctionKey: [Int32]] = [:]
  /// Functions without a body, whose implementations may be run.
  private var requirements: [FunctionKey] = []
  private var byType: [TypeID: [Int32]] = [:]
  private var undecided: [Int32] = []
  private var describing: [Int32] = []

  mutating func append(_ subject: SiteSubject, _ resolver: Resolver) {
    switch subject {
    case .nothing: break
    case .function(let key): append(key, resolver)
    case .functions(let keys): for key in keys { append(key, resolver) }
    case .instance(let type): byType[type, default: []].append(count)
    case .description: describing.append(count)
    case .undecided: undecided.append(count)
    }
    count += 1
  }

  private mutating func append(_ key: FunctionKey, _ resolver: Resolver) {
    let function = resolver.index.summary(key.unit).functions[Int(key.id.index)]
    if byFunction[key] == nil, !function.hasBody { requirements.append(key) }
    byFunction[key, default: []].append(count)
    if function.kind == .initializer, let type = resolver.enclosingType(of: key) { byType[type, default: []].append(count) }
  }

  /// The places of the sites that may run a function.
  func places(for callee: FunctionKey, _ resolver: Resolver) -> [Int32] {
    let function = resolver.index[callee]
    var result = undecided + (byFunction[callee] ?? [])
    switch function.kind {
    case .defaultArgument: if let parent = function.parent { result += byFunction[FunctionKey(unit: callee.unit, id: parent)] ?? [] }
    case .getter: result += describing
    case .initialValue, .deinitializer: if let type = resolver.enclosingType(of: callee) { result += byType[type] ?? [] }
    default: break
    }
    // Where one of these is named, the object decides.
    if function.modifiers.contains(.isOverride) {
      for (named, places) in byFunction where resolver.isImplementation(callee, of: named) { result += places }
    } else {
      for named in requirements where resolver.isImplementation(callee, of: named) { result += byFunction[named] ?? [] }
    }
    result.sort()
    return result.indices.filter { $0 == 0 || result[$0] != result[$0 - 1] }.map { result[$0] }
  }
}

/// What a site runs, as far as its own file and what it names tell.
enum SiteSubject: Hashable {
  /// No function of the program.
  case nothing
  /// It, what belongs to it (the default values of its parameters), or an implementation of it.
  case function(FunctionKey)
  case functions([FunctionKey])
  /// The initial values of the type's properties, and its deinitialiser.
  case instance(TypeID)
  /// The getters of values' descriptions.
  case description
  /// Any function that bears the site's word.
  case undecided
}

extension Resolver {
  /// What `Propagation.way(from:to:)` can find a way to from a site: no function that is not told here is looked for there.
  func subject(of key: SiteKey) -> SiteSubject {
    let site = index[key]
    guard site.isCall else { return subject(ofMention: site, in: key.function) }
    switch callee(of: site.expression, in: key.function) {
    case .functions(let functions, _): return functions.count == 1 ? .function(functions[0]) : .functions(functions)
    case .implicitInitializer(let type): return .instance(type)
    case .closure(let closure): return .function(closure)
    case .external: return Description.words.contains(index.text(site.name, in: key.function.unit)) ? .description : .nothing
    case .none: return .nothing
    }
  }

  /// The accessors of a property, or a function that is handed on.
  private func subject(ofMention site: Site, in function: FunctionKey) -> SiteSubject {
    var functions: [FunctionKey] = []
    let isKeyPath = if case .keyPath = index.summary(function.unit)[site.expression].kind { true } else { false }
    if !isKeyPath, case .variable(let key) = access(site.expression, in: function) {
      let variable = index[key]
      // A wrapper may be run.
      if !variable.attributes.isEmpty { return .undecided }
      functions = [variable.getter, variable.setter, variable.initialValue].compactMap { $0.map { FunctionKey(unit: key.unit, id: $0) } }
    }
    if use(of: site.expression, in: function.unit) != nil, let named = referenced(site.expression, in: function) { functions.append(named) }
    return functions.isEmpty ? .nothing : .functions(functions)
  }
}
