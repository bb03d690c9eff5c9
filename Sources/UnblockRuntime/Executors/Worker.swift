internal import CUnblockRuntime
internal import Synchronization

/// A thread of a pool.
///
/// `isWoken` is read and written under the lock of the pool's core: hence `@unchecked Sendable`.
final class Worker: @unchecked Sendable {
  let core: PoolCore
  let condition = Condition()
  var isWoken = false
  /// Whether this thread is among those that `core.returning` counts. Only this thread asks.
  private var isReturning = false

  init(_ core: PoolCore) { self.core = core }

  /// The worker whose thread this is; nil on threads of others.
  static var current: Worker? {
    cunblock_current_worker().map { Unmanaged<Worker>.fromOpaque($0).takeUnretainedValue() }
  }

  /// The call of `offload` that runs on this thread has done its work: all that is left is to send the task back, with others if there are several.
  func callIsDone() {
    isReturning = true
    core.returning.add(1, ordering: .relaxed)
    core.homecoming.expect(ofTasks: core.homebound.load(ordering: .relaxed) + 1)
  }

  /// Does what is queued until the thread is not needed any more.
  func run() {
    cunblock_set_current_worker(Unmanaged.passUnretained(self).toOpaque())
    core.lock.lock()
    // Whoever started the thread has counted it among those that look.
    core.line.pointee.looking -= 1
    while true {
      while !core.hasTooManyThreads, let job = core.popFirst() { runUnlocked(job) }
      if core.isClosed || core.hasTooManyThreads { break }
      // Much may have happened while it did not hold the lock. It holds it from here until it is among the idle ones, where others find it.
      if spin() || core.isClosed { continue }
      if park() == .isOver { break }
    }
    let shutdowns = core.threadEnds()
    // If there was one thread too many, it may have been the one that was to look.
    let look = core.nextLook()
    core.lock.unlock()
    core.perform(look)
    cunblock_set_current_worker(nil)
    for shutdown in shutdowns { shutdown.resume(returning: .ready) }
  }

  /// Runs a job without the lock, which is held before and after.
  private func runUnlocked(_ job: TakenJob) {
    let look = core.nextLook()
    core.lock.unlock()
    core.perform(look)
    job.run()
    if isReturning { core.homecoming.sendExpected() }
    core.lock.lock()
    if isReturning {
      isReturning = false
      core.returning.subtract(1, ordering: .relaxed)
    }
  }

  /// Looks at the queue for a moment: what comes now is spared the time that waking takes.
  ///
  /// One thread at a time does so. It does not give way to other threads in between (`sched_yield`): on a busy machine it would come back after
  /// milliseconds, and be taken for one that looks in the meantime. Returns whether there is something, with the lock held as before.
  private func spin() -> Bool {
    guard !core.isSpinning.load(ordering: .relaxed) else { return false }
    let turns = core.spinBudget.take()
    if turns == 0 { return false }
    core.isSpinning.store(true, ordering: .relaxed)
    core.line.pointee.looking += 1
    core.lock.unlock()
    var turn = 0
    while turn < turns, core.line.pointee.queue.count == 0 {
      turn += 1
      cunblock_pause()
    }
    core.lock.lock()
    core.line.pointee.looking -= 1
    core.isSpinning.store(false, ordering: .relaxed)
    let isFound = !core.line.pointee.queue.isEmpty
    core.spinBudget.hasSpun(inVain: !isFound)
    return isFound
  }

  private enum Awakening { case isNeeded, isOver }

  /// Sleeps until there is something to do. With the lock held before and after.
  private func park() -> Awakening {
    let deadline = MonotonicTime.now + core.idleTimeout
    isWoken = false
    core.idle.append(self)
    while !isWoken {
      guard core.idleTimeout < .seconds(1_000_000) else {
        condition.wait(core.lock)
        continue
      }
      if condition.wait(core.lock, until: deadline), !isWoken {
        core.idle.removeAll { $0 === self }
        return .isOver
      }
    }
    core.line.pointee.looking -= 1
    return .isNeeded
  }
}

/// How long a thread looks for work before it sleeps, and whether it does.
///
/// A call that follows upon another comes after some 5 us, which is what the system takes to wake the task's thread; on a busy machine it takes longer. A shorter
/// look would always be in vain. So it is the number of looks that shrinks while they are in vain, and not their length: calls that come now and then hardly
/// pay for the spinning, and the first look that finds something brings all of them back.
struct SpinBudget {
  /// Of about a tenth of a microsecond each.
  private static let turns = 400

  /// For how many more times it is not worthwhile.
  private var timesToSkip = 0
  /// How often it was in vain without a success in between.
  private var failures = 0

  /// How many turns to look for now; 0 for not at all.
  mutating func take() -> Int {
    guard timesToSkip > 0 else { return Self.turns }
    timesToSkip -= 1
    return 0
  }

  mutating func hasSpun(inVain: Bool) {
    failures = inVain ? failures + 1 : 0
    timesToSkip = Self.timesToSkip(after: failures)
  }

  /// How often not to try what was in vain so many times without a success in between.
  ///
  /// Some failures are the work of other threads on a busy machine. It takes several before experience counts, and then they double the pause, up to 64.
  static func timesToSkip(after failures: Int) -> Int { failures < 8 ? 0 : 1 << min(failures - 6, 6) }
}
