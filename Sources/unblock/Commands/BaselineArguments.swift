import ArgumentParser
import UnblockAnalysis
import UnblockModel

/// Which findings are known already.
struct BaselineArguments: ParsableArguments {
  @Option(help: ArgumentHelp("Do not report, nor count, the findings that this file lists.", valueName: "file"), completion: .file())
  var baseline: String?

  @Option(help: ArgumentHelp("Write all findings to this file, for later runs with '--baseline', and report none.", valueName: "file"), completion: .file())
  var writeBaseline: String?
}

extension BaselineArguments {
  /// Takes out of a report what is known, and writes down what is asked for.
  ///
  /// - Throws: `UsageError` if a file cannot be read or written
  func apply(to outcome: inout LintOutcome, of request: LintRequest) throws(UsageError) {
    if let writeBaseline {
      let all = Baseline(outcome.report.findings)
      try all.write(to: writeBaseline, in: request.workingDirectory)
      outcome.report.findings = []
      outcome.baselineNote = "\(counted(all.entries.count, "finding", "findings")) written to '\(writeBaseline)'"
    } else if let baseline {
      let (new, unmatched) = try Baseline(of: baseline, in: request.workingDirectory).compared(with: outcome.report.findings)
      outcome.report.findings = new
      let gone = unmatched.count { request.wouldReport($0, linted: outcome.paths) }
      guard gone > 0 else { return }
      outcome.baselineNote =
        "\(counted(gone, "entry", "entries")) of the baseline '\(baseline)' \(gone == 1 ? "matches" : "match") nothing any more; '--write-baseline' makes a new one"
    }
  }

  private func counted(_ count: Int, _ one: String, _ many: String) -> String { "\(count) \(count == 1 ? one : many)" }
}

extension LintRequest {
  /// Whether a run like this one would report a finding that is there: its file is among those that were linted, or gone, and its rule applies.
  fileprivate func wouldReport(_ entry: Baseline.Entry, linted: Set<String>) -> Bool {
    guard linted.contains(entry.path) || !exists(AbsolutePath(entry.path, in: workingDirectory)) else { return false }
    return analysis.minimumConfidence == .low && analysis.enabledRules?.contains(entry.rule) ?? true && !analysis.disabledRules.contains(entry.rule)
  }
}
