/// What all forms of `offload` come to: the body runs as a part of the task, under an executor that belongs to this call.
///
/// `body` crosses to another thread and back while the task does nothing else; that nobody else uses what it captures is for the signatures of
/// the callers to make sure of.
///
/// - Parameter mayBeCancelled: Whether a call that still waits for a thread leaves the queue when its task is cancelled. `E` must have room for `CancellationError` then.
nonisolated func runOffloaded<T, E: Error>(
  on core: PoolCore, mayBeCancelled: Bool = false, _ body: () throws(E) -> T
) async throws(E) -> sending T {
  var result: Result<Sent<T>, E>?
  let ticket = Ticket(core: core, mayBeRefused: holdsAnyError(E.self), wait: BlockingWait.current)
  if mayBeCancelled {
    await withTaskCancellationHandler {
      await run(on: ticket) { result = resultOf(body, for: ticket) }
    } onCancel: {
      ticket.cancel()
    }
  } else {
    await run(on: ticket) { result = resultOf(body, for: ticket) }
  }
  if let result { return try result.get().value }
  throw refusal(of: ticket)
}

private func resultOf<T, E: Error>(_ body: () throws(E) -> T, for ticket: Ticket) -> Result<Sent<T>, E>? {
  guard case .started = ticket.state else { return nil }
  // It may be a thread of the cooperative pool, if there is no other.
  defer { if let worker = Worker.current, worker.core === ticket.core { worker.callIsDone() } }
  do { return .success(Sent(value: try body())) } catch { return .failure(error) }
}

/// A result on its way back. `@unchecked`, since only the task that called has it, and it is nobody's but the caller's: the signatures
/// of all forms of `offload` say so by `sending`, which this way through generic types would lose.
private struct Sent<Value>: @unchecked Sendable { let value: Value }

/// Why the body did not run. Only a call whose error type holds the reason is ever cancelled or refused.
private func refusal<E: Error>(of ticket: Ticket) -> E {
  let error: any Error =
    switch ticket.state {
    case .refused(let error): error
    case .queued, .started, .cancelled: CancellationError()
    }
  guard let error = error as? E else { preconditionFailure("a call that cannot throw \(error) was not run") }
  return error
}

private func holdsAnyError<E: Error>(_: E.Type) -> Bool { E.self == (any Error).self }
