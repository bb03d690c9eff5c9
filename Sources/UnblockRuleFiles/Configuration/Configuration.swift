package import UnblockModel

/// What a user's `.unblock.yml` says.
package struct Configuration: Sendable {
  /// What `rules` says about a rule.
  package enum Level: String, Hashable, Sendable, CaseIterable { case off, note, warning, error }

  /// What holds for some files instead of what `rules`, `disable` and `enable` say.
  package struct Override: Sendable {
    /// Glob patterns, relative to the configuration file.
    package var files: [String]
    /// By rule id.
    package var levels: [String: Level]
  }

  /// The user's own entries. An entry without a module holds in any: its module is `*`.
  package var entries = RuleSet()
  package var documentation = RuleDocumentation()
  /// By rule id.
  package var levels: [String: Level] = [:]
  package var disabled: [String] = []
  package var enabled: [String] = []
  /// Of several that name a file and a rule, the last one counts.
  package var overrides: [Override] = []
  /// Glob patterns, relative to the configuration file.
  package var excluded: [String] = []
  package var isStrict: Bool?
  package var failOn: Severity?
  package var platform: String?
  /// Conditional compilation flags.
  package var defines: [String] = []

  package init() {}

  /// The rules of a run: the known ones and the user's, each as severe as the user wants it. Those that are on for some files only are on.
  package func applied(to known: RuleSet) -> RuleSet {
    var set = known
    set.add(entries)
    set.rules = set.rules.map { rule in
      var rule = applied(to: rule)
      if isOverridden(rule) { rule.isEnabled = true }
      return rule
    }
    return set
  }

  /// The rules that are on for those files only that an override names.
  package func rulesForSomeFiles(of known: RuleSet) -> Set<String> {
    var set = known
    set.add(entries)
    return Set(set.rules.map(applied).filter { !$0.isEnabled && isOverridden($0) }.map(\.id))
  }

  private func isOverridden(_ rule: Rule) -> Bool { overrides.contains { $0.levels[rule.id]?.severity != nil } }

  /// To give a rule a severity is to ask for it.
  private func applied(to rule: Rule) -> Rule {
    var rule = rule
    if enabled.contains(rule.id) { rule.isEnabled = true }
    if let level = levels[rule.id] { rule.isEnabled = level != .off }
    if let severity = levels[rule.id]?.severity { rule.severity = severity }
    if disabled.contains(rule.id) { rule.isEnabled = false }
    return rule
  }
}

extension Configuration.Level {
  /// Nil for `off`.
  package var severity: Severity? { Severity(rawValue: rawValue) }
}
