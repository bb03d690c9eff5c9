package import UnblockModel

/// The text of a rule file, and what to call it.
package struct RuleFileSource: Sendable {
  package var text: String
  /// As errors name it.
  package var path: String
  /// As the documentation names it, relative to `Rules/`.
  package var name: String

  package init(text: String, path: String, name: String) {
    self.text = text
    self.path = path
    self.name = name
  }
}

/// Reads the project's own rule files and checks that they fit together. Throws the errors of all of them.
package func loadRules(
  _ sources: [RuleFileSource]
) throws(RuleFileErrors) -> (rules: RuleSet, documentation: RuleDocumentation) {
  var all = RuleFile()
  var errors: [RuleFileError] = []
  for source in sources {
    do throws(RuleFileErrors) {
      all.add(try RuleFile(text: source.text, path: source.path, name: source.name))
    } catch {
      errors += error.errors
    }
  }
  // A file that could not be read leaves gaps that would look like errors of the others.
  if errors.isEmpty { errors = checkTogether(all) }
  if !errors.isEmpty { throw RuleFileErrors(errors) }
  return (all.ruleSet, all.documentation)
}
