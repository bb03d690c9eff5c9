import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What is going on, so that a task that waits for ever is noticed, and by what it does.
let liveness = Liveness()

final class Liveness: Sendable {
  private struct State {
    var running: [Plan.Work: Int] = [:]
    var ended = 0
  }

  /// No task takes longer than this, on the busiest machine.
  private static let patience = 120

  private let state = Mutex(State())

  func begin(_ work: Plan.Work) { state.withLock { $0.running[work, default: 0] += 1 } }

  func end(_ work: Plan.Work) {
    state.withLock {
      $0.running[work, default: 0] -= 1
      $0.ended += 1
    }
  }

  /// Ends the process if tasks run and none ends for two minutes. On a thread of its own, which may be the only one that still does something.
  func watch() {
    onThread {
      var (last, since) = (0, 0)
      while true {
        sleep(1)
        let (ended, stuck) = self.state.withLock { ($0.ended, $0.running.filter { $0.value > 0 }) }
        (last, since) = ended == last && !stuck.isEmpty ? (last, since + 1) : (ended, 0)
        if since < Self.patience { continue }
        print("a wake-up was lost; these still run:", stuck)
        exit(status: 1)
      }
    }
  }
}

/// Runs `body` on a thread that nobody joins.
func onThread(_ body: @escaping @Sendable () -> Void) {
  pthread_detach(startThread(body))
}

#if canImport(Glibc)
  func startThread(_ body: @escaping @Sendable () -> Void) -> pthread_t {
    var thread = pthread_t()
    let start = Unmanaged.passRetained(Start(body: body))
    let status = pthread_create(&thread, nil, { argument in
      if let argument { Unmanaged<Start>.fromOpaque(argument).takeRetainedValue().body() }
      return nil
    }, start.toOpaque())
    precondition(status == 0, "no thread")
    return thread
  }
#elseif canImport(Darwin)
  func startThread(_ body: @escaping @Sendable () -> Void) -> pthread_t {
    var thread: pthread_t?
    let start = Unmanaged.passRetained(Start(body: body))
    let status = pthread_create(&thread, nil, { argument in
      Unmanaged<Start>.fromOpaque(argument).takeRetainedValue().body()
      return nil
    }, start.toOpaque())
    guard status == 0, let thread else { preconditionFailure("no thread") }
    return thread
  }
#endif

private final class Start: Sendable {
  let body: @Sendable () -> Void
  init(body: @escaping @Sendable () -> Void) { self.body = body }
}
