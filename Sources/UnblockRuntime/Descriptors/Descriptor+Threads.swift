
/// The descriptors that tasks use on threads of the pool at present, one after the other in each direction.
private let turns = Guarded<[Turn: (semaphore: AsyncSemaphore, users: Int)]>([:])

private struct Turn: Hashable, Sendable {
  var descriptor: Int32
  var direction: UInt32
}

extension Descriptor {
  /// Runs on a thread of the pool what cannot be tried without waiting, once the descriptor is ready.
  ///
  /// Readiness is looked at again on that thread, right before, and one task at a time has its turn: so tasks of this process do not take
  /// away from each other what they were woken for. If another process does, between the look and the call, the thread is held until more comes.
  nonisolated(nonsending) func onThread<T: Sendable>(
    _ direction: Directions, _ limit: TimeLimit, _ body: @escaping @Sendable () throws -> T
  ) async throws -> T {
    if limit.triesFirst, Task.isCancelled {
      let result: T? = try await offload { [rawValue] in try isReady(rawValue, direction) ? try body() : nil }
      guard let result else { throw CancellationError() }
      return result
    }
    guard try await watch(direction, limit) else { return try await offload { try body() } }
    return try await withTurn(direction, limit) {
      while true {
        _ = try await watch(direction, limit)
        let result: T? = try await offload { [rawValue] in try isReady(rawValue, direction) ? try body() : nil }
        if let result { return result }
      }
    }
  }

  nonisolated(nonsending) private func withTurn<T>(
    _ direction: Directions, _ limit: TimeLimit, _ body: nonisolated(nonsending) () async throws -> T
  ) async throws -> T {
    let turn = Turn(descriptor: rawValue, direction: direction.rawValue)
    let semaphore = turns.withLock { turns in
      let semaphore = turns[turn]?.semaphore ?? AsyncSemaphore(value: 1)
      turns[turn] = (semaphore, (turns[turn]?.users ?? 0) + 1)
      return semaphore
    }
    defer {
      turns.withLock { turns in
        let users = (turns[turn]?.users ?? 1) - 1
        turns[turn] = users > 0 ? (semaphore, users) : nil
      }
    }
    try await semaphore.wait(timeout: limit.remaining)
    defer { semaphore.signal() }
    return try await body()
  }
}
