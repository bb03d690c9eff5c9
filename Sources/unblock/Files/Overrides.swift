import UnblockModel
import UnblockRuleFiles

/// What the configuration says of rules in some files.
struct Overrides: Sendable {
  struct Entry: Sendable {
    var files: PathPatterns
    var levels: [String: Configuration.Level]
  }

  var entries: [Entry] = []
  /// The rules that are on for those files only that an entry names.
  var rulesForSomeFiles: Set<String> = []
}

extension Overrides {
  /// The findings that their files are to have, as severe as they are to be there.
  ///
  /// - Parameter folder: What paths of findings are relative to.
  func applied(to findings: [Finding], of rules: RuleSet, in folder: AbsolutePath) -> [Finding] {
    if entries.isEmpty { return findings }
    let severities = Dictionary(rules.rules.map { ($0.id, $0.severity) }) { first, _ in first }
    return findings.compactMap { finding in
      guard let level = level(of: finding.rule, at: AbsolutePath(finding.range.path, in: folder)) else {
        return rulesForSomeFiles.contains(finding.rule) ? nil : finding
      }
      guard let severity = level.severity else { return nil }
      var finding = finding
      finding.severity = finding.severity.shifted(from: severities[finding.rule] ?? finding.severity, to: severity)
      return finding
    }
  }

  private func level(of rule: String, at path: AbsolutePath) -> Configuration.Level? {
    entries.last { $0.levels[rule] != nil && $0.files.contains(path) }?.levels[rule]
  }
}

extension Severity {
  /// A deadlock stays more than its rule says, and what is harmless by its body no more than a note.
  fileprivate func shifted(from usual: Severity, to wanted: Severity) -> Severity {
    if self == usual { return wanted }
    return self > usual ? max(self, wanted) : min(self, wanted)
  }
}
