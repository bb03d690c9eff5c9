/// How long a call may wait: counted once, from its beginning, however often it waits.
package struct TimeLimit: Sendable {
  var timeout: Duration?
  var deadline: MonotonicTime?
  /// Whether a task that is cancelled already gets what is to be had without waiting. Otherwise it gets nothing but `CancellationError`.
  private(set) var triesFirst: Bool

  init(_ timeout: Duration?) { self.init(timeout, triesFirst: false) }

  private init(_ timeout: Duration?, triesFirst: Bool) {
    self.timeout = timeout
    self.triesFirst = triesFirst
    deadline = timeout.map { MonotonicTime.now + $0 }
  }

  /// That of a blocking call under its own name: what needs no waiting is done in a cancelled task, too, as the call itself would.
  package static func ofBlockingCall(_ timeout: Duration? = nil) -> TimeLimit { TimeLimit(timeout, triesFirst: true) }

  /// What is left of it.
  var remaining: Duration? { deadline.map { max(.zero, $0 - MonotonicTime.now) } }

  /// - Throws: `CancellationError` if that is all that the task gets.
  func checkCancellation() throws {
    if !triesFirst { try Task.checkCancellation() }
  }

  var error: TimeoutError { TimeoutError(after: timeout ?? .zero) }
}
