import UnblockModel

/// The rule data by the names under which calls look it up.
struct RuleIndex {
  let rules: RuleSet
  /// For each API, what tells whether it is called.
  let named: [NamedAPI]
  /// The modules that APIs are of, each once.
  let modulesOfAPIs: [String]
  /// APIs by the word that a call of them is written with: the base name, or the type's for an initialiser.
  private(set) var apis: [String: [Int]] = [:]
  private(set) var closureContexts: [String: [Int]] = [:]
  private(set) var assignedContexts: [String: [Int]] = [:]
  /// Rules for members of types, by the protocol or class that the types inherit.
  private(set) var memberContexts: [String: [Int]] = [:]
  private(set) var attributes: [String: Place] = [:]
  /// The attribute by which a place is known: of several, the one that every file sees.
  private(set) var attributeOfPlace: [Place: String] = [:]
  private(set) var canonicalModule: [String: String] = [:]
  private(set) var exports: [String: [String]] = [:]
  private(set) var rulesByKind: [String: Rule] = [:]
  private(set) var functionResults: [String: [Int]] = [:]
  private(set) var descriptors: [String: [Int]] = [:]
  /// What conditions under which APIs do not block ask of an argument, each once.
  private(set) var tests: [Condition] = []
  private(set) var testNumbers: [Condition: Int] = [:]
  let flagReads: Set<String>
  let wouldBlockErrors: Set<String>
  let sendableTypes: Set<String>

  /// The kinds under which Unblock itself reports things that are no calls of an API.
  static let heavyLoopKind = "cpu", spinKind = "busy-wait", noasyncKind = "noasync", suppressionKind = "suppression"
  static let defaultQoSKind = "default-qos-queue"

  init(_ rules: RuleSet, platform: String) {
    self.rules = rules
    var numbers: [String: Int] = [:]
    var modules: [String] = []
    for api in rules.apis where numbers[api.module] == nil {
      numbers[api.module] = modules.count
      modules.append(api.module)
    }
    modulesOfAPIs = modules
    named = rules.apis.map { NamedAPI($0, moduleNumber: numbers[$0.module] ?? 0) }
    flagReads = Set(rules.flagReads)
    wouldBlockErrors = Set(rules.wouldBlockErrors)
    sendableTypes = Set(rules.sendableTypes)
    for (place, api) in rules.apis.enumerated() where api.platforms.isEmpty || api.platforms.contains(platform) {
      for word in Self.words(of: api.name) { apis[word, default: []].append(place) }
      for condition in api.harmless { add(test: condition.test) }
    }
    for (place, context) in rules.contexts.enumerated() { add(context, place) }
    for module in rules.modules {
      canonicalModule[module.name] = module.name
      for spelling in module.spelled { canonicalModule[spelling] = module.name }
      exports[module.name, default: []] += module.exports
    }
    for rule in rules.rules where rulesByKind[rule.kind] == nil { rulesByKind[rule.kind] = rule }
    for (place, function) in rules.functions.enumerated() {
      let base = function.name.split(separator: ".").last.map(String.init) ?? function.name
      functionResults[base, default: []].append(place)
    }
    for (place, descriptor) in rules.descriptors.enumerated() {
      for word in Self.words(of: descriptor.name) { descriptors[word, default: []].append(place) }
    }
  }

  private mutating func add(test: Condition) {
    guard test != Condition(), testNumbers[test] == nil else { return }
    testNumbers[test] = tests.count
    tests.append(test)
  }

  private mutating func add(_ context: ContextRule, _ place: Int) {
    switch context.subject {
    case .closures(let name, _): for word in Self.words(of: name) { closureContexts[word, default: []].append(place) }
    case .assigned(let name): assignedContexts[name.base, default: []].append(place)
    case .members(_, let type): memberContexts[type, default: []].append(place)
    case .attribute(let name):
      attributes[name] = context.runs
      if context.module == Visibility.standardLibrary || attributeOfPlace[context.runs] == nil { attributeOfPlace[context.runs] = name }
    }
  }

  /// An initialiser is called by its type's name, or as `init`.
  private static func words(of name: SymbolName) -> [String] {
    guard name.base == "init", let type = name.type.split(separator: ".").last else { return [name.base] }
    return [String(type), "init"]
  }

  func module(_ spelling: String) -> String { canonicalModule[spelling] ?? spelling }

  func isKnown(module: String) -> Bool { exports[module] != nil }
}

extension SymbolName {
  /// As Swift's documentation writes it, with the labels that a call gave, or all.
  func written(givenParameters given: Set<Int>? = nil) -> String {
    let path = type.isEmpty ? base : "\(type).\(base)"
    guard case .labels(let labels) = arguments else { return path }
    let shown = labels.enumerated().filter { !$0.element.isOptional || given?.contains($0.offset) ?? false }
    return "\(path)(\(shown.map { ($0.element.name ?? "_") + ":" }.joined()))"
  }
}

/// What tells whether a call is one of an API.
///
/// A class, because nearly every call that bears an API's name asks, and a `BlockingAPI` is a dozen arrays and texts whose references would be counted.
final class NamedAPI: Sendable {
  let module: String
  /// Its place in `RuleIndex.modulesOfAPIs`.
  let moduleNumber: Int
  let name: SymbolName
  let isDistinctive: Bool
  let hasAsyncOverload: Bool

  init(_ api: BlockingAPI, moduleNumber: Int) {
    module = api.module
    self.moduleNumber = moduleNumber
    name = api.name
    isDistinctive = api.isDistinctive
    hasAsyncOverload = api.hasAsyncOverload
  }
}
