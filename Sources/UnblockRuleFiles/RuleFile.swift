package import UnblockModel

/// What one rule file says, each entry with the place where it stands.
package struct RuleFile: Sendable {
  package var rules: [Located<Rule>] = []
  package var modules: [Located<KnownModule>] = []
  package var platforms: [Located<Platform>] = []
  package var apis: [Located<BlockingAPI>] = []
  package var descriptors: [Located<DescriptorRule>] = []
  package var contexts: [Located<ContextRule>] = []
  package var types: [Located<KnownType>] = []
  package var functions: [Located<KnownFunction>] = []
  package var flagReads: [String] = []
  package var wouldBlockErrors: [String] = []
  package var sendableTypes: [String] = []
  package var autoclosureFunctions: [String] = []
  package var placeTests: [Located<PlaceTest>] = []
  package var pages: [RuleDocumentation.Page] = []
  package var examples: [Located<RuleDocumentation.Example>] = []

  init() {}
}

extension RuleFile {
  /// Reads the text of a file.
  ///
  /// - Parameters:
  ///   - path: The file as errors name it.
  ///   - name: The file as the documentation names it, relative to `Rules/`.
  ///   - requiresExamples: The project's own entries must have examples; a user's need not.
  package init(
    text: String, path: String, name: String? = nil, requiresExamples: Bool = true
  ) throws(RuleFileErrors) {
    let header = FileHeader(name: name ?? path, module: nil, requiresExamples: requiresExamples)
    var contents = RuleFile()
    try readMapping(text: text, path: path) { top in
      top.rules(header, to: &contents)
      top.entries(header, to: &contents)
    }
    self = contents
  }

  mutating func add(_ other: RuleFile) {
    rules += other.rules
    modules += other.modules
    platforms += other.platforms
    apis += other.apis
    descriptors += other.descriptors
    contexts += other.contexts
    types += other.types
    functions += other.functions
    flagReads += other.flagReads
    wouldBlockErrors += other.wouldBlockErrors
    sendableTypes += other.sendableTypes
    autoclosureFunctions += other.autoclosureFunctions
    placeTests += other.placeTests
    pages += other.pages
    examples += other.examples
  }

  package var ruleSet: RuleSet {
    var set = RuleSet()
    set.rules = rules.map(\.value)
    set.modules = modules.map(\.value)
    set.platforms = platforms.map(\.value)
    set.apis = apis.map(\.value)
    set.descriptors = descriptors.map(\.value)
    set.contexts = contexts.map(\.value)
    set.types = types.map(\.value)
    set.functions = functions.map(\.value)
    set.flagReads = flagReads
    set.wouldBlockErrors = wouldBlockErrors
    set.sendableTypes = sendableTypes
    set.autoclosureFunctions = autoclosureFunctions
    set.placeTests = placeTests.map(\.value)
    return set
  }

  package var documentation: RuleDocumentation {
    var documentation = RuleDocumentation()
    documentation.pages = pages
    documentation.examples = examples.map(\.value)
    return documentation
  }
}
