/// What all forms of `offload` come to: the body runs as a part of the task, under an executor that belongs to this call.
///
/// `body` crosses to another thread and back while the task does nothing else; that nobody else uses what it captures is for the signatures of
/// the callers to make sure of.
///
/// Inlinable, as what is generic costs a quarter more where the types are only known at run time; all that is not is behind ``OffloadedCall``.
///
/// - Parameter mayBeCancelled: Whether a call that still waits for a thread leaves the queue when its task is cancelled. `E` must have room for `CancellationError` then.
@inlinable
nonisolated func runOffloaded<T, E: Error>(
  on pool: ThreadPool, mayBeCancelled: Bool = false, _ body: () throws(E) -> T
) async throws(E) -> sending T {
  var result: Result<Sent<T>, E>?
  let call = OffloadedCall(on: pool, mayBeRefused: holdsAnyError(E.self))
  await call.run(mayBeCancelled: mayBeCancelled) { result = resultOf(body, for: call) }
  if let result { return try result.get().value }
  throw refusal(of: call)
}

@inlinable
func resultOf<T, E: Error>(_ body: () throws(E) -> T, for call: OffloadedCall) -> Result<Sent<T>, E>? {
  guard call.isStarted else { return nil }
  defer { call.isDone() }
  do { return .success(Sent(try body())) } catch { return .failure(error) }
}

/// Why the body did not run. Only a call whose error type holds the reason is ever cancelled or refused.
@inlinable
func refusal<E: Error>(of call: OffloadedCall) -> E {
  guard let error = call.refusal as? E else { preconditionFailure("a call that cannot throw \(call.refusal) was not run") }
  return error
}

@inlinable
func holdsAnyError<E: Error>(_: E.Type) -> Bool { E.self == (any Error).self }

/// A result on its way back. `@unchecked`, since only the task that called has it, and it is nobody's but the caller's: the signatures
/// of all forms of `offload` say so by `sending`, which this way through generic types would lose.
@usableFromInline
struct Sent<Value>: @unchecked Sendable {
  @usableFromInline let value: Value

  @inlinable init(_ value: Value) { self.value = value }
}

/// A call of `offload`: what does not depend on the types of its body.
@usableFromInline
struct OffloadedCall: Sendable {
  private let ticket: Ticket

  /// - Parameter mayBeRefused: Whether the error type of the call has room for a refusal.
  @usableFromInline
  init(on pool: ThreadPool, mayBeRefused: Bool) {
    ticket = Ticket(core: pool.core, mayBeRefused: mayBeRefused, wait: BlockingWait.current)
  }

  /// Runs `body` on a thread of the pool, once one takes it, and returns when it has run, or the call has been cancelled or refused.
  @usableFromInline
  nonisolated func run(mayBeCancelled: Bool, _ body: () -> Void) async {
    guard mayBeCancelled else { return await UnblockRuntime.run(on: ticket, body) }
    await withTaskCancellationHandler {
      await UnblockRuntime.run(on: ticket, body)
    } onCancel: {
      ticket.cancel()
    }
  }

  /// Whether a thread has taken the call. Asked on that thread.
  @usableFromInline var isStarted: Bool {
    if case .started = ticket.state { true } else { false }
  }

  /// Told when the body has run, on the thread on which it has.
  @usableFromInline
  func isDone() {
    // It may be a thread of the cooperative pool, if there is no other.
    if let worker = Worker.current, worker.core === ticket.core { worker.callIsDone() }
  }

  /// Why the body has not run.
  @usableFromInline var refusal: any Error {
    switch ticket.state {
    case .refused(let error): error
    case .queued, .started, .cancelled: CancellationError()
    }
  }
}
