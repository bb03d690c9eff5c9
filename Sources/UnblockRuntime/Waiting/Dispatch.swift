public import Dispatch

extension DispatchGroup {
  /// Suspends until everything that entered the group has left it: the async form of `wait()`, which holds no thread.
  ///
  /// Dispatch calls back (`notify`); after a timeout or a cancellation a callback without effect stays with the group until it is empty.
  ///
  /// - Parameter timeout: How long to wait at most; nil for no limit.
  /// - Throws: `CancellationError` or ``TimeoutError``.
  public nonisolated(nonsending) func waitUntilEmpty(timeout: Duration? = nil) async throws {
    try Task.checkCancellation()
    if wait(timeout: .now()) == .success { return await spendCooperativeBudget() }
    let gate = Gate(false)
    notify(queue: notificationQueue) {
      let waits = gate.contents.withLock { contents in
        contents.state = true
        return contents.waits.popAll()
      }
      for continuation in waits { continuation.resume(returning: .ready) }
    }
    try await gate.wait(timeout: timeout) { $0.state }
  }
}

/// Where groups say that they are empty. What runs there only resumes tasks.
private let notificationQueue = DispatchQueue(label: "unblock-group", qos: .userInitiated)

extension DispatchSemaphore {
  /// Takes a permit, and suspends while there is none: the async form of `wait()`, which holds no thread.
  ///
  /// A `DispatchSemaphore` cannot tell a task that it was signaled: this looks whether it was, at first every 0.1 ms, then ever less often, up to
  /// every 5 ms, which is also how late it may be. Whoever holds the code that signals is better served by ``AsyncSemaphore``; and
  /// `offload { semaphore.wait() }` is told at once, at the price of a thread while it waits.
  ///
  /// - Parameter timeout: How long to wait at most; nil for no limit.
  /// - Throws: `CancellationError` or ``TimeoutError``; then no permit was taken.
  public nonisolated(nonsending) func waitUntilSignaled(timeout: Duration? = nil) async throws {
    try Task.checkCancellation()
    if wait(timeout: .now()) == .success { return await spendCooperativeBudget() }
    var pauses = Pauses(TimeLimit(timeout), from: .microseconds(100), to: .milliseconds(5))
    repeat { try await pauses.sleep() } while wait(timeout: .now()) == .timedOut
  }
}
