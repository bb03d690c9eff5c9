internal import Synchronization

/// Runs `body` on a thread of the ticket's pool, once one takes it, and returns when it has run, or the ticket has been cancelled or refused.
///
/// As a rule the task itself goes to that thread, and comes back by way of the cooperative pool, see ``Homecoming`` for many that do. Where threads of that pool sleep, one is woken
/// for each task that is handed to it, which takes longer (5 us and more) than everything else together. While calls are short, and a thread of ours is awake, the task
/// therefore stays where it is for a moment, see ``Lingering``, and has another one run the errand. If that is back within the moment, nobody need be woken.
nonisolated func run(on ticket: Ticket, _ body: () -> Void) async {
  let core = ticket.core
  // Where this task is cancelled already, the other one would learn it too late.
  guard core.isReady, !Task.isCancelled, core.lingering.isWorthwhile() else { return await goThere(with: ticket, body) }
  await sendOnErrand(ticket, body)
  // The task has not been suspended, most likely.
  await spendCooperativeBudget()
}

/// The task itself goes to a thread of the pool, and comes back.
private nonisolated func goThere(with ticket: Ticket, _ body: () -> Void) async {
  await withoutActuallyEscaping(body) { body in
    await ticket.perform(OffloadedBody(run: body))
  }
  ticket.core.homebound.subtract(1, ordering: .relaxed)
}

/// The other task inherits priority and task-local values, and is told when this one is cancelled.
nonisolated func sendOnErrand(_ ticket: Ticket, _ body: () -> Void) async {
  await withoutActuallyEscaping(body) { body in
    let runner = Runner()
    await withTaskCancellationHandler {
      _ = await suspend { continuation in
        ticket.errand = Errand(body: body, continuation: continuation)
        runner.set(Task(executorPreference: ticket, priority: Task.currentPriority) { ticket.runErrand() })
        ticket.core.lingering.linger(for: ticket)
      }
      // What the body has done comes before what follows. A continuation that was resumed before it was awaited sees to that, too, but unseen by ThreadSanitizer.
      _ = ticket.isBodyDone.load(ordering: .acquiring)
    } onCancel: {
      runner.cancel()
    }
  }
}

/// What is done by another task while the calling one waits.
struct Errand {
  var body: () -> Void
  var continuation: WaitContinuation
}

extension Ticket {
  fileprivate nonisolated func runErrand() {
    let continuation = takeAndRunBody()
    isBodyDone.store(true, ordering: .releasing)
    continuation?.resume(returning: .ready)
    isErrandDone.store(true, ordering: .releasing)
  }

  /// Lets go of the body before it returns: that must not outlive the call.
  @inline(never)
  private nonisolated func takeAndRunBody() -> WaitContinuation? {
    guard let errand else { return nil }
    self.errand = nil
    errand.body()
    return errand.continuation
  }
}

/// The task that runs an errand, as soon as it is known.
private final class Runner: Sendable {
  private let task = Guarded<Task<Void, Never>?>(nil)

  func set(_ runner: Task<Void, Never>) {
    task.withLock { $0 = runner }
    // A task is marked as cancelled before its handler runs: if it is not marked now, the handler finds the runner.
    if Task.isCancelled { runner.cancel() }
  }

  func cancel() { task.withLock { $0 }?.cancel() }
}
