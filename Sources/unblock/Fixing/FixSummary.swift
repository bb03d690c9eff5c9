import UnblockModel
import UnblockReporting

extension FixOutcome {
  /// What there is to say of a run, line by line; the last one sums it up.
  func notes(wasDry: Bool) -> [String] {
    var lines = refused.map { refused in
      let place = refused.chosen.finding.range.path
      let reason = refused.error.map { "\($0.path):\($0.line): \($0.message)" } ?? "the build fails with it"
      return "\(place): note: taken back: \(refused.chosen.fixIt.title): \(reason)"
    }
    if buildFailedBefore, builds > 0 { lines.append("note: the build failed before anything was changed; only errors that it did not have count") }
    if isUnfinished { lines.append("note: some fix-its did not help, or wait for others; run 'unblock fix' again to see what is left") }
    return lines + [summary(wasDry: wasDry)]
  }

  /// `fixed 5 findings in 3 files; 1 fix-it taken back; 2 findings left`
  private func summary(wasDry: Bool) -> String {
    let verb = wasDry ? "would fix" : "fixed"
    let fixed = applied.isEmpty ? "nothing to fix" : "\(verb) \(count(applied.count, "finding")) in \(count(changes.count, "file"))"
    let back = refused.isEmpty ? "" : "; \(count(refused.count, "fix-it")) taken back"
    let left = report.findings.isEmpty ? "; no findings left" : "; \(count(report.findings.count, "finding")) left"
    return fixed + back + left
  }
}

private func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
