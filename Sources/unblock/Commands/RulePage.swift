import UnblockModel
import UnblockRuleFiles
import UnblockRules

/// What `unblock explain RULE` prints.
func page(ofRule id: String, _ file: ConfigurationFile) throws -> String {
  let rules = file.configuration.applied(to: .builtIn)
  guard let rule = rules.rules.first(where: { $0.id == id }) else { throw UsageError.unknownRule(id, in: rules) }
  let pages = file.configuration.documentation.pages + RuleDocumentation.builtIn.pages
  return text(of: rule, pages.first { $0.id == id }, apis: rules.apis.filter { $0.kind == rule.kind })
}

/// A rule's page.
func text(of rule: Rule, _ page: RuleDocumentation.Page?, apis: [BlockingAPI]) -> String {
  let state = rule.isEnabled ? rule.severity.rawValue : "\(rule.severity.rawValue), off unless asked for"
  let sections = [
    "\(rule.id) (\(state)): \(rule.title)\n",
    section("Why", page?.why ?? ""),
    section("Instead", page?.instead ?? ""),
    section("APIs", apiList(apis)),
  ]
  return sections.filter { !$0.isEmpty }.joined(separator: "\n")
}

private func section(_ title: String, _ text: String) -> String {
  guard !text.isEmpty else { return "" }
  let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : "  \($0)" }
  let end = lines.lastIndex { !$0.isEmpty } ?? 0
  return "\(title)\n" + lines[...end].map { $0 + "\n" }.joined()
}

/// The APIs by their modules, each on its line.
private func apiList(_ apis: [BlockingAPI]) -> String {
  let modules = Dictionary(grouping: apis, by: \.module)
  return modules.keys.sorted().flatMap { module in
    ["\(module):"] + (modules[module] ?? []).map { "  \($0.name.text)" }
  }.joined(separator: "\n")
}
