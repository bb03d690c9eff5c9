internal import CUnblockRuntime
internal import Synchronization

/// The wait that the main thread is in, if any, so that it shows when what it waits for needs the main actor.
///
/// While the main thread waits, nothing runs on the main actor. A task that belongs to the work and asks for the main actor's executor
/// is about to wait for the thread that waits for it.
enum MainThreadWait {
  private static let lock = Lock()
  // Read and written under `lock`.
  nonisolated(unsafe) private static var current: BlockingWait?
  /// How many pieces of work there are that have not ended: without any, the observer has nothing to look for.
  private static let unfinished = Atomic<Int>(0)
  private static let observation: Void = cunblock_observe_main_executor { MainThreadWait.mainExecutorIsAskedFor() }

  static func workBegins() {
    _ = observation
    unfinished.add(1, ordering: .relaxed)
  }

  static func workEnds() { unfinished.subtract(1, ordering: .relaxed) }

  static func begin(_ wait: BlockingWait) {
    lock.withLock { current = wait }
    if wait.needsMainActor { wait.refuse(.mainActorIsWaiting) }
  }

  static func end() { lock.withLock { current = nil } }

  /// Called wherever a task is about to go to the main actor, and now and then on it.
  private static func mainExecutorIsAskedFor() {
    guard unfinished.load(ordering: .relaxed) > 0, isInTask(), let asking = BlockingWait.current else { return }
    // A task that runs on the main thread has got there.
    let isWaiting = cunblock_serves_main_actor() == 0
    var wait: BlockingWait? = asking
    while let affected = wait {
      affected.setNeedsMainActor(isWaiting)
      wait = affected.parent
    }
    guard isWaiting, let main = lock.withLock({ current }) else { return }
    asking.first { $0 === main }?.refuse(.mainActorIsWaiting)
  }
}
