import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Someone asked the process to end (`SIGINT`, `SIGTERM`, `SIGHUP`) while it did what must not be left half done.
struct Interrupted: Error, Hashable {
  var signal: Int32
}

/// The signal that came, or 0.
private let pending = Atomic<Int32>(0)

private let endingSignals = [SIGINT, SIGTERM, SIGHUP]

/// Lets signals that would end the process wait until the body is done, which can ask for them by `checkInterruption`. Afterwards the
/// process ends of the signal, if one came.
func delayingSignals<Result, Failure: Error>(_ body: () throws(Failure) -> Result) throws(Failure) -> Result {
  // Made here, and not first of all in the handler.
  pending.store(0, ordering: .sequentiallyConsistent)
  var action = sigaction()
  #if canImport(Darwin)
  action.__sigaction_u.__sa_handler = { pending.store($0, ordering: .sequentiallyConsistent) }
  #else
  action.__sigaction_handler.sa_handler = { pending.store($0, ordering: .sequentiallyConsistent) }
  #endif
  sigemptyset(&action.sa_mask)
  let before = endingSignals.map { signal in
    var old = sigaction()
    sigaction(signal, &action, &old)
    // What the user has told us to ignore (`nohup`) stays ignored.
    if old.isIgnored { sigaction(signal, &old, nil) }
    return old
  }
  defer {
    for (signal, old) in zip(endingSignals, before) {
      var old = old
      sigaction(signal, &old, nil)
    }
    let signal = pending.exchange(0, ordering: .sequentiallyConsistent)
    // To the process: this thread may be one that holds signals back.
    if signal != 0 { kill(getpid(), signal) }
  }
  return try body()
}

/// The signal that waits, if there is one.
var waitingSignal: Int32? {
  let signal = pending.load(ordering: .sequentiallyConsistent)
  return signal == 0 ? nil : signal
}

extension sigaction {
  fileprivate var isIgnored: Bool {
    #if canImport(Darwin)
    let handler = __sigaction_u.__sa_handler
    #else
    let handler = __sigaction_handler.sa_handler
    #endif
    return unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }
}
