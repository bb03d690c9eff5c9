import UnblockCoding
package import UnblockModel

extension RuleSet {
  /// The data of `Rules/`, read from the binary when it is first asked for.
  package static let builtIn = RuleSet(encoded: Embedded.ruleSet)
}

extension RuleDocumentation {
  /// The pages and examples of `Rules/`. A lint run does not ask for them.
  package static let builtIn = RuleDocumentation(encoded: Embedded.documentation)
}
