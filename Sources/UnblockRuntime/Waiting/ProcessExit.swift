internal import CUnblockRuntime
#if canImport(Glibc)
  public import Glibc
#elseif canImport(Musl)
  public import Musl
#elseif canImport(Darwin)
  public import Darwin
#endif

/// How a process ended.
public enum ProcessExit: Sendable, Hashable {
  /// It returned from `main` or called exit(3), with this status (0 to 255).
  case exited(status: Int32)
  /// This signal ended it.
  case signaled(signal: Int32)

  /// - Parameter status: What waitpid(2) stored of a process that has ended.
  public init(waitStatus status: Int32) {
    let signal = status & 0x7f
    self = signal == 0 ? .exited(status: status >> 8 & 0xff) : .signaled(signal: signal)
  }

  /// The status as waitpid(2) stores it; whether there was a core dump is not kept.
  public var waitStatus: Int32 {
    switch self {
    case .exited(let status): status << 8
    case .signaled(let signal): signal
    }
  }
}

/// Suspends until a child process has ended, and reaps it: the async form of waitpid(2), which holds no thread.
///
///     let exit = try await waitForExit(of: child)
///
/// On Linux the end is told by a pidfd, on Apple's systems by kqueue(2). Where neither is to be had, it looks ever less often, up to
/// every 50 ms. If several tasks wait for one process, one gets its status, and the others `ECHILD`, as with waitpid(2).
///
/// - Parameters:
///   - process: The child. Must be a positive number: for "any child" there is nothing to watch.
///   - timeout: How long to wait at most; nil for no limit.
/// - Throws: ``SystemError``, with `ECHILD` if it is no child of this process or was reaped by somebody else, ``TimeoutError`` or
///   `CancellationError`; in the latter cases it was not reaped, and can be waited for again.
public nonisolated(nonsending) func waitForExit(of process: pid_t, timeout: Duration? = nil) async throws -> ProcessExit {
  precondition(process > 0, "not the number of one process")
  try Task.checkCancellation()
  let limit = TimeLimit(timeout)
  if let exit = try reap(process) { return exit }
  guard let watch = ProcessWatch(process) else { return try await lookForExit(of: process, limit) }
  defer { watch.close() }
  while true {
    try await watch.wait(timeout: limit.remaining)
    if let exit = try reap(process) { return exit }
  }
}

/// - Returns: nil if it has not ended.
private func reap(_ process: pid_t) throws(SystemError) -> ProcessExit? {
  var status: Int32 = 0
  let result = retrying { negatedError(Int(waitpid(process, &status, WNOHANG))) }
  if result < 0 { throw SystemError(code: Int32(-result), function: "waitpid") }
  return result == 0 ? nil : ProcessExit(waitStatus: status)
}

nonisolated(nonsending) func lookForExit(of process: pid_t, _ limit: TimeLimit) async throws -> ProcessExit {
  var pauses = Pauses(limit)
  while true {
    if let exit = try reap(process) { return exit }
    try await pauses.sleep()
  }
}
