internal import Synchronization

/// One call of `offload` on its way to a thread, or a job of a task that prefers a pool as its executor.
///
/// For a call it is an executor itself: so it learns which job is the call's, and can take it out of the queue when the task is cancelled. As an actor it is the
/// shortest way for a task to get to a thread and back: a preference for a task executor would have to be noted in the task, and looked up at each step.
///
/// `state`, `job` and `place` are read and written under the lock of `core`, or by the job itself, once `state` is no longer `queued`; `errand` is set before
/// the task that takes it is made, and touched by nobody else from then on.
actor Ticket: SerialExecutor, TaskExecutor {
  enum State {
    /// On its way to the queue, or in it.
    case queued
    /// A thread has it.
    case started
    /// Cancelled before a thread had it.
    case cancelled
    case refused(ThreadPoolError)
  }

  nonisolated let core: PoolCore
  /// Whether the error type of the call has room for a refusal.
  nonisolated let mayBeRefused: Bool
  /// The wait that the calling task was started for, as far as is known.
  nonisolated let wait: BlockingWait?
  /// What the job is to run on, if it belongs to no call. The queue keeps such a ticket alive, and a call its own.
  nonisolated let preferredExecutor: UnownedTaskExecutor?
  nonisolated(unsafe) var state = State.queued
  nonisolated(unsafe) var job: UnownedJob?
  nonisolated(unsafe) var place = QueuePlace()
  /// What another task is to run for the calling one, if that stays where it is. Only the other one touches it.
  nonisolated(unsafe) var errand: Errand?
  /// Whether the other task has run its body, and whether it is through with it.
  nonisolated let isBodyDone = Atomic<Bool>(false)
  nonisolated let isErrandDone = Atomic<Bool>(false)

  init(core: PoolCore, mayBeRefused: Bool, wait: BlockingWait?, preferredExecutor: UnownedTaskExecutor? = nil) {
    self.core = core
    self.mayBeRefused = mayBeRefused
    self.wait = wait
    self.preferredExecutor = preferredExecutor
  }

  nonisolated var unownedExecutor: UnownedSerialExecutor { asUnownedSerialExecutor() }

  nonisolated func enqueue(_ job: consuming ExecutorJob) {
    // Once the job is in the queue, the call may come to its end at any time, and let go of this and of the pool.
    let lasting = Unmanaged.passRetained(self)
    defer { lasting.release() }
    core.enqueue(UnownedJob(job), of: self)
  }

  /// Runs on the thread.
  func perform(_ body: OffloadedBody) {
    body.run()
    core.homebound.add(1, ordering: .relaxed)
  }

  nonisolated func cancel() { core.cancel(self) }
}

/// What a call does on the thread. `@unchecked`, since the task that calls does nothing else meanwhile.
struct OffloadedBody: @unchecked Sendable {
  let run: () -> Void
}

/// A job that a thread has taken.
struct TakenJob {
  private enum Executor {
    case serial(UnownedSerialExecutor)
    case task(UnownedTaskExecutor)
  }

  let job: UnownedJob
  private let executor: Executor

  /// Under the lock of the pool's core: once the job runs, the ticket may be gone.
  init(_ job: UnownedJob, of ticket: Ticket) {
    self.job = job
    executor =
      if let preferred = ticket.preferredExecutor { .task(preferred) }
      else if ticket.errand != nil { .task(ticket.asUnownedTaskExecutor()) }
      else { .serial(ticket.asUnownedSerialExecutor()) }
  }

  func run() {
    switch executor {
    case .serial(let executor): job.runSynchronously(on: executor)
    case .task(let executor): job.runSynchronously(on: executor)
    }
  }
}
