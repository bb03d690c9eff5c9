/// What may be written in place of a call of a blocking API.
package struct FixRule: Hashable, Sendable {
  /// What the replacement throws, beyond what the call does.
  package enum Errors: String, Hashable, Sendable, CaseIterable {
    case none
    /// Only `CancellationError`, when the task is cancelled. Where nobody takes errors, `try?` passes over it.
    case cancellation
    /// Others.
    case any
  }

  package var rewrite: Rewrite
  /// The end of the title, in the words of the compiler's fix-its: `use 'Task.sleep(for:)'`.
  package var title: String
  /// The expression to write, with `{receiver}`, `{label}`, `{0}` and `{arguments}` for parts of the call; without `try` and `await`.
  package var replacement: String
  package var errors: Errors
  /// False: it has no `await`, and the code does not suspend there.
  package var suspends: Bool
  /// How the meaning changes; empty: not at all, but for not blocking.
  package var changes: String
  /// It may only stand where nobody uses the value.
  package var isWithoutResult: Bool
  /// The replacement runs on the actor of its caller (`nonisolated(nonsending)`), so that any value may be given to it; else only `Sendable` ones on an actor.
  package var runsOnCaller: Bool
  /// All of these must hold.
  package var conditions: [Condition]
  /// The modules to import.
  package var imports: [String]

  package init(
    rewrite: Rewrite, title: String, replacement: String, errors: Errors = .none, suspends: Bool = true, changes: String = "", isWithoutResult: Bool = false,
    runsOnCaller: Bool = false, conditions: [Condition] = [], imports: [String] = []
  ) {
    self.rewrite = rewrite
    self.title = title
    self.replacement = replacement
    self.errors = errors
    self.suspends = suspends
    self.changes = changes
    self.isWithoutResult = isWithoutResult
    self.runsOnCaller = runsOnCaller
    self.conditions = conditions
    self.imports = imports
  }
}
