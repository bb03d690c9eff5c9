internal import CUnblockRuntime

/// The way back of many tasks at once, from threads of a pool to the cooperative pool.
///
/// To hand a job to Dispatch, and have it taken there, is a fifth of a short call: memory is allocated on one thread and freed on another, and threads
/// that have just run out of work are woken one by one. So where several tasks are on their way back, their jobs are queued here, and *rounds*, which are
/// jobs of the cooperative pool themselves, run one after the other.
///
/// None waits behind a job that takes long: while something is queued, a round is on its way to look, or another one begins before a job is run. And
/// none keeps others from the cooperative pool: a round ends after some jobs, and the next one queues like everybody.
///
/// All but constants is read and written under `lock`: hence `@unchecked Sendable`.
final class Homecoming: @unchecked Sendable {
  private struct State {
    /// Where the first job stands in the ring, and how many there are.
    var first: Int32 = 0
    var count: Int32 = 0
    /// How many rounds have begun or are about to, and how many of them look for jobs, or will before they do anything else.
    var rounds: Int32 = 0
    var looking: Int32 = 0
    /// Of all jobs here, and of the rounds.
    var priority = 0
  }

  /// How many jobs there is room for. More go their usual way.
  private static let capacity: Int32 = 256
  /// From how many tasks on it is worthwhile.
  private static let crowd = 4
  /// How many jobs a round runs at the most.
  private static let jobsOfRound = 32
  /// How often a round looks for more, a tenth of a microsecond and a bit apart: that is less than going to sleep and being woken take.
  private static let looks = 20

  private static let isPrepared: Void = cunblock_prepare_homeward_jobs()

  private let lock = Lock(besides: MemoryLayout<State>.stride + Int(capacity) * MemoryLayout<UnownedJob>.stride)
  private let state: UnsafeMutablePointer<State>
  private let ring: UnsafeMutablePointer<UnownedJob>

  init() {
    Self.isPrepared
    state = lock.guarded.initializeMemory(as: State.self, to: State())
    ring = (lock.guarded + MemoryLayout<State>.stride).bindMemory(to: UnownedJob.self, capacity: Int(Self.capacity))
  }

  /// Called on a thread of the pool that is about to send a task back.
  ///
  /// - Parameter count: How many are on their way back.
  func expect(ofTasks count: Int) {
    if count >= Self.crowd { cunblock_keep_homeward_job() }
  }

  /// Called on that thread afterwards.
  func sendExpected() {
    guard let job = cunblock_take_homeward_job() else { return }
    send(unsafeBitCast(job, to: UnownedJob.self))
  }

  private func send(_ job: UnownedJob) {
    let priority = Int(job.priority.rawValue)
    lock.lock()
    if state.pointee.rounds == 0 { state.pointee.priority = priority }
    guard priority == state.pointee.priority, state.pointee.count < Self.capacity else {
      lock.unlock()
      return globalConcurrentExecutor.enqueue(ExecutorJob(job))
    }
    ring[Int((state.pointee.first + state.pointee.count) % Self.capacity)] = job
    state.pointee.count += 1
    let mustBegin = beginsRound()
    lock.unlock()
    if mustBegin { beginRound(priority) }
  }

  /// Whether somebody has to begin a round, which is counted from now on. Under the lock.
  private func beginsRound() -> Bool {
    guard state.pointee.count > 0, state.pointee.looking == 0 else { return false }
    state.pointee.looking += 1
    state.pointee.rounds += 1
    return true
  }

  private func beginRound(_ priority: Int) {
    Task.detached(priority: TaskPriority(rawValue: UInt8(priority))) { self.round() }
  }

  private func round() {
    lock.lock()
    state.pointee.looking -= 1
    let priority = state.pointee.priority
    var left = Self.jobsOfRound
    while left > 0, state.pointee.count > 0 || lookForMore() {
      left -= 1
      let job = removeFirst()
      let mustBegin = beginsRound()
      lock.unlock()
      if mustBegin { beginRound(priority) }
      cunblock_run_job(unsafeBitCast(job, to: UnsafeMutableRawPointer.self))
      lock.lock()
    }
    state.pointee.rounds -= 1
    let mustBegin = beginsRound()
    lock.unlock()
    if mustBegin { beginRound(priority) }
  }

  private func removeFirst() -> UnownedJob {
    let job = ring[Int(state.pointee.first)]
    state.pointee.first = (state.pointee.first + 1) % Self.capacity
    state.pointee.count -= 1
    return job
  }

  /// Looks for a moment; whether there is more. With the lock held before and after.
  private func lookForMore() -> Bool {
    guard state.pointee.looking == 0 else { return false }
    state.pointee.looking += 1
    var look = 0
    while look < Self.looks, state.pointee.count == 0 {
      look += 1
      lock.unlock()
      cunblock_pause()
      lock.lock()
    }
    state.pointee.looking -= 1
    return state.pointee.count > 0
  }
}
