
/// Lets tasks wait for each other: none goes on before so many have come. The async form of `pthread_barrier_t`.
///
/// When all have come it is as new, for the next round.
public final class AsyncBarrier: Sendable {
  private let parties: Int
  private let gate = Gate(())

  /// - Parameter parties: How many tasks wait for each other. At least 1.
  public init(parties: Int) {
    precondition(parties >= 1, "a barrier has at least one party")
    self.parties = parties
  }

  /// Suspends until as many tasks as the barrier has parties have called this.
  ///
  /// - Returns: Whether this task came last; true for one task in each round.
  /// - Throws: `CancellationError` or ``TimeoutError``. The task does not count as having come then: the others wait for another one.
  @discardableResult
  public nonisolated(nonsending) func arriveAndWait(timeout: Duration? = nil) async throws -> Bool {
    var released: [WaitContinuation] = []
    var isLast = false
    try await gate.wait(timeout: timeout) { contents in
      guard contents.waits.count + 1 == parties else { return false }
      released = contents.waits.popAll()
      isLast = true
      return true
    }
    for continuation in released { continuation.resume(returning: .ready) }
    return isLast
  }
}
