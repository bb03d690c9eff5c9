internal import CUnblockRuntime
#if canImport(Glibc)
  public import Glibc
#elseif canImport(Musl)
  public import Musl
#elseif canImport(Darwin)
  public import Darwin
#endif

/// Suspends until a thread has ended, and joins it: the async form of pthread_join(3).
///
/// On Linux no thread is held: it looks whether the thread has ended, ever less often, up to every 10 ms. Apple's systems have no such
/// look: there a thread with a small stack waits for each call, and goes on to do so after a timeout or a cancellation.
///
/// - Parameters:
///   - thread: A thread that is neither detached nor joined by anybody else.
///   - timeout: How long to wait at most; nil for no limit.
/// - Returns: What the thread returned, as a number: the bits of the pointer, 0 for nil.
/// - Throws: ``TimeoutError`` or `CancellationError`, and ``SystemError``. On Linux the thread can be joined again after the first two.
public nonisolated(nonsending) func joinThread(_ thread: pthread_t, timeout: Duration? = nil) async throws -> UInt {
  try Task.checkCancellation()
  #if canImport(Darwin)
    return try await joinByThread(thread, timeout)
  #else
    var pauses = Pauses(TimeLimit(timeout), from: .microseconds(100), to: .milliseconds(10))
    var result: UnsafeMutableRawPointer?
    while true {
      switch -cunblock_try_join(bits(of: thread), &result) {
      case 0: return UInt(bitPattern: result)
      case EBUSY: try await pauses.sleep()
      case let code: throw SystemError(code: code, function: "pthread_join")
      }
    }
  #endif
}

/// The same, without a limit, and not called off by cancellation where the system has a look: on Linux.
nonisolated(nonsending) func joinThreadBeyondCancellation(_ thread: pthread_t) async throws -> UInt {
  #if canImport(Darwin)
    return try await joinByThread(thread, nil)
  #else
    var pauses = Pauses(TimeLimit(nil), from: .microseconds(100), to: .milliseconds(10))
    var result: UnsafeMutableRawPointer?
    while true {
      switch -cunblock_try_join(bits(of: thread), &result) {
      case 0: return UInt(bitPattern: result)
      case EBUSY: await pauses.sleepBeyondCancellation()
      case let code: throw SystemError(code: code, function: "pthread_join")
      }
    }
  #endif
}

#if !canImport(Darwin)
  /// A thread as a number: to glibc it is one, to musl a pointer.
  private func bits(of thread: pthread_t) -> UInt {
    #if canImport(Glibc)
      thread
    #else
      UInt(bitPattern: thread)
    #endif
  }
#endif

#if canImport(Darwin)
  private nonisolated(nonsending) func joinByThread(_ thread: pthread_t, _ timeout: Duration?) async throws -> UInt {
    let address = UInt(bitPattern: thread)
    let gate = Gate<(result: UInt, code: Int32)?>(nil)
    let isRunning = startThread(name: "unblock-join", stackSize: 64 * 1024) {
      var result: UnsafeMutableRawPointer?
      let code = pthread_t(bitPattern: address).map { pthread_join($0, &result) } ?? ESRCH
      let waits = gate.contents.withLock { contents in
        contents.state = (UInt(bitPattern: result), code)
        return contents.waits.popAll()
      }
      for continuation in waits { continuation.resume(returning: .ready) }
    }
    guard isRunning else { throw SystemError(code: EAGAIN, function: "pthread_create") }
    try await gate.wait(timeout: timeout) { $0.state != nil }
    let (result, code) = gate.contents.withLock { $0.state } ?? (0, ESRCH)
    if code != 0 { throw SystemError(code: code, function: "pthread_join") }
    return result
  }
#endif
