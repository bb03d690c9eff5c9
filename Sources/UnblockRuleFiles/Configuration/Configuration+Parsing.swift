package import UnblockModel

extension Configuration {
  /// Reads the text of a configuration file.
  ///
  /// - Parameter known: The built-in rules, to which the file refers.
  package init(text: String, path: String, known: RuleSet) throws(RuleFileErrors) {
    var configuration = Configuration()
    var contents = RuleFile()
    try readMapping(text: text, path: path) { $0.configuration(&configuration, &contents, known: known, name: path) }
    let errors = checkTogether(contents, known: known)
    if !errors.isEmpty { throw RuleFileErrors(errors) }
    configuration.entries = contents.ruleSet
    configuration.documentation = contents.documentation
    self = configuration
  }
}

extension MappingReader {
  fileprivate mutating func configuration(
    _ configuration: inout Configuration, _ contents: inout RuleFile, known: RuleSet, name: String
  ) {
    let header = FileHeader(name: name, module: "*", requiresExamples: false)
    entries(header, to: &contents)
    let isMapping = optional("rules") { $0.isMapping } ?? false
    if !isMapping { rules(header, to: &contents) }
    let ids = (known.rules + contents.rules.map(\.value)).map(\.id)
    if isMapping { configuration.levels = levels(ids) }
    configuration.overrides = overrides(ids)
    configuration.disabled = ruleIDs("disable", among: ids)
    configuration.enabled = ruleIDs("enable", among: ids)
    let platforms = known.platforms.map(\.name) + contents.platforms.map(\.value.name)
    configuration.platform = optional("platform") { $0.word(of: platforms) }
    settings(&configuration)
  }

  private mutating func settings(_ configuration: inout Configuration) {
    configuration.excluded = strings("exclude")
    configuration.isStrict = optional("strict") { $0.bool() }
    configuration.failOn = optional("fail-on") { $0.choice() }
    configuration.defines = strings("define")
  }

  private mutating func levels(_ ids: [String]) -> [String: Configuration.Level] {
    let levels = optional("rules") { $0.pairs { $0.choice(Configuration.Level.self) } } ?? []
    for (key, _, _) in levels { _ = key.ruleID(among: ids) }
    return Dictionary(levels.map { ($0.name, $0.value) }) { $1 }
  }

  private mutating func overrides(_ ids: [String]) -> [Configuration.Override] {
    mappings("overrides") { reader in
      let files = reader.required("files") { $0.list { $0.string() } } ?? []
      if !reader.has("rules") { reader.error("missing key 'rules'") }
      return Configuration.Override(files: files, levels: reader.levels(ids))
    }
  }

  private mutating func ruleIDs(_ key: String, among ids: [String]) -> [String] {
    optional(key) { $0.list { $0.ruleID(among: ids) } } ?? []
  }
}

extension NodeReader {
  fileprivate func ruleID(among ids: [String]) -> String? {
    guard let id = string() else { return nil }
    if !ids.contains(id) { error("unknown rule '\(id)'" + suggestion(for: id, among: ids)) }
    return id
  }
}
