/// A call that ends a wait: `DispatchSemaphore.signal()` for `DispatchSemaphore.wait()`.
package struct ReleaseRule: Hashable, Sendable {
  /// What has to be the same for the call to end the wait.
  package enum Subject: Hashable, Sendable {
    case receiver
    case argument(Condition.ArgumentName)
    /// What the call returns: `let item = DispatchWorkItem { … }`.
    case result
  }

  package var name: SymbolName
  package var subject: Subject
  /// Not the call ends the wait, but the end of this closure that it is given. Nil: the call itself.
  package var closure: Condition.ArgumentName?

  package init(name: SymbolName, subject: Subject, closure: Condition.ArgumentName?) {
    self.name = name
    self.subject = subject
    self.closure = closure
  }
}

/// What a wait waits for, and what ends it.
package struct WaitRule: Hashable, Sendable {
  /// The argument that is waited for; nil: the receiver.
  package var argument: Condition.ArgumentName?
  package var releases: [ReleaseRule]
  /// The wait ends only when all have released it that ever do, as with a group; else one of them is enough.
  package var needsAll: Bool

  package init(argument: Condition.ArgumentName? = nil, releases: [ReleaseRule] = [], needsAll: Bool = false) {
    self.argument = argument
    self.releases = releases
    self.needsAll = needsAll
  }
}
