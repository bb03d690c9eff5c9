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
  /// The expression to write, with `{receiver}`, `{label}`, `{0}`, `{arguments}` and others for parts of the call; without `try` and `await`.
  package var replacement: String
  package var errors: Errors
  /// False: it has no `await`, and the code does not suspend there.
  package var suspends: Bool
  /// How the meaning changes; empty: not at all, but for not blocking.
  package var changes: String
  /// It may only stand where nobody uses the value.
  package var isWithoutResult: Bool
  /// False: the compiler warns where nobody uses the replacement's value.
  package var isDiscardable: Bool
  /// Whatever the call uses may be given to the replacement, on an actor too: it runs on the actor of its caller (`nonisolated(nonsending)`), or takes
  /// nothing but values of types that are `Sendable`. Else everything in the call must be known to be `Sendable`.
  package var runsOnCaller: Bool
  /// The replacement takes a closure of the call as one that is `@Sendable`: it may use constants only, and must return something `Sendable`.
  package var sendsClosure: Bool
  /// All of these must hold.
  package var conditions: [Condition]
  /// None of these may hold.
  package var exceptions: [Condition]
  /// The modules to import.
  package var imports: [String]

  package init(
    rewrite: Rewrite, title: String, replacement: String, errors: Errors = .none, suspends: Bool = true, changes: String = "", isWithoutResult: Bool = false,
    isDiscardable: Bool = true, runsOnCaller: Bool = false, sendsClosure: Bool = false, conditions: [Condition] = [], exceptions: [Condition] = [], imports: [String] = []
  ) {
    self.rewrite = rewrite
    self.title = title
    self.replacement = replacement
    self.errors = errors
    self.suspends = suspends
    self.changes = changes
    self.isWithoutResult = isWithoutResult
    self.isDiscardable = isDiscardable
    self.runsOnCaller = runsOnCaller
    self.sendsClosure = sendsClosure
    self.conditions = conditions
    self.exceptions = exceptions
    self.imports = imports
  }
}
