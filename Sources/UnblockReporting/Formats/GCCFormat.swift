import UnblockModel

extension ReportFormat {
  /// One line for each finding, as gcc prints its messages: what most editors and log parsers read already.
  package static let gcc = ReportFormat(name: "gcc") { report, _ in
    let sources = SourceTexts(report)
    return report.findings.map { finding in
      let place = "\(finding.range.path):\(sources.start(of: finding.range))"
      return "\(place): \(finding.severity.rawValue): \(finding.message) [\(finding.rule)]".printable + "\n"
    }.joined()
  }
}
