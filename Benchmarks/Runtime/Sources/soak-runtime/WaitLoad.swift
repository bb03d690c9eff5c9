import Dispatch
import Synchronization
import UnblockRuntime

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

// Waits for processes, threads, locks and tasks. Most of them go on when the task is cancelled: what they wait for always comes.

extension Plan {
  func endOfProcess() async throws {
    var process = pid_t()
    var arguments: [UnsafeMutablePointer<CChar>?] = [strdup("true"), nil]
    defer { free(arguments[0]) }
    let code = posix_spawnp(&process, "true", nil, nil, &arguments, nil)
    guard code == 0 else { throw SystemError(code: code, function: "posix_spawnp") }
    do {
      // Whoever gives up reaps nothing.
      if Bool.random() { _ = try await waitForExit(of: process) } else { _ = await Unblocked.waitpid(process, nil, 0) }
    } catch {
      guard await Unblocked.waitpid(process, nil, 0) == process else { throw SoakError("a process was reaped by somebody else") }
      throw error
    }
  }

  func endOfThread() async throws {
    let microseconds = microseconds
    let thread = startThread { usleep(microseconds) }
    guard await Unblocked.pthread_join(thread, nil) == 0 else { throw SoakError("a thread was not joined") }
    let other = startThread { usleep(microseconds / 2) }
    do {
      _ = try await joinThread(other)
    } catch {
      await Unblocked.pthread_join(other, nil)
      throw error
    }
  }

  func semaphore() async {
    let semaphore = CSemaphore()
    let microseconds = microseconds
    onThread {
      usleep(microseconds)
      semaphore.post()
    }
    await semaphore.wait()
  }

  /// Counts under locks that others want, too; a thread that is not a task's holds one of them now and then.
  func locks() async throws {
    await sharedLocks.count()
    let file = open("/dev/null", O_RDONLY)
    defer { close(file) }
    guard await Unblocked.flock(file, LOCK_SH) == 0 else { throw SoakError("a file was not locked") }
    await Unblocked.flock(file, LOCK_UN)
  }

  func dispatch() async throws {
    let (semaphore, group) = (DispatchSemaphore(value: 0), DispatchGroup())
    group.enter()
    let delay = DispatchTimeInterval.microseconds(Int(microseconds))
    DispatchQueue.global().asyncAfter(deadline: .now() + delay) {
      semaphore.signal()
      group.leave()
    }
    await semaphore.unblocked.wait()
    await group.unblocked.wait()
    if await semaphore.unblocked.wait(timeout: .now() + .microseconds(300)) == .success { throw SoakError("a signal counted twice") }
    try await group.waitUntilEmpty(timeout: .seconds(60))
  }

  /// Tasks that wait for each other.
  func waits() async throws {
    try await scarce.withPermit { try await Task.sleep(for: .microseconds(Int(microseconds) / 8)) }
    let (group, barrier) = (AsyncGroup(), AsyncBarrier(parties: 2))
    group.enter()
    let other = Task {
      defer { group.leave() }
      _ = try await barrier.arriveAndWait(timeout: .milliseconds(20))
    }
    defer { other.cancel() }
    _ = try await barrier.arriveAndWait(timeout: .milliseconds(20))
    try await group.wait()
  }
}

private let scarce = AsyncSemaphore(value: 4)

/// Locks of the C library. `@unchecked`: they are made to be used by many threads, and the numbers are only touched under them.
private final class SharedLocks: @unchecked Sendable {
  private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  private let lock: UnsafeMutablePointer<pthread_rwlock_t>
  private var numbers = (0, 0)

  init() {
    mutex = .allocate(capacity: 1)
    lock = .allocate(capacity: 1)
    pthread_mutex_init(mutex, nil)
    pthread_rwlock_init(lock, nil)
  }

  func count() async {
    await Unblocked.pthread_mutex_lock(mutex)
    numbers.0 += 1
    pthread_mutex_unlock(mutex)
    await Unblocked.pthread_rwlock_wrlock(lock)
    numbers.1 += 1
    pthread_rwlock_unlock(lock)
    await Unblocked.pthread_rwlock_rdlock(lock)
    pthread_rwlock_unlock(lock)
  }
}

private let sharedLocks = SharedLocks()

/// A semaphore of the C library; of Dispatch where that one has none that is not named. `@unchecked`: made to be used by many threads.
private final class CSemaphore: @unchecked Sendable {
  #if canImport(Glibc)
    private let semaphore: UnsafeMutablePointer<sem_t>

    init() {
      semaphore = .allocate(capacity: 1)
      sem_init(semaphore, 0, 0)
    }

    deinit {
      sem_destroy(semaphore)
      semaphore.deallocate()
    }

    func post() { sem_post(semaphore) }
    func wait() async { await Unblocked.sem_wait(semaphore) }
  #else
    private let semaphore = DispatchSemaphore(value: 0)
    func post() { semaphore.signal() }
    func wait() async { await semaphore.unblocked.wait() }
  #endif
}
