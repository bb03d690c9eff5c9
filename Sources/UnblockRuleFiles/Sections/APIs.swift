import UnblockModel

extension MappingReader {
  /// One entry of `apis`, which may have several names.
  mutating func api(in file: FileHeader, to contents: inout RuleFile) {
    let names = self.names("name")
    let api = blockingAPI(module: module(in: file), names: names)
    contents.apis += names.map { name in
      var named = api
      named.name = name
      return Located(named, at: location)
    }
    let subject = ExampleSubject(
      entry: names.map(\.text), section: "apis", module: api.module, kind: api.kind, cost: api.cost,
      why: string("why", or: ""), source: string("source", or: ""), platforms: api.platforms, location: location)
    let examples = self.examples(of: subject, in: file)
    checkMentions(of: names, in: examples, all: file.requiresExamples && has("examples"))
    contents.examples += examples
  }

  private mutating func blockingAPI(module: String, names: [SymbolName]) -> BlockingAPI {
    var api = BlockingAPI(
      module: module, name: names.first ?? SymbolName(type: "", base: "", arguments: .property), kind: string("kind"),
      cost: required("cost") { $0.choice() } ?? .short, advice: string("advice"),
      cures: required("cures") { $0.list { $0.choice() } } ?? [], isDistinctive: flag("distinctive"),
      hasAsyncOverload: flag("asyncOverload"), harmless: conditions("harmless", on: names),
      blocksOnlyIf: conditions("blocksOnlyIf", on: names), deadlock: deadlock(), wait: wait(of: names), platforms: strings("platforms"))
    api.servesRunLoop = flag("servesRunLoop")
    api.fixes = fixes(of: names)
    return api
  }

  private mutating func deadlock() -> Place? {
    let places: [Place] = [.mainActor, .eventLoop, .task]
    return optional("deadlock") { $0.word(of: places.map(\.rawValue)) }.flatMap(Place.init(rawValue:))
  }
}

extension MappingReader {
  /// One name, or a list of names that share all the rest.
  mutating func names(_ key: String) -> [SymbolName] {
    required(key) { $0.oneOrMore { $0.symbolName() } } ?? []
  }

  /// The module of this entry: its own, or the file's.
  mutating func module(in file: FileHeader) -> String {
    if !has("module"), file.module == nil { error("missing key 'module', which the file does not have either") }
    return string("module", or: file.module ?? "")
  }
}
