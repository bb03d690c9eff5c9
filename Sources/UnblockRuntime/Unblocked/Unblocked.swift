#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Calls of the C library that wait, under their own names, with their own parameters and results, except that they suspend the task instead of
/// blocking its thread.
///
///     let count = await Unblocked.read(fd, &buffer, buffer.count)
///     guard count >= 0 else { return report(errno) }
///
/// Code that exists goes on to mean what it meant when `Unblocked.` and `await` are put in front of a call. Code that is written anew
/// is better off with ``Descriptor`` and the other functions of this library, which throw, and take timeouts.
///
/// **Errors.** What the C library tells by -1 and `errno` is told so here. `errno` belongs to a thread: read it before the task may be suspended
/// again, that is, before the next `await`.
///
/// **Cancellation.** A call that moves bytes or makes connections stops to wait when its task is cancelled, and ends with -1 and `ECANCELED`. What it can do without waiting,
/// it does in a cancelled task as well. One whose result is commonly ignored, since it only ever waits (a lock, a semaphore, the end of a thread or a
/// process), goes on to wait.
///
/// **Signals.** No call ends with `EINTR`.
///
/// **Non-blocking mode.** If the descriptor is in non-blocking mode, or a flag such as `MSG_DONTWAIT` says that the call shall not wait, it does not, and `EAGAIN` is the
/// answer, as ever. The timeouts of a socket (`SO_RCVTIMEO`, `SO_SNDTIMEO`) count, too.
public enum Unblocked {}

/// How a call ends: with a result, or with -1 and an `errno`.
struct SystemResult: Sendable {
  private var result: Int
  private var code: Int32 = 0

  init(_ result: Int) { self.result = result }

  init(code: Int32) {
    result = -1
    self.code = code
  }

  /// What an `async` call throws, as a number.
  ///
  /// - Parameter timeoutCode: What the system answers when the timeout of a socket is over.
  init(_ error: any Error, timeoutCode: Int32 = EAGAIN) {
    switch error {
    case let error as SystemError: self.init(code: error.code)
    case is CancellationError: self.init(code: ECANCELED)
    case is TimeoutError: self.init(code: timeoutCode)
    default: self.init(code: ENOMEM)  // no thread was to be had
    }
  }

  /// Sets `errno` on the calling thread. It must be the last that is done before returning.
  func leave() -> Int {
    if code != 0 { errno = code }
    return result
  }
}

/// What `body` answers. Whatever it leaves behind is freed before ``SystemResult/leave()`` sets `errno`.
nonisolated(nonsending) func systemResult(
  timeoutCode: Int32 = EAGAIN, _ body: nonisolated(nonsending) () async throws -> Int
) async -> SystemResult {
  do {
    return SystemResult(try await body())
  } catch {
    return SystemResult(error, timeoutCode: timeoutCode)
  }
}

/// Runs `body`, and if its task is cancelled in the course of that, runs it again in a task of its own, which nobody cancels.
///
/// For calls that have no way to say that they were cancelled. A wait that ends with `CancellationError` has taken nothing: so it can be begun again.
package nonisolated(nonsending) func beyondCancellation<T: Sendable>(_ body: @escaping @Sendable () async throws -> T) async throws -> T {
  do {
    return try await body()
  } catch is CancellationError {
    return try await Task.detached(priority: Task.currentPriority) { try await body() }.value
  }
}

/// How long a call of the C library waits for a descriptor: as long as the socket's timeout says, if it is one and has one.
func socketLimit(_ descriptor: Int32, _ direction: Directions) -> TimeLimit {
  .ofBlockingCall(socketTimeout(descriptor, direction))
}

/// The timeout of a socket for receiving (or accepting), or for sending (or connecting); nil if there is none, or this is no socket.
private func socketTimeout(_ descriptor: Int32, _ direction: Directions) -> Duration? {
  var time = timeval()
  var length = socklen_t(MemoryLayout<timeval>.size)
  let option = direction == .reading ? SO_RCVTIMEO : SO_SNDTIMEO
  guard getsockopt(descriptor, SOL_SOCKET, option, &time, &length) == 0, time.tv_sec > 0 || time.tv_usec > 0 else { return nil }
  return .seconds(Int64(time.tv_sec)) + .microseconds(Int64(time.tv_usec))
}
