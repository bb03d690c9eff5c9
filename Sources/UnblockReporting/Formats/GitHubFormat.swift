import UnblockModel

extension ReportFormat {
  /// Commands that a GitHub workflow shows as annotations of the changed lines.
  package static let github = ReportFormat(name: "github") { report, _ in
    let sources = SourceTexts(report)
    let findings = report.findings.map { annotation(of: $0, in: sources) }
    let problems = report.problems.map { "::error file=\(escaped(property: $0.path))::\(escaped(message: $0.message))\n" }
    return (findings + problems).joined()
  }
}

private func annotation(of finding: Finding, in sources: SourceTexts) -> String {
  let file = escaped(property: finding.range.path)
  let place = place(of: finding.range, in: sources)
  let title = escaped(property: finding.rule)
  let message = escaped(message: message(of: finding, in: sources))
  return "::\(command(for: finding.severity)) file=\(file),\(place),title=\(title)::\(message)\n"
}

private func command(for severity: Severity) -> String {
  switch severity {
  case .note: "notice"
  case .warning: "warning"
  case .error: "error"
  }
}

/// Columns are accepted only where the annotation begins and ends on the same line.
private func place(of range: FileRange, in sources: SourceTexts) -> String {
  let (start, end) = (sources.start(of: range), sources.end(of: range))
  guard start.line == end.line else { return "line=\(start.line),endLine=\(end.line)" }
  return "line=\(start.line),col=\(start.utf16Column),endColumn=\(end.utf16Column)"
}

/// The message with the trace below it, as an annotation cannot point at several places.
private func message(of finding: Finding, in sources: SourceTexts) -> String {
  let steps = finding.trace.filter { $0.range != finding.range }.map { step in
    "'\(step.function)' calls '\(step.calls)' at \(step.range.path):\(sources.start(of: step.range))"
  }
  return ([finding.message] + steps).joined(separator: "\n")
}

private func escaped(message: String) -> String {
  message.unicodeScalars.reduce(into: "") { text, scalar in
    switch scalar {
    case "%": text += "%25"
    case "\r": text += "%0D"
    case "\n": text += "%0A"
    default: text.unicodeScalars.append(scalar)
    }
  }
}

private func escaped(property: String) -> String {
  escaped(message: property).reduce(into: "") { text, character in
    switch character {
    case ":": text += "%3A"
    case ",": text += "%2C"
    default: text.append(character)
    }
  }
}
