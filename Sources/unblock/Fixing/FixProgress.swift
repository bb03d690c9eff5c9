import UnblockModel

/// How far a run of fixes has come.
struct FixProgress {
  /// Of the texts as they are by now.
  var report: Report
  private var applied: [ChosenFixIt] = []
  private var rolledBack: [RefusedFixIt] = []
  /// Fix-its that are not tried again.
  var refused: Set<FixItKey> = []
  var problems: [Report.Problem] = []
  var baseline: BuildResult?
  var builds = 0
  /// By path.
  private var changes: [String: FileChange] = [:]
  /// Earlier texts of each file: a fix-it that leads back to one would lead round and round.
  private var earlier: [String: Set<[UInt8]>] = [:]
  private var blocked: Set<FindingGroup> = []

  init(report: Report) { self.report = report }

  /// Findings whose fix-its are applied.
  var candidates: [Finding] { report.findings.filter { !blocked.contains(FindingGroup($0)) } }

  var hasBlocked: Bool { !blocked.isEmpty }

  /// The texts that files have by now, for all that are changed.
  var overlay: [AbsolutePath: [UInt8]] {
    Dictionary(changes.values.map { ($0.file, $0.new) }) { first, _ in first }
  }

  mutating func refuse(_ fixIts: [RefusedFixIt]) {
    rolledBack += fixIts
    refused.formUnion(fixIts.map(\.chosen.key))
  }

  /// Whether fix-its make of some file what it has been already.
  func leadsBack(_ fixIts: [ChosenFixIt]) -> Bool {
    texts(report.sources, applying: fixIts.map(\.fixIt)).contains { earlier[$0.key]?.contains($0.value.bytes) ?? false }
  }

  /// Takes down what fix-its make of the texts.
  mutating func apply(_ fixIts: [ChosenFixIt], _ workingDirectory: AbsolutePath) {
    let texts = texts(report.sources, applying: fixIts.map(\.fixIt))
    for (path, text) in texts {
      guard let source = report.sources[path] else { continue }
      let first = changes[path] ?? FileChange(path: path, file: AbsolutePath(path, in: workingDirectory), old: source, new: source)
      earlier[path, default: []].insert(source)
      changes[path] = FileChange(path: path, file: first.file, old: first.old, new: text.bytes)
    }
    applied += fixIts
  }

  /// A finding that is still there after its fix-it would get the same again, and again: such are left alone from now on.
  mutating func blockWhatDidNotHelp(_ fixIts: [ChosenFixIt], in next: Report) {
    let before = Dictionary(grouping: report.findings, by: FindingGroup.init).mapValues(\.count)
    let after = Dictionary(grouping: next.findings, by: FindingGroup.init).mapValues(\.count)
    for (group, fixIts) in Dictionary(grouping: fixIts, by: { FindingGroup($0.finding) }) {
      if after[group, default: 0] > before[group, default: 0] - fixIts.count { blocked.insert(group) }
    }
  }

  var outcome: FixOutcome {
    let changed = changes.values.filter { $0.old != $0.new }.sorted { isOrderedByBytes($0.path, $1.path) }
    return FixOutcome(
      report: report, changes: changed, applied: applied, refused: rolledBack, problems: problems, builds: builds,
      buildFailedBefore: baseline.map { !$0.succeeded } ?? false)
  }
}

/// Findings that cannot be told apart when lines have moved.
private struct FindingGroup: Hashable {
  var path: String
  var rule: String
  var api: String
  var context: String

  init(_ finding: Finding) {
    path = finding.range.path
    rule = finding.rule
    api = finding.api
    context = finding.context.name
  }
}
