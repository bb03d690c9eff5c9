import UnblockModel

extension MappingReader {
  /// One entry of `rules`.
  mutating func rule(in file: FileHeader, to contents: inout RuleFile) {
    var rule = Rule(
      id: string("id"), kind: string("kind"), severity: required("severity") { $0.choice() } ?? .warning,
      title: string("title"), isEnabled: flag("enabled", or: true))
    rule.pool = string("pool", or: "")
    contents.rules.append(Located(rule, at: location))
    let why = file.requiresExamples ? string("why") : string("why", or: "")
    let instead = file.requiresExamples ? string("instead") : string("instead", or: "")
    contents.pages.append(RuleDocumentation.Page(id: rule.id, why: why, instead: instead))
  }
}
