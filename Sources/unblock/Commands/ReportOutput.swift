import UnblockModel
import UnblockReporting
import UnblockRuleFiles
import UnblockRules

/// How and where a report is printed.
struct ReportOutput {
  var format: ReportFormat
  var color: ColorChoice
  /// Nil: standard output.
  var file: String?

  /// - Throws: `UsageError` if it cannot be written
  func write(_ report: Report, _ configuration: ConfigurationFile, in workingDirectory: AbsolutePath) throws {
    let hasColor = color.hasColor(on: .output) && (file == nil || color == .always)
    let options = ReportFormat.Options(hasColor: hasColor, workingDirectory: workingDirectory.string, rules: { ruleDescriptions(configuration) })
    let text = format.render(report, options)
    do throws(SystemError) {
      guard let file else { return try Stream.output.write(text) }
      try unblock.write(text, to: AbsolutePath(file, in: workingDirectory))
    } catch {
      throw UsageError(description: "the report cannot be written to '\(file ?? "standard output")': \(error.message)")
    }
  }
}

/// What there is to say of the rules, those of the user's configuration among them.
private func ruleDescriptions(_ file: ConfigurationFile) -> [RuleDescription] {
  let pages = file.configuration.documentation.pages + RuleDocumentation.builtIn.pages
  return file.configuration.applied(to: .builtIn).rules.map { rule in
    let page = pages.first { $0.id == rule.id }
    return RuleDescription(
      id: rule.id, title: rule.title, severity: rule.severity, isEnabled: rule.isEnabled, why: (page?.why ?? "").withoutTrailingSpace,
      instead: (page?.instead ?? "").withoutTrailingSpace)
  }
}

extension String {
  fileprivate var withoutTrailingSpace: String {
    var text = self[...]
    while text.last?.isWhitespace ?? false { text.removeLast() }
    return String(text)
  }
}
