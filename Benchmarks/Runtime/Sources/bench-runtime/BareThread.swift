#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The least that a call on another thread can consist of: a thread that takes closures from a queue and resumes continuations, with no limit, no cancellation, no
/// task-local values, and one thread for all. What it takes is the price of waking that thread and of the way back through the cooperative pool.
///
/// `@unchecked`: the queue is only touched under the mutex, and pointers are constant. It lives as long as the process.
final class BareThread: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let isNeeded = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var queue: [() -> Void] = []

  init() {
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(isNeeded, nil)
    let start = Unmanaged.passRetained(self)
    #if canImport(Darwin)
      var thread: pthread_t?
      let status = pthread_create(&thread, nil, { Unmanaged<BareThread>.fromOpaque($0).takeRetainedValue().serve() }, start.toOpaque())
    #else
      var thread = pthread_t()
      let status = pthread_create(
        &thread, nil, { argument in argument.flatMap { Unmanaged<BareThread>.fromOpaque($0).takeRetainedValue().serve() } }, start.toOpaque())
    #endif
    precondition(status == 0, "no thread")
  }

  func run<T: Sendable>(_ body: @escaping @Sendable () -> T) async -> T {
    await withUnsafeContinuation { continuation in
      pthread_mutex_lock(mutex)
      queue.append { continuation.resume(returning: body()) }
      if queue.count == 1 { pthread_cond_signal(isNeeded) }
      pthread_mutex_unlock(mutex)
    }
  }

  private func serve() -> UnsafeMutableRawPointer? {
    while true {
      pthread_mutex_lock(mutex)
      while queue.isEmpty { pthread_cond_wait(isNeeded, mutex) }
      let batch = queue
      queue = []
      pthread_mutex_unlock(mutex)
      for body in batch { body() }
    }
  }
}
