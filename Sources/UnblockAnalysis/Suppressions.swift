import UnblockModel

/// The suppression comments of the program, by file.
///
/// A class, because it goes wherever effects are followed, and holds the whole program.
final class SuppressionTable: Sendable {
  /// A comment: its file, and its place in `FileSummary.suppressions`.
  struct Key: Hashable {
    var unit: Int
    var place: Int
  }

  private let program: Program
  private let rules: RuleIndex

  init(program: Program, rules: RuleIndex) {
    self.program = program
    self.rules = rules
  }

  /// The comment that silences a blocking place; nil if none does.
  ///
  /// A comment in a helper silences what its callers would be told of that line, too. One without a reason silences nothing.
  func suppression(of blocking: Blocking, _ options: AnalysisOptions) -> Key? {
    let unit = blocking.function.unit
    let suppressions = program.units[unit].summary.suppressions
    guard !suppressions.isEmpty, let rule = rules.rulesByKind[blocking.effect.cause.kind] else { return nil }
    let place = suppressions.firstIndex { suppression in
      suppression.reason != nil && suppression.silenced.contains(blocking.effect.range) && suppression.rules.contains(rule.id)
    }
    return place.map { Key(unit: unit, place: $0) }
  }

  /// What is wrong with the comments themselves.
  func findings(used: Set<Key>, _ options: AnalysisOptions) -> [Finding] {
    var result: [Finding] = []
    for (unit, source) in program.units.enumerated() {
      for (place, suppression) in source.summary.suppressions.enumerated() {
        let isUsed = used.contains(Key(unit: unit, place: place))
        guard let (rule, message) = fault(of: suppression, isUsed: isUsed, options), let severity = options.severity(of: rule, rules) else { continue }
        result.append(
          Finding(
            rule: rule, kind: RuleIndex.suppressionKind, severity: severity, confidence: .high, message: message,
            range: FileRange(path: source.path, bytes: suppression.range), api: "", context: Finding.Context(kind: "comment", name: ""), trace: [],
            fingerprint: ""))
      }
      for function in source.summary.functions {
        guard case .nonblocking(reason: nil)? = function.directive, let severity = options.severity(of: Self.withoutReason, rules) else { continue }
        result.append(
          Finding(
            rule: Self.withoutReason, kind: RuleIndex.suppressionKind, severity: severity, confidence: .high,
            message: "'unblock:nonblocking' needs a reason: write '// unblock:nonblocking -- why'",
            range: FileRange(path: source.path, bytes: function.nameRange), api: "", context: Finding.Context(kind: "comment", name: ""), trace: [],
            fingerprint: ""))
      }
    }
    return result
  }

  private static let withoutReason = "suppression-without-reason", unused = "unused-suppression", unknown = "unknown-suppression"

  private func fault(of suppression: Suppression, isUsed: Bool, _ options: AnalysisOptions) -> (rule: String, message: String)? {
    let known = Set(rules.rules.rules.map(\.id))
    if suppression.rules.isEmpty { return (Self.unknown, "'unblock:ignore' names no rule: write '// unblock:ignore RULE -- why'") }
    if let stranger = suppression.rules.first(where: { !known.contains($0) }) {
      return (Self.unknown, "there is no rule '\(stranger)'; 'unblock rules' lists them")
    }
    if suppression.reason == nil { return (Self.withoutReason, "'unblock:ignore' needs a reason: write '// unblock:ignore \(suppression.rules[0]) -- why'") }
    let isAsked = suppression.rules.contains { options.severity(of: $0, rules) != nil }
    return isUsed || !isAsked ? nil : (Self.unused, "nothing to ignore here; remove this comment")
  }
}
