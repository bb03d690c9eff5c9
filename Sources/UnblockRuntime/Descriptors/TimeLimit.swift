/// How long a call may wait: counted once, from its beginning, however often it waits.
package struct TimeLimit: Sendable {
  var timeout: Duration?
  var deadline: MonotonicTime?
  /// Whether a task that is cancelled already gets what is to be had without waiting. Otherwise it gets nothing but `CancellationError`.
  var triesFirst: Bool

  package init(_ timeout: Duration?, triesFirst: Bool = false) {
    self.timeout = timeout
    self.triesFirst = triesFirst
    deadline = timeout.map { MonotonicTime.now + $0 }
  }

  /// What is left of it.
  var remaining: Duration? { deadline.map { max(.zero, $0 - MonotonicTime.now) } }

  /// - Throws: `CancellationError` if that is all that the task gets.
  func checkCancellation() throws {
    if !triesFirst { try Task.checkCancellation() }
  }

  var error: TimeoutError { TimeoutError(after: timeout ?? .zero) }
}
