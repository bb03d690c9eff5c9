/// The part of the rule data that only people read, and tests: kept apart, so that a run need not load it.
package struct RuleDocumentation: Hashable, Sendable {
  package struct Page: Hashable, Sendable {
    package var id: String
    package var why: String
    package var instead: String

    package init(id: String, why: String, instead: String) {
      self.id = id
      self.why = why
      self.instead = instead
    }
  }

  /// An entry's examples, which the tests run through the whole linter.
  package struct Example: Hashable, Sendable {
    /// The entries, by their names as written in the file; for contexts without a name, what identifies them.
    package var entry: [String]
    /// `apis` or `contexts`.
    package var section: String
    package var module: String
    /// The kind of the findings of a flagged example; empty for contexts, whose examples block in whatever way.
    package var kind: String
    package var cost: Cost?
    package var why: String
    package var source: String
    package var given: String
    package var place: String
    package var imports: [String]
    package var isDeclarations: Bool
    package var flagged: [String]
    package var accepted: [String]
    package var platforms: [String]
    /// Where the entry stands: `apis/dispatch.yml:12`.
    package var location: String

    package init(
      entry: [String], section: String, module: String, kind: String, cost: Cost?, why: String, source: String, given: String,
      place: String, imports: [String], isDeclarations: Bool, flagged: [String], accepted: [String], platforms: [String],
      location: String
    ) {
      self.entry = entry
      self.section = section
      self.module = module
      self.kind = kind
      self.cost = cost
      self.why = why
      self.source = source
      self.given = given
      self.place = place
      self.imports = imports
      self.isDeclarations = isDeclarations
      self.flagged = flagged
      self.accepted = accepted
      self.platforms = platforms
      self.location = location
    }
  }

  package var pages: [Page] = []
  package var examples: [Example] = []

  package init() {}
}
