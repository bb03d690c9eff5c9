#if canImport(Glibc)
  public import Glibc
#elseif canImport(Musl)
  public import Musl
#elseif canImport(Darwin)
  public import Darwin
#endif

/// Locks a file as `flock(2)` does, without holding a thread while somebody else has the lock.
///
/// The lock belongs to the open file, not to the task: release it by `flock(descriptor, LOCK_UN)`, or by closing the descriptor.
/// Who waits is not in any order.
///
/// - Parameters:
///   - descriptor: Of the file. It must stay open meanwhile.
///   - isExclusive: Whether nobody else may have it; a shared lock excludes exclusive ones only.
///   - interval: How often to try at first.
///   - timeout: When to give up; nil means never.
///   - backoff: How the interval grows.
/// - Throws: ``SystemError``, ``TimeoutError``, `CancellationError`.
public func pollFileLock(
  _ descriptor: Int32, isExclusive: Bool = true, every interval: Duration = .milliseconds(1), timeout: Duration? = nil,
  backoff: PollBackoff = .exponential(maximum: .milliseconds(100))
) async throws {
  try await poll(every: interval, timeout: timeout, backoff: backoff) { () throws(SystemError) -> Void? in
    while flock(descriptor, (isExclusive ? LOCK_EX : LOCK_SH) | LOCK_NB) != 0 {
      switch errno {
      case EINTR: continue
      case EWOULDBLOCK: return nil
      default: throw .last("flock")
      }
    }
    return ()
  }
}

/// Reaps a child process as `waitpid(2)` does, without holding a thread until it ends.
///
/// - Parameter process: A child of this process that nobody else reaps.
/// - Returns: The status, as `waitpid` has it: what it means, `wait(2)` says.
/// - Throws: ``SystemError``, as `ECHILD` if there is no such child; ``TimeoutError``, `CancellationError`. The child goes on.
public func pollProcessExit(
  _ process: pid_t, every interval: Duration = .milliseconds(1), timeout: Duration? = nil,
  backoff: PollBackoff = .exponential(maximum: .milliseconds(100))
) async throws -> Int32 {
  precondition(process > 0, "not the id of a process")
  return try await poll(every: interval, timeout: timeout, backoff: backoff) { () throws(SystemError) -> Int32? in
    var status: Int32 = 0
    while true {
      switch waitpid(process, &status, WNOHANG) {
      case 0: return nil
      case process: return status
      default: if errno != EINTR { throw .last("waitpid") }
      }
    }
  }
}

/// Takes a POSIX semaphore as `sem_wait(3)` does, without holding a thread until it is there to be taken.
///
/// - Parameter semaphore: It must stay where it is meanwhile.
/// - Throws: ``SystemError``, ``TimeoutError``, `CancellationError`. Then the semaphore has not been taken.
public func pollSemaphore(
  _ semaphore: UnsafeMutablePointer<sem_t>, every interval: Duration = .milliseconds(1), timeout: Duration? = nil,
  backoff: PollBackoff = .exponential(maximum: .milliseconds(20))
) async throws {
  // The pointer does not leave the call.
  nonisolated(unsafe) let semaphore = semaphore
  try await poll(every: interval, timeout: timeout, backoff: backoff) { () throws(SystemError) -> Void? in
    while sem_trywait(semaphore) != 0 {
      switch errno {
      case EINTR: continue
      case EAGAIN: return nil
      default: throw .last("sem_trywait")
      }
    }
    return ()
  }
}
