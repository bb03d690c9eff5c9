import Testing
import UnblockAnalysis
import UnblockModel
import UnblockRules
import UnblockTestSupport

/// Every entry of `Rules/` is run through the whole linter, by its own examples.
@Suite struct ExampleTests {
  private static let examples = RuleDocumentation.builtIn.examples

  @Test func flaggedExamplesAreReported() {
    let failures = Self.examples.flatMap { example in
      example.flagged.compactMap { failure(ofFlagged: $0, example) }
    }
    #expect(failures.isEmpty, "\(failures.count) flagged examples are wrong:\n\(failures.joined(separator: "\n"))")
  }

  @Test func acceptedExamplesAreSilent() {
    let failures = Self.examples.flatMap { example in
      example.accepted.compactMap { failure(ofAccepted: $0, example) }
    }
    #expect(failures.isEmpty, "\(failures.count) accepted examples are wrong:\n\(failures.joined(separator: "\n"))")
  }

  @Test func everyEntryHasAnExample() {
    let failures = entries().flatMap { entry in
      entry.words.filter { !entry.text.contains($0) }.map { "\(entry.location): \($0)" }
    }
    #expect(failures.isEmpty, "names that no example mentions:\n\(failures.joined(separator: "\n"))")
  }

  @Test func thereAreManyEntries() {
    let apis = Set(RuleSet.builtIn.apis.map { "\($0.module).\($0.name)" })
    let contexts = Set(RuleSet.builtIn.contexts.flatMap(names))
    #expect(apis.count >= 300)
    #expect(contexts.count >= 80)
  }

  // MARK: Running an example

  private func failure(ofFlagged statement: String, _ example: RuleDocumentation.Example) -> String? {
    let findings = findings(in: statement, example)
    if example.section == "contexts" { return findings.isEmpty ? describe(example, statement, findings) : nil }
    return findings.map(\.kind) == [example.kind] ? nil : describe(example, statement, findings)
  }

  private func failure(ofAccepted statement: String, _ example: RuleDocumentation.Example) -> String? {
    let findings = findings(in: statement, example)
    return findings.isEmpty ? nil : describe(example, statement, findings)
  }

  private func findings(in statement: String, _ example: RuleDocumentation.Example) -> [Finding] {
    let linting = linting(for: example)
    return linting.findings(in: [SourceFile(sourceText(for: statement, of: example, platform: linting.platform))])
  }

  private func describe(_ example: RuleDocumentation.Example, _ statement: String, _ findings: [Finding]) -> String {
    let found = findings.isEmpty ? "nothing is reported" : findings.map { "\($0.api) as \($0.kind)" }.joined(separator: ", ") + " is reported"
    return "\(example.location): \(example.entry.first ?? ""): \(statement): \(found)"
  }

  // MARK: Names

  /// The entries, with the words by which their names are called, and all that their examples say.
  private func entries() -> [(location: String, words: Set<String>, text: String)] {
    Dictionary(grouping: Self.examples, by: \.location).map { location, examples in
      let words = Set(examples.flatMap { $0.entry.map(wordOfUse) })
      return (location, words, examples.flatMap { $0.flagged + $0.accepted }.joined(separator: "\n"))
    }
  }

  private func names(of context: ContextRule) -> [String] {
    switch context.subject {
    case .closures(let name, _), .assigned(let name): ["\(context.module).\(name)"]
    case .members(let members, let type): members.isEmpty ? [type] : members.map { "\(type).\($0)" }
    case .attribute(let name): ["@\(name)"]
    }
  }
}

/// The word that every use of an entry contains: its base name, or the type for an initialiser.
private func wordOfUse(_ entry: String) -> String {
  let path = entry.prefix { $0 != "(" }.split(separator: ".")
  guard let last = path.last else { return entry }
  return switch last {
  case "init": path.count > 1 ? String(path[path.count - 2]) : "init"
  case "subscript": "["
  default: String(last)
  }
}
