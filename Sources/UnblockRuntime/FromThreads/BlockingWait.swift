internal import CUnblockRuntime
internal import Synchronization

/// A piece of async work that was started from a thread, as seen by whoever waits for it there.
///
/// Everything that the work comes to (child tasks, calls of `offload`) carries it as a task-local value: so it shows when
/// the work needs the very thread that waits for it.
final class BlockingWait: Sendable {
  @TaskLocal static var current: BlockingWait?

  /// The wait within whose work this one was started.
  let parent: BlockingWait?
  private let lock = Lock()
  private let hasChanged = Condition()
  private let isFinished = Atomic<Bool>(false)
  private let refusal = Atomic<Int>(0)
  private let asksForMainActor = Atomic<Bool>(false)

  init(parent: BlockingWait?) { self.parent = parent }

  var isDone: Bool { isFinished.load(ordering: .acquiring) }

  /// Whether a task of the work has asked for the main actor, and has not been seen to run there yet.
  var needsMainActor: Bool { asksForMainActor.load(ordering: .acquiring) }
  func setNeedsMainActor(_ value: Bool) { asksForMainActor.store(value, ordering: .releasing) }

  /// The work has its result.
  func finish() {
    lock.withLock {
      isFinished.store(true, ordering: .releasing)
      hasChanged.broadcast()
    }
  }

  /// Has those that wait throw `reason`: what they wait for cannot come.
  func refuse(_ reason: BlockingWaitError) {
    lock.withLock {
      refusal.store(reason.rawValue, ordering: .releasing)
      hasChanged.broadcast()
    }
  }

  /// Whether the calling thread may wait at all.
  static func checkThread() throws(BlockingWaitError) {
    // A thread of a pool is there to be blocked, also by tasks that run on it.
    if isInTask(), Worker.current == nil { throw .inTask }
  }

  /// Blocks the thread until the work is done.
  func wait() throws(BlockingWaitError) {
    if isDone { return }
    try Self.checkThread()
    if let core = Worker.current?.core {
      core.beginWait(self)?.refuse(.poolIsWaiting)
      defer { core.endWait(self) }
      return try block()
    }
    guard cunblock_serves_main_actor() != 0 else { return try block() }
    MainThreadWait.begin(self)
    defer { MainThreadWait.end() }
    try block()
  }

  private func block() throws(BlockingWaitError) {
    try lock.withLock { () throws(BlockingWaitError) in
      while !isDone {
        // The next attempt may be from a thread that nobody needs.
        if let reason = BlockingWaitError(rawValue: refusal.exchange(0, ordering: .acquiringAndReleasing)) { throw reason }
        hasChanged.wait(lock)
      }
    }
  }

  /// This one, and those that it was started within.
  func first(where condition: (BlockingWait) -> Bool) -> BlockingWait? {
    var wait: BlockingWait? = self
    while let candidate = wait {
      if condition(candidate) { return candidate }
      wait = candidate.parent
    }
    return nil
  }
}
