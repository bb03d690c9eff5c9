internal import CUnblockRuntime
#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A mutex of the operating system, at an address that does not change.
///
/// `Synchronization.Mutex` cannot be waited on together with a condition, which all that parks a thread here needs.
///
/// The pointer is set once and freed with the last reference; the mutex behind it is made to be used by many threads: hence `@unchecked`.
final class Lock: @unchecked Sendable {
  /// A tenth of a microsecond each.
  private static let turns = 30

  fileprivate let mutex: UnsafeMutablePointer<pthread_mutex_t>
  /// What the mutex stands in.
  private let memory: UnsafeMutableRawPointer

  convenience init() { self.init(besides: 0) }

  /// Leaves room for `count` bytes behind the mutex, beginning in its cache line: what is guarded comes along with it from one core to another.
  init(besides count: Int) {
    let size = MemoryLayout<pthread_mutex_t>.size
    memory = .allocate(byteCount: (size + count + 63) / 64 * 64, alignment: 64)
    mutex = memory.initializeMemory(as: pthread_mutex_t.self, to: pthread_mutex_t())
    let status = pthread_mutex_init(mutex, nil)
    precondition(status == 0, "pthread_mutex_init: \(status)")
  }

  deinit {
    pthread_mutex_destroy(mutex)
    memory.deallocate()
  }

  /// The room behind the mutex, uninitialized at first.
  var guarded: UnsafeMutableRawPointer { memory + MemoryLayout<pthread_mutex_t>.size }

  /// Tries for some microseconds before it has the system put the thread to sleep: locks here are held for less than that takes.
  @inline(__always) func lock() {
    if pthread_mutex_trylock(mutex) != 0 { lockHeld() }
  }

  @inline(never) private func lockHeld() {
    for _ in 0..<Self.turns {
      cunblock_pause()
      if pthread_mutex_trylock(mutex) == 0 { return }
    }
    pthread_mutex_lock(mutex)
  }

  @inline(__always) func unlock() { pthread_mutex_unlock(mutex) }

  @inline(__always)
  func withLock<T, E: Error>(_ body: () throws(E) -> T) throws(E) -> T {
    lock()
    defer { unlock() }
    return try body()
  }
}

/// What a thread waits on until another one says that something has changed. As for `Lock`, the pointer is constant.
final class Condition: @unchecked Sendable {
  private let condition: UnsafeMutablePointer<pthread_cond_t>

  init() {
    condition = .allocate(capacity: 1)
    condition.initialize(to: pthread_cond_t())
    #if canImport(Darwin)
      pthread_cond_init(condition, nil)
    #else
      // Timeouts must not follow a wall clock that is set.
      var attributes = pthread_condattr_t()
      pthread_condattr_init(&attributes)
      pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
      pthread_cond_init(condition, &attributes)
      pthread_condattr_destroy(&attributes)
    #endif
  }

  deinit {
    pthread_cond_destroy(condition)
    condition.deallocate()
  }

  func signal() { pthread_cond_signal(condition) }
  func broadcast() { pthread_cond_broadcast(condition) }

  /// Waits until somebody signals, or for no reason: whoever calls looks again. The lock must be held.
  func wait(_ lock: Lock) { pthread_cond_wait(condition, lock.mutex) }

  /// The same, until `deadline` at the latest; whether it has passed.
  func wait(_ lock: Lock, until deadline: MonotonicTime) -> Bool {
    #if canImport(Darwin)
      let left = deadline.nanoseconds - MonotonicTime.now.nanoseconds
      guard left > 0 else { return true }
      var time = timespec(tv_sec: Int(left / 1_000_000_000), tv_nsec: Int(left % 1_000_000_000))
      return pthread_cond_timedwait_relative_np(condition, lock.mutex, &time) == ETIMEDOUT
    #else
      var time = deadline.timespec
      return pthread_cond_timedwait(condition, lock.mutex, &time) == ETIMEDOUT
    #endif
  }
}
