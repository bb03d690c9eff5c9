
/// A counting semaphore that suspends tasks instead of blocking threads: the async form of `DispatchSemaphore` and `sem_t`.
///
///     let semaphore = AsyncSemaphore(value: 4)
///     try await semaphore.withPermit { try await download(url) }
///
/// Tasks are let through in the order in which they came, whatever their priority. ``signal()`` may be called from any thread, also by a
/// callback that knows nothing of tasks.
public final class AsyncSemaphore: Sendable {
  let gate: Gate<Int>

  /// - Parameter value: How many tasks may pass before the first one has to wait. Not negative.
  public init(value: Int) {
    precondition(value >= 0, "the value of a semaphore is not negative")
    gate = Gate(value)
  }

  /// Takes a permit, and suspends while there is none.
  ///
  /// - Parameter timeout: How long to wait at most; nil for no limit.
  /// - Throws: `CancellationError` or ``TimeoutError``; then no permit was taken.
  public nonisolated(nonsending) func wait(timeout: Duration? = nil) async throws {
    try await gate.wait(timeout: timeout) { contents in takePermit(&contents.state) }
  }

  /// Takes a permit if there is one.
  public func tryWait() -> Bool { gate.contents.withLock { takePermit(&$0.state) } }

  /// Gives a permit back, or a first time: to the task that has waited longest, if any.
  ///
  /// - Returns: Whether a task was resumed.
  @discardableResult
  public func signal() -> Bool {
    let next = gate.contents.withLock { contents in
      let next = contents.waits.popFirst()
      if next == nil { contents.state += 1 }
      return next
    }
    next?.resume(returning: .ready)
    return next != nil
  }

  /// Takes a permit, runs `body`, and gives the permit back, also if `body` throws.
  public nonisolated(nonsending) func withPermit<T>(
    timeout: Duration? = nil, _ body: nonisolated(nonsending) () async throws -> T
  ) async throws -> T {
    try await wait(timeout: timeout)
    defer { signal() }
    return try await body()
  }
}

private func takePermit(_ permits: inout Int) -> Bool {
  guard permits > 0 else { return false }
  permits -= 1
  return true
}
