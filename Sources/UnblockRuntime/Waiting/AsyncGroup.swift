
/// Counts what is under way, and lets tasks wait until nothing is: the async form of `DispatchGroup` and of Go's `WaitGroup`.
///
/// For work that are tasks themselves, a task group is the better form; this one is for work that ends in callbacks and on threads.
public final class AsyncGroup: Sendable {
  private let gate = Gate(0)

  public init() {}

  /// Something has begun. From any thread.
  public func enter() { gate.contents.withLock { $0.state += 1 } }

  /// Something has ended; with the last one, all tasks that wait are resumed. From any thread, as often as ``enter()``.
  public func leave() {
    let released = gate.contents.withLock { contents in
      precondition(contents.state > 0, "leave() without enter()")
      contents.state -= 1
      return contents.state == 0 ? contents.waits.popAll() : []
    }
    for continuation in released { continuation.resume(returning: .ready) }
  }

  /// Suspends until everything that has begun has ended. Returns at once if nothing has begun.
  ///
  /// - Parameter timeout: How long to wait at most; nil for no limit.
  /// - Throws: `CancellationError` or ``TimeoutError``.
  public nonisolated(nonsending) func wait(timeout: Duration? = nil) async throws {
    try await gate.wait(timeout: timeout) { $0.state == 0 }
  }
}
