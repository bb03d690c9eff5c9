#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Runs a call that blocks on a thread of `pool`, and suspends the task in the meantime.
///
///     let count = try await offload { try readNumber(from: device) }
///
/// The closure may use local variables of any type, also to change them. It cannot use the state of an actor: the actor does other
/// things while this task is suspended. Copy what is needed into a local variable before, and back afterwards. Parameters of
/// a function that is on no actor are refused too, if they are not `Sendable`; ``offloadNonisolated(on:_:)`` takes them.
///
/// In the closure, the task's priority, task-local values and `Task.isCancelled` are what they are outside.
///
/// **Cancellation.** A call that blocks cannot be called off: it is waited for, and may ask `Task.isCancelled`. A task that is cancelled already makes
/// it all the same, as it does any other call: what gives back a file or a process must not be passed over. ``offloadUnlessCancelled(on:_:)`` is
/// for calls that nobody needs once the task is cancelled.
///
/// - Parameters:
///   - pool: Whose threads: ``ThreadPool/shared``, ``ThreadPool/cpu`` for what keeps a core busy, or one of your own.
///   - body: What blocks. It runs once or, if the pool does not take the call, never.
/// - Returns: What `body` returns.
/// - Throws: What `body` throws. Where that may be any error, also ``ThreadPoolError/queueIsFull`` and
///   ``ThreadPoolError/isShutDown``, in which cases `body` has not run.
@discardableResult @inlinable
public nonisolated func offload<T, E: Error>(
  on pool: ThreadPool = .shared, _ body: sending () throws(E) -> sending T
) async throws(E) -> sending T {
  try await runOffloaded(on: pool, body)
}

/// Like ``offload(on:_:)``, for functions that are on no actor and want to use their parameters in the closure.
///
///     func fill(_ buffer: inout Buffer) async {
///       await offloadNonisolated { buffer.fill() }
///     }
///
/// The task that calls is the only one that uses them, and it waits. The compiler makes sure of that: it refuses what an actor, or a caller
/// that may be on one, has a hand in. The same goes for local variables that are not `Sendable`, such as pointers, and are used again afterwards.
///
/// `errno` is afterwards what `body` has left there, as with ``offloadWithErrno(on:_:)``.
@discardableResult @inlinable
public nonisolated func offloadNonisolated<T, E: Error>(
  on pool: ThreadPool = .shared, _ body: () throws(E) -> sending T
) async throws(E) -> sending T {
  var code: Int32 = 0
  let result = try await runOffloaded(on: pool) { () throws(E) in
    let result = try body()
    code = lastErrorCode
    return result
  }
  // Whoever may call this is on no actor, and returning to it does not change the thread.
  lastErrorCode = code
  return result
}

/// Like ``offload(on:_:)``, but a call that still waits for a thread when its task is cancelled leaves the queue, and never runs; neither does one that
/// begins in a task that is cancelled already.
///
///     try await offloadUnlessCancelled { usleep(100_000) }
///
/// - Throws: `CancellationError`, ``ThreadPoolError``, or what `body` throws.
@discardableResult @inlinable
public nonisolated func offloadUnlessCancelled<T, E: Error>(
  on pool: ThreadPool = .shared, _ body: sending () throws(E) -> sending T
) async throws -> sending T {
  try await runOffloaded(on: pool, mayBeCancelled: true) { () throws(any Error) -> T in try body() }
}

/// Like ``offload(on:_:)``, and `errno` is afterwards what `body` has left there, though it ran on another thread.
///
///     let status = await offloadWithErrno { withUnsafePointer(to: &address) { lookUp($0) } }
///     guard status == 0 else { return report(errno) }
///
/// For calls of C that exist: read `errno` before the next `await`. If they use pointers, ``offloadNonisolated(on:_:)`` does the same.
@inlinable
public nonisolated(nonsending) func offloadWithErrno<T, E: Error>(
  on pool: ThreadPool = .shared, _ body: sending () throws(E) -> sending T
) async throws(E) -> sending T {
  var code: Int32 = 0
  let result = try await offload(on: pool) { () throws(E) in
    let result = try body()
    code = lastErrorCode
    return result
  }
  lastErrorCode = code
  return result
}

/// `errno` of the calling thread.
@usableFromInline var lastErrorCode: Int32 {
  get { errno }
  set { errno = newValue }
}
