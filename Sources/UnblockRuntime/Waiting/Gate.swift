
/// Where tasks wait for a change of `State`: what the waits of this library that know no descriptor have in common.
///
/// State and suspended tasks stand behind one mutex, which is never held while a continuation is resumed. Whoever takes a continuation out of
/// the list resumes it: being let through, timeout and cancellation are therefore free to race.
final class Gate<State: Sendable>: Sendable {
  struct Contents: ~Copyable {
    var state: State
    var waits = WaitList()
  }

  let contents: Guarded<Contents>

  init(_ state: State) { contents = Guarded(Contents(state: state)) }

  /// Suspends unless, and until, the task is let through.
  ///
  /// - Parameter pass: Whether it may go on at once. If not, it is up to others to take it out of the list and resume it. Called under the mutex.
  /// - Throws: `CancellationError` or ``TimeoutError``.
  nonisolated(nonsending) func wait(timeout: Duration?, unless pass: (inout Contents) -> Bool) async throws {
    try Task.checkCancellation()
    let isOnlyLooking = timeout.map { $0 <= .zero } ?? false
    let (passes, ticket) = contents.withLock { contents in
      let passes = pass(&contents)
      return (passes, passes || isOnlyLooking ? nil : contents.waits.reserve())
    }
    if passes { return await spendCooperativeBudget() }
    guard let ticket else { throw TimeoutError(after: .zero) }
    let timer = timeout.map { timeout in
      Task.detached { [self] in
        try await Task.sleep(for: timeout)
        expire(ticket)
      }
    }
    defer { timer?.cancel() }
    let outcome = await withTaskCancellationHandler {
      await suspend { register($0, ticket, unless: pass) }
    } onCancel: {
      let continuation = contents.withLock { $0.waits.remove(ticket) }
      continuation?.resume(returning: .cancelled)
    }
    if outcome == .cancelled { throw CancellationError() }
    if outcome == .timedOut { throw TimeoutError(after: timeout ?? .zero) }
  }

  private func register(_ continuation: WaitContinuation, _ ticket: WaitTicket, unless pass: (inout Contents) -> Bool) {
    let outcome: WaitOutcome? = contents.withLock { contents in
      // The task is marked as cancelled before its handler runs: if it is not marked now, the handler comes after this section,
      // and finds the wait.
      let outcome: WaitOutcome? = Task.isCancelled ? .cancelled : pass(&contents) ? .ready : contents.waits.isExpired(ticket) ? .timedOut : nil
      if outcome == nil { contents.waits.append(continuation, at: ticket) } else { contents.waits.release(ticket) }
      return outcome
    }
    if let outcome { continuation.resume(returning: outcome) }
  }

  private func expire(_ ticket: WaitTicket) {
    let continuation = contents.withLock { $0.waits.expire(ticket) }
    continuation?.resume(returning: .timedOut)
  }
}
