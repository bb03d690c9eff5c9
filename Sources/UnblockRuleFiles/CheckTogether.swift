package import UnblockModel

/// Finds what only shows when all entries are there: kinds without a rule, and what is said twice.
///
/// - Parameter known: What a user's own entries are added to.
package func checkTogether(_ file: RuleFile, known: RuleSet = RuleSet()) -> [RuleFileError] {
  wordsOfAPIs(file, known: known)
    + rulesOfTakenKinds(file, known: known)
    + repeated(file.rules, "rule") { $0.id }
    + repeated(rulesOfAPIs(file), "rule for kind") { $0.kind }
    + repeated(file.modules, "module") { $0.name }
    + repeated(file.platforms, "platform") { $0.name }
    + repeatedAPIs(file.apis)
    + repeatedContexts(file.contexts)
    + repeated(file.types, "type") { "\($0.module).\($0.name)" }
    + repeated(file.placeTests, "place test") { "\($0.module).\($0.name.text)" }
    + repeated(file.functions, "function") { "\($0.module).\($0.name)" }
}

/// Kinds and platforms are words that other entries declare.
private func wordsOfAPIs(_ file: RuleFile, known: RuleSet) -> [RuleFileError] {
  let kinds = known.rules.map(\.kind) + file.rules.map(\.value.kind)
  let platforms = known.platforms.map(\.name) + file.platforms.map(\.value.name)
  return file.apis.flatMap { api in
    unknown([api.value.kind], "kind", among: kinds, at: api.location)
      + unknown(api.value.platforms, "platform", among: platforms, at: api.location)
  }
}

private func unknown(
  _ words: [String], _ what: String, among known: [String], at location: Location
) -> [RuleFileError] {
  guard !known.isEmpty else { return [] }
  return words.filter { !known.contains($0) }.map { word in
    RuleFileError("unknown \(what) '\(word)'" + suggestion(for: word, among: known), at: location)
  }
}

/// A rule may replace a known one of the same id, and not stand beside one of the same kind.
private func rulesOfTakenKinds(_ file: RuleFile, known: RuleSet) -> [RuleFileError] {
  file.rules.compactMap { rule in
    guard let other = known.rules.first(where: { $0.kind == rule.value.kind && $0.id != rule.value.id }) else { return nil }
    return RuleFileError("kind '\(other.kind)' has the rule '\(other.id)' already", at: rule.location)
  }
}

/// A finding of an API takes its rule by the kind: there must be only one. Rules about other things may share a kind.
private func rulesOfAPIs(_ file: RuleFile) -> [Located<Rule>] {
  let kinds = Set(file.apis.map(\.value.kind))
  return file.rules.filter { kinds.contains($0.value.kind) }
}

/// Two entries for one name are one too many, unless conditions tell their calls apart.
private func repeatedAPIs(_ apis: [Located<BlockingAPI>]) -> [RuleFileError] {
  repeated(apis, "API") { "\($0.module).\($0.name.text)" } distinguishedBy: { [$0.blocksOnlyIf.map { "\($0)" }, $0.platforms] }
}

private func repeatedContexts(_ contexts: [Located<ContextRule>]) -> [RuleFileError] {
  repeated(contexts, "context") { "\($0.module).\($0.subject.label)" } distinguishedBy: { context in
    switch context.subject {
    case .members(let members, _): [members.map(\.text), context.receiverMentions]
    default: [[], context.receiverMentions]
    }
  }
}

/// An error at each entry whose name another one had before it.
private func repeated<Entry>(
  _ entries: [Located<Entry>], _ what: String, by name: (Entry) -> String,
  distinguishedBy parts: (Entry) -> [[String]] = { _ in [] }
) -> [RuleFileError] {
  var first: [[[String]]: Location] = [:]
  return entries.compactMap { entry in
    let key = [[name(entry.value)]] + parts(entry.value)
    guard let earlier = first[key] else {
      first[key] = entry.location
      return nil
    }
    let place = "\(earlier.path):\(earlier.line)"
    return RuleFileError("\(what) '\(name(entry.value))' is declared twice; the other one is at \(place)", at: entry.location)
  }
}
