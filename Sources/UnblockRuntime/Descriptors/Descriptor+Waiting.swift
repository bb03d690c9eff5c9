#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

extension Descriptor {
  /// Suspends until there is something to read, to accept, or the other end has hung up: until read(2) would not wait.
  ///
  /// Any number of tasks may wait for one descriptor, in both directions; all that wait in a direction are resumed. If several of them read,
  /// one may find nothing left: use ``read(into:count:timeout:)``, which takes care of that. What cannot be watched, such as a regular file, is always ready.
  ///
  /// - Parameter timeout: How long to wait at most; nil for no limit, zero to just look.
  /// - Throws: ``TimeoutError``, `CancellationError`, or ``SystemError``, with `EBADF` if the descriptor is not open or is closed meanwhile.
  public nonisolated(nonsending) func waitUntilReadable(timeout: Duration? = nil) async throws {
    try await waitUntilReady(.reading, TimeLimit(timeout))
  }

  /// Suspends until there is room to write, a connection has been made or has failed, or the other end has hung up: until write(2) would not wait.
  ///
  /// Otherwise as ``waitUntilReadable(timeout:)``.
  public nonisolated(nonsending) func waitUntilWritable(timeout: Duration? = nil) async throws {
    try await waitUntilReady(.writing, TimeLimit(timeout))
  }

  nonisolated(nonsending) private func waitUntilReady(_ direction: Directions, _ limit: TimeLimit) async throws {
    try Task.checkCancellation()
    // One look is far cheaper than to be told by the watcher.
    if try isReady(rawValue, direction) { return await spendCooperativeBudget() }
    _ = try await watch(direction, limit)
  }

  /// Has the watcher say when the descriptor is ready.
  ///
  /// - Returns: whether it can be watched; if not, it is always ready.
  nonisolated(nonsending) func watch(_ direction: Directions, _ limit: TimeLimit) async throws -> Bool {
    if let timeout = limit.timeout, timeout <= .zero { throw limit.error }
    switch await Watcher.shared.wait(for: rawValue, direction, until: limit.deadline) {
    case .ready: return true
    case .cancelled: throw CancellationError()
    case .timedOut: throw limit.error
    case .failed(EPERM): return false
    case .failed(let code): throw SystemError(code: code, function: "poll")
    }
  }

  /// Tries until there is a result, and waits for readiness in between.
  ///
  /// - Returns: the result, or nil if this descriptor can only be used on a thread of its own.
  nonisolated(nonsending) func whenReady(_ direction: Directions, _ limit: TimeLimit, _ attempt: () -> Attempt) async throws -> Int? {
    try limit.checkCancellation()
    var hasWaited = false
    while true {
      switch attempt() {
      case .done(let result):
        if !hasWaited { await spendCooperativeBudget() }
        return result
      case .wouldBlock:
        // What is not in memory of a file needs no waiting for others, only a thread. The watcher would say so, were the task not cancelled.
        if limit.triesFirst, Task.isCancelled, isFile(rawValue) { return nil }
        guard try await watch(direction, limit) else { return nil }
        hasWaited = true
      case .needsThread: return nil
      case .failed(let error): throw error
      }
    }
  }
}
