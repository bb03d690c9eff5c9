#if canImport(Glibc)
  public import Glibc
#elseif canImport(Musl)
  public import Musl
#elseif canImport(Darwin)
  public import Darwin
#endif

extension Unblocked {
  /// poll(2). `entries` must stay valid until this returns.
  ///
  /// - Parameter timeout: In milliseconds; negative for no limit.
  /// - Returns: How many entries have something in `revents`; 0 when the time is over, and -1 with `ECANCELED` when the task is cancelled.
  @discardableResult
  public static nonisolated(nonsending) func poll(_ entries: UnsafeMutablePointer<pollfd>!, _ count: nfds_t, _ timeout: Int32) async -> Int32 {
    let buffer = UnsafeMutableBufferPointer(start: entries, count: entries == nil ? 0 : Int(count))
    var copies = Array(buffer)
    let result = await systemResult {
      try await Descriptor.poll(&copies, .ofBlockingCall(timeout < 0 ? nil : .milliseconds(Int64(timeout))))
    }
    _ = buffer.update(fromContentsOf: copies)
    return Int32(result.leave())
  }

  /// waitpid(2).
  ///
  /// The end of one process is told by the system (see ``waitForExit(of:timeout:)``). For any of several processes, and for one that stops or goes on, it looks
  /// ever less often, up to every 50 ms. Cancelling the task does not end the wait.
  @discardableResult
  public static nonisolated(nonsending) func waitpid(_ process: pid_t, _ status: UnsafeMutablePointer<Int32>!, _ options: Int32) async -> pid_t {
    let other = Int32(WUNTRACED) | Int32(WCONTINUED)
    let watch = options & other == 0 && process > 0 ? ProcessWatch(process) : nil
    defer { watch?.close() }
    var pauses = Pauses(TimeLimit(nil))
    while true {
      let result = retrying { negatedError(Int(systemReap(process, status, options))) }
      if result != 0 || options & WNOHANG != 0 { return pid_t((result < 0 ? SystemResult(code: Int32(-result)) : SystemResult(result)).leave()) }
      if let watch, await watch.waitBeyondCancellation() { continue }
      await pauses.sleepBeyondCancellation()
    }
  }

  /// wait(2): ``waitpid(_:_:_:)`` for any child.
  @discardableResult
  public static nonisolated(nonsending) func wait(_ status: UnsafeMutablePointer<Int32>!) async -> pid_t { await waitpid(-1, status, 0) }

  /// flock(2).
  ///
  /// It looks whether somebody else has the lock, ever less often, up to every 50 ms. Who waits is not in any order. Cancelling the task does not end the wait.
  @discardableResult
  public static nonisolated(nonsending) func flock(_ descriptor: Int32, _ operation: Int32) async -> Int32 {
    await waiting(unless: operation & LOCK_NB != 0) {
      let result = retrying { negatedError(Int(systemTryToLock(descriptor, operation))) }
      return result == -Int(EWOULDBLOCK) ? nil : result
    }
  }

  /// sem_wait(3).
  ///
  /// It looks whether the semaphore can be taken, ever less often, up to every 5 ms. Cancelling the task does not end the wait.
  @discardableResult
  public static nonisolated(nonsending) func sem_wait(_ semaphore: UnsafeMutablePointer<sem_t>) async -> Int32 {
    await waiting(upTo: .milliseconds(5)) {
      let result = retrying { negatedError(Int(sem_trywait(semaphore))) }
      return result == -Int(EAGAIN) ? nil : result
    }
  }

  /// pthread_join(3); see ``joinThread(_:timeout:)``. Cancelling the task does not end the wait, except on Apple's systems, where `ECANCELED` is the answer.
  ///
  /// - Returns: 0 or an error number; `errno` has nothing to do with it.
  @discardableResult
  public static nonisolated(nonsending) func pthread_join(
    _ thread: pthread_t, _ result: UnsafeMutablePointer<UnsafeMutableRawPointer?>?
  ) async -> Int32 {
    do {
      let value = try await joinThreadBeyondCancellation(thread)
      result?.pointee = UnsafeMutableRawPointer(bitPattern: value)
      return 0
    } catch let error as SystemError {
      return error.code
    } catch {
      return ECANCELED
    }
  }

  /// Looks until there is an answer: a result or a negated `errno`. Does not end when the task is cancelled.
  private static nonisolated(nonsending) func waiting(
    upTo longest: Duration = .milliseconds(50), unless isOnlyLooking: Bool = false, _ attempt: () -> Int?
  ) async -> Int32 {
    var pauses = Pauses(TimeLimit(nil), from: .microseconds(100), to: longest)
    while true {
      if let result = attempt() { return Int32((result < 0 ? SystemResult(code: Int32(-result)) : SystemResult(result)).leave()) }
      if isOnlyLooking { return Int32(SystemResult(code: EWOULDBLOCK).leave()) }
      await pauses.sleepBeyondCancellation()
    }
  }
}

// Locks belong to threads. No function of these suspends between taking the lock and returning, nor does returning change the thread: so the thread that the
// calling task is on has the lock, for as long as the task is not suspended.

extension Unblocked {
  /// pthread_mutex_lock(3).
  ///
  /// The mutex belongs to the thread, not to the task: unlock it before the next `await`, after which the task may be on another thread. It looks whether the
  /// mutex can be taken, ever less often, up to every 5 ms. Cancelling the task does not end the wait.
  ///
  /// - Returns: 0 or an error number.
  @discardableResult
  public static nonisolated(nonsending) func pthread_mutex_lock(_ mutex: UnsafeMutablePointer<pthread_mutex_t>) async -> Int32 {
    await locking { pthread_mutex_trylock(mutex) }
  }

  /// pthread_rwlock_rdlock(3); as for ``pthread_mutex_lock(_:)``, unlock before the next `await`.
  @discardableResult
  public static nonisolated(nonsending) func pthread_rwlock_rdlock(_ lock: UnsafeMutablePointer<pthread_rwlock_t>) async -> Int32 {
    await locking { pthread_rwlock_tryrdlock(lock) }
  }

  /// pthread_rwlock_wrlock(3); as for ``pthread_mutex_lock(_:)``, unlock before the next `await`.
  @discardableResult
  public static nonisolated(nonsending) func pthread_rwlock_wrlock(_ lock: UnsafeMutablePointer<pthread_rwlock_t>) async -> Int32 {
    await locking { pthread_rwlock_trywrlock(lock) }
  }

  private static nonisolated(nonsending) func locking(_ attempt: () -> Int32) async -> Int32 {
    var pauses = Pauses(TimeLimit(nil), from: .microseconds(20), to: .milliseconds(5))
    while true {
      let code = attempt()
      if code != EBUSY, code != EAGAIN { return code }
      await pauses.sleepBeyondCancellation()
    }
  }
}
