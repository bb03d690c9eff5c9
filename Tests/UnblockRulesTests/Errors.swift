import UnblockRuleFiles

/// The errors of a rule file that is called `file.yml`, without that name: `2:3: error: …`.
func errors(in text: String, requiresExamples: Bool = false) -> [String] {
  do throws(RuleFileErrors) {
    _ = try RuleFile(text: text, path: "file.yml", requiresExamples: requiresExamples)
    return []
  } catch {
    return error.errors.map { String($0.description.dropFirst("file.yml:".count)) }
  }
}

/// The same for files that are read together, with the names `1.yml`, `2.yml` …
func errors(together texts: String...) -> [String] {
  let sources = texts.enumerated().map { RuleFileSource(text: $1, path: "\($0 + 1).yml", name: "\($0 + 1).yml") }
  do throws(RuleFileErrors) {
    _ = try loadRules(sources)
    return []
  } catch {
    return error.errors.map(\.description)
  }
}
