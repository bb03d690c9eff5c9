import UnblockModel

extension ReportFormat {
  /// As the compiler prints: a line for the finding, the source line, what it is about, and the trace as notes.
  package static let text = ReportFormat(name: "text") { report, options in
    let page = TextPage(sources: SourceTexts(report), style: options.hasColor ? .colored : .plain)
    return report.findings.map(page.entry).joined()
  }
}

private struct TextPage {
  let sources: SourceTexts
  let style: TextStyle

  func entry(_ finding: Finding) -> String {
    let word = finding.severity.rawValue
    let message = "\(finding.message) [\(finding.rule)]"
    return line(at: finding.range, word, style.color(of: finding.severity), message)
      // The first step of a deadlock may be the finding's own place, which was just shown.
      + finding.trace.filter { $0.range != finding.range }.map(note).joined() + fixItNote(finding)
  }

  /// The best fix-it, on a line of its own: where it stands has just been shown.
  private func fixItNote(_ finding: Finding) -> String {
    guard let fixIt = finding.fixIts.first else { return "" }
    let word = fixIt.applicability == .displayOnly ? "advice (\(fixIt.rewrite.rawValue))" : "fix-it (\(fixIt.rewrite.rawValue), \(fixIt.applicability.rawValue))"
    let others = finding.fixIts.count > 1 ? " (or \(finding.fixIts.count - 1) more)" : ""
    let place = "\(finding.range.path.printable):\(sources.start(of: finding.range)):"
    return "\(place) \(style.color(of: .note))note: \(style.plain)\(word): \(fixIt.title.printable)\(others)\n"
  }

  private func note(_ step: Finding.Step) -> String {
    line(at: step.range, "note", style.color(of: .note), "'\(step.function)' calls '\(step.calls)' here")
  }

  private func line(at range: FileRange, _ word: String, _ color: String, _ message: String) -> String {
    let place = "\(range.path.printable):\(sources.start(of: range)):"
    let head = "\(style.bold)\(place) \(color)\(word): \(style.plain)\(style.bold)\(message.printable)\(style.plain)\n"
    guard let excerpt = excerpt(of: range.bytes, in: sources[range.path]) else { return head }
    return head + "\(excerpt.line)\n\(style.mark)\(excerpt.marks)\(style.plain)\n"
  }
}

extension SourcePosition: CustomStringConvertible {
  /// `line:column`
  package var description: String { "\(line):\(column)" }
}

/// The escape sequences around the parts of a line, the same as the compiler's; empty where there is no colour.
private struct TextStyle {
  var bold = ""
  var mark = ""
  var plain = ""
  var note = ""
  var warning = ""
  var error = ""

  static let plain = TextStyle()
  static let colored = TextStyle(
    bold: "\u{1B}[1m", mark: "\u{1B}[1;32m", plain: "\u{1B}[0m", note: "\u{1B}[1;36m", warning: "\u{1B}[1;35m",
    error: "\u{1B}[1;31m")

  func color(of severity: Severity) -> String {
    switch severity {
    case .note: note
    case .warning: warning
    case .error: error
    }
  }
}
