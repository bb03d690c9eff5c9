package import UnblockModel

extension Report {
  /// The line that closes a run: `3 findings in 2 of 10 files`.
  package var summary: String {
    let files = Set(findings.map(\.range.path)).count
    let found = findings.isEmpty ? "no findings in " : "\(count(findings.count, "finding")) in \(files) of "
    let problems = problems.isEmpty ? "" : "; \(count(problems.count, "problem"))"
    return found + count(fileCount, "file") + problems
  }
}

private func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
