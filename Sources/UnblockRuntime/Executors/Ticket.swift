internal import Synchronization

/// One call of `offload` on its way to a thread.
///
/// It is a task executor for the length of the call: so it learns which job is the call's, and can take it out of the queue when the task is cancelled.
///
/// `@unchecked Sendable`: `state` and `place` are read and written under the lock of `core`, or by the job itself, once `state` is no longer `queued`; `errand` is set before
/// the task that takes it is made, and touched by nobody else from then on.
final class Ticket: TaskExecutor, @unchecked Sendable {
  enum State {
    /// On its way to the queue, or in it.
    case queued
    /// A thread has it.
    case started
    /// Cancelled before a thread had it.
    case cancelled
    case refused(ThreadPoolError)
  }

  let core: PoolCore
  /// Whether the error type of the call has room for a refusal.
  let mayBeRefused: Bool
  /// The wait that the calling task was started for.
  let wait: BlockingWait?
  var state = State.queued
  var place: Int?
  /// What another task is to run for the calling one, if that stays where it is. Only the other one touches it.
  var errand: Errand?
  /// Whether the other task is through with it.
  let isErrandDone = Atomic<Bool>(false)

  init(core: PoolCore, mayBeRefused: Bool, wait: BlockingWait?) {
    self.core = core
    self.mayBeRefused = mayBeRefused
    self.wait = wait
  }

  func enqueue(_ job: consuming ExecutorJob) {
    // Once the job is in the queue, the call may come to its end at any time, and let go of this and of the pool.
    let lasting = Unmanaged.passRetained(self)
    defer { lasting.release() }
    core.enqueue(UnownedJob(job), of: self)
  }

  func cancel() { core.cancel(self) }
}
