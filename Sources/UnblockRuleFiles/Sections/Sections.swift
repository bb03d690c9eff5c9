import UnblockModel

/// What holds for all entries of a file.
struct FileHeader {
  /// The file as the documentation names it.
  var name: String
  /// The module of entries that do not say one themselves.
  var module: String?
  /// Entries must have examples, and rules their reasons.
  var requiresExamples: Bool
}

extension MappingReader {
  /// The key `rules`, as a list.
  mutating func rules(_ header: FileHeader, to contents: inout RuleFile) {
    each("rules") { $0.rule(in: header, to: &contents) }
  }

  /// All keys of a rule file but `rules`.
  mutating func entries(_ header: FileHeader, to contents: inout RuleFile) {
    var header = header
    header.module = optional("module") { $0.string() } ?? header.module
    each("modules") { $0.knownModule(to: &contents) }
    each("platforms") { $0.platform(to: &contents) }
    each("apis") { $0.api(in: header, to: &contents) }
    each("descriptors") { $0.descriptorRule(to: &contents) }
    each("contexts") { $0.context(in: header, to: &contents) }
    each("types") { $0.type(in: header, to: &contents) }
    each("placeTests") { $0.placeTest(in: header, to: &contents) }
    functions(in: header, to: &contents)
    contents.flagReads += strings("flagReads")
    contents.wouldBlockErrors += strings("wouldBlockErrors")
    contents.sendableTypes += strings("sendableTypes")
    contents.autoclosureFunctions += strings("autoclosureFunctions")
  }

  private mutating func each(_ key: String, _ read: (inout MappingReader) -> Void) { _ = mappings(key, read) }
}
