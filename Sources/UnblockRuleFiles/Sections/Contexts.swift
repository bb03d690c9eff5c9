import UnblockModel

extension MappingReader {
  /// One entry of `contexts`.
  mutating func context(in file: FileHeader, to contents: inout RuleFile) {
    let module = self.module(in: file)
    let subjects = self.subjects()
    let rule = contextRule(module: module, ofClosures: has("name"))
    contents.contexts += subjects.map { subject in
      var rule = rule
      rule.subject = subject
      return Located(rule, at: location)
    }
    let subject = ExampleSubject(
      entry: subjects.map(\.label), section: "contexts", module: module, why: string("why", or: ""),
      source: string("source", or: ""), location: location)
    contents.examples += examples(of: subject, in: file)
  }

  private mutating func contextRule(module: String, ofClosures: Bool) -> ContextRule {
    var rule = ContextRule(
      module: module, subject: .attribute(""),
      runs: ofClosures ? .unknown : required("runs") { $0.choice() } ?? .unknown,
      receiverMentions: strings("receiverMentions"), isDistinctive: flag("distinctive"), isDefaultQoS: flag("defaultQoS"),
      inheritsIsolation: flag("inheritsIsolation"))
    rule.isSynchronous = flag("synchronous")
    return rule
  }

  /// What the entry is about: exactly one of these keys says it.
  private mutating func subjects() -> [ContextRule.Subject] {
    let keys = ["name", "assigned", "conformance", "superclass", "attribute"]
    let given = keys.filter(has)
    guard let key = given.first, given.count == 1 else {
      error("expected exactly one of the keys \(keys.map { "'\($0)'" }.joined(separator: ", "))")
      allow(keys + ["closures", "members", "runs"])
      return []
    }
    switch key {
    case "name": return closures()
    case "assigned": return properties(key).map { .assigned(to: $0) }
    case "attribute": return words(key).map { .attribute($0) }
    default: return members(ofTypesWith: key)
    }
  }

  private mutating func members(ofTypesWith key: String) -> [ContextRule.Subject] {
    let members = optional("members") { $0.list { $0.symbolName() } } ?? []
    return words(key).map { .members(members, ofTypesThatInherit: $0) }
  }

  private mutating func closures() -> [ContextRule.Subject] {
    let names = self.names("name")
    let closures = required("closures") { value in
      value.pairs { $0.choice(Place.self) }?.map { key, label, runs in
        let argument = Condition.ArgumentName(parsing: label)
        key.check(argument, of: names)
        return ContextRule.ClosureArgument(argument: argument, runs: runs)
      }
    }
    return names.map { .closures(of: $0, closures ?? []) }
  }

  private mutating func properties(_ key: String) -> [SymbolName] {
    let names = self.names(key)
    for name in names where name.arguments != .property {
      error("expected the name of a property for '\(key)', found '\(name.text)'")
    }
    return names
  }

  private mutating func words(_ key: String) -> [String] { required(key) { $0.oneOrMore { $0.string() } } ?? [] }
}

extension ContextRule.Subject {
  /// What identifies the entry to people.
  var label: String {
    switch self {
    case .closures(let name, _), .assigned(let name): name.text
    case .members(_, let word), .attribute(let word): word
    }
  }
}
