/// How long a call may wait: counted once, from its beginning, however often it waits.
struct TimeLimit: Sendable {
  var timeout: Duration?
  var deadline: MonotonicTime?

  init(_ timeout: Duration?) {
    self.timeout = timeout
    deadline = timeout.map { MonotonicTime.now + $0 }
  }

  /// What is left of it.
  var remaining: Duration? { deadline.map { max(.zero, $0 - MonotonicTime.now) } }

  var error: TimeoutError { TimeoutError(after: timeout ?? .zero) }
}
