import UnblockModel

/// What an entry's examples say about the entry itself.
struct ExampleSubject {
  var entry: [String]
  var section: String
  var module: String
  var kind = ""
  var cost: Cost?
  var why = ""
  var source = ""
  var platforms: [String] = []
  var location: Location
}

extension MappingReader {
  /// The key `examples`: one mapping, or a list of them.
  mutating func examples(of subject: ExampleSubject, in file: FileHeader) -> [Located<RuleDocumentation.Example>] {
    if file.requiresExamples, !has("examples") { error("missing key 'examples'") }
    return optional("examples") { value in
      value.oneOrMore { $0.mapping { Located($0.example(of: subject, in: file), at: $0.location) } }
    } ?? []
  }

  private mutating func example(of subject: ExampleSubject, in file: FileHeader) -> RuleDocumentation.Example {
    let example = RuleDocumentation.Example(
      entry: subject.entry, section: subject.section, module: subject.module, kind: subject.kind, cost: subject.cost,
      why: subject.why, source: subject.source, given: string("given", or: ""),
      place: optional("place") { $0.word(of: ["main-actor", "event-loop", "sync-closure", "sync"]) } ?? "",
      imports: strings("imports"), isDeclarations: flag("declarations"), flagged: statements("flagged"),
      accepted: statements("accepted"), platforms: subject.platforms, location: "\(file.name):\(subject.location.line)")
    if !has("flagged"), !has("accepted") { error("expected 'flagged' or 'accepted'") }
    return example
  }

  private mutating func statements(_ key: String) -> [String] {
    optional(key) { $0.oneOrMore { $0.string() } } ?? []
  }
}
