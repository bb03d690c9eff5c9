#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The one thread that waits for all descriptors on behalf of all tasks.
///
/// Tasks arm the system's notification themselves; the thread only hears what is ready, and resumes who waits. All state stands
/// behind one mutex, which is never held while a continuation is resumed. Whoever takes a continuation out of the table resumes it:
/// readiness, timeout, cancellation and closing are therefore free to race.
final class Watcher: Sendable {
  static let shared = Watcher()

  struct State: ~Copyable {
    var table = WatchTable()
    /// What the thread waits on; nil until something is waited for.
    var poller: Poller?
    /// When the timer is to expire next.
    var timer: MonotonicTime?
    var sweep = Sweep()
  }

  let state = Guarded(State())

  /// Suspends until the descriptor is ready. Throws nothing: how it ended is the result.
  nonisolated(nonsending) func wait(for descriptor: Int32, _ direction: Directions, until deadline: MonotonicTime?) async -> WaitOutcome {
    guard descriptor >= 0 else { return .failed(EBADF) }
    let ticket = state.withLock { $0.table.reserve() }
    return await withTaskCancellationHandler {
      await suspend { continuation in
        register(continuation, ticket, descriptor, direction, deadline)
      }
    } onCancel: {
      cancel(ticket)
    }
  }

  /// Resumes who waits for the descriptor with `EBADF`, and closes it such that nobody can begin to wait for it in between.
  ///
  /// - Returns: the result of closing: 0 or an `errno`.
  func close(_ descriptor: Int32) -> Int32 {
    guard descriptor >= 0 else { return EBADF }
    var abandoned: [WaitContinuation] = []
    let (copy, status) = state.withLock { state in
      state.table.removeAll(descriptor, [.reading, .writing], into: &abandoned)
      if state.table[descriptor].known != [] {
        state.poller?.forget(descriptor)
        state.table[descriptor].known = []
        state.table[descriptor].generation &+= 1
      }
      return closeLeavingCopy(descriptor)
    }
    for continuation in abandoned { continuation.resume(returning: .failed(EBADF)) }
    if copy >= 0 { return systemClose(copy) }
    return status
  }

  private func register(
    _ continuation: WaitContinuation, _ ticket: WatchTicket, _ descriptor: Int32, _ direction: Directions, _ deadline: MonotonicTime?
  ) {
    var stale: [WaitContinuation] = []
    let outcome: WaitOutcome? = state.withLock { state in
      // The task is marked as cancelled before its handler runs: if it is not marked now, the handler comes after this section,
      // and finds the wait.
      let outcome = Task.isCancelled ? .cancelled : arm(descriptor, direction, &state, &stale)
      if outcome == nil {
        state.table.insert(continuation, at: ticket, descriptor: descriptor, direction: direction, deadline: deadline)
        state.expectChange()
      } else {
        state.table.release(ticket)
      }
      return outcome
    }
    for continuation in stale { continuation.resume(returning: .failed(EBADF)) }
    if let outcome { continuation.resume(returning: outcome) }
  }

  private func cancel(_ ticket: WatchTicket) {
    let continuation = state.withLock { $0.table.remove(ticket) }
    continuation?.resume(returning: .cancelled)
  }

  /// Arms the descriptor for one more wait; nil if that worked. Who waits for a file that is no longer there is added to `stale`.
  private func arm(
    _ descriptor: Int32, _ direction: Directions, _ state: inout State, _ stale: inout [WaitContinuation]
  ) -> WaitOutcome? {
    do throws(SystemError) {
      if state.poller == nil { state.poller = try start() }
    } catch {
      return .failed(error.code)
    }
    switch state.arm(descriptor, state.table[descriptor].awaited.union(direction)) {
    case .armed: return nil
    case .armedAfresh:
      state.table.removeAll(descriptor, [.reading, .writing], into: &stale)
      return nil
    case .failed(let code):
      state.table.removeAll(descriptor, [.reading, .writing], into: &stale)
      return .failed(code)
    }
  }

  private func start() throws(SystemError) -> Poller {
    let poller = try Poller()
    let isRunning = startThread(name: "unblock-watch", stackSize: 256 * 1024) { [self] in run(poller) }
    guard isRunning else { throw SystemError(code: EAGAIN, function: "pthread_create") }
    return poller
  }
}

extension Watcher.State {
  /// Asks the system to report the descriptor once more, under a new generation: what was reported before is out of date.
  mutating func arm(_ descriptor: Int32, _ directions: Directions) -> ArmResult {
    guard let poller else { return .failed(EBADF) }
    var entry = table[descriptor]
    entry.generation &+= 1
    let token = PollerEvent.token(descriptor, generation: entry.generation)
    let result = poller.arm(descriptor, directions, token: token, known: entry.known)
    if case .failed = result { entry.known = [] } else { entry.known.formUnion(directions) }
    table[descriptor] = entry
    return result
  }

  /// A wait has been added: the timer may have to expire earlier.
  mutating func expectChange() {
    sweep.noteNewWait()
    setTimer()
  }

  /// Has the timer expire when something is due. It may expire too early, never too late.
  mutating func setTimer() {
    let never = MonotonicTime(nanoseconds: .max)
    let due = min(table.firstDeadline ?? never, sweep.next ?? never)
    if due == never || timer ?? never <= due { return }
    timer = due
    poller?.setTimer(due)
  }
}

/// Closes a descriptor while a copy of it keeps its file open, so that this cannot take long; the copy, or -1 and the `errno`.
private func closeLeavingCopy(_ descriptor: Int32) -> (copy: Int32, status: Int32) {
  let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
  if copy < 0, errno == EBADF { return (-1, EBADF) }
  return (copy, systemClose(descriptor))
}
