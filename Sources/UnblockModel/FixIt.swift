/// Changes to the text that cure a finding, or advice in words.
package struct FixIt: Hashable, Sendable {
  /// Whether the program means the same afterwards, but for not blocking. That a cancelled task may stop waiting is not counted as a change: it is
  /// what a cure is for.
  package enum Applicability: String, Hashable, Sendable, CaseIterable {
    /// Errors, order, results and isolation stay as they are.
    case safe
    /// It compiles, but may change the meaning: it lets other tasks in between on an actor, or adds an error. The title says so.
    case unsafe
    /// Advice without edits.
    case displayOnly = "display-only"
  }

  /// What to write in place of a stretch of a file; an empty stretch is an insertion.
  package struct Edit: Hashable, Sendable {
    package var range: FileRange
    package var replacement: String

    package init(range: FileRange, replacement: String) {
      self.range = range
      self.replacement = replacement
    }
  }

  /// In the words of the compiler's own fix-its: `use 'Task.sleep(for:)'`.
  package var title: String
  package var rewrite: Rewrite
  package var applicability: Applicability
  /// In the order of path and position; no two overlap.
  package var edits: [Edit]
  /// The products of this package that the edited files import, and that their package has to depend on.
  package var products: [String]

  package init(title: String, rewrite: Rewrite, applicability: Applicability, edits: [Edit], products: [String] = []) {
    self.title = title
    self.rewrite = rewrite
    self.applicability = applicability
    self.edits = edits
    self.products = products
  }
}
