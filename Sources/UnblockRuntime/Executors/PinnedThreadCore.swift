internal import CUnblockRuntime
internal import Synchronization

/// What a pinned thread and its executor share.
///
/// Every `var` is read and written under `lock`: hence `@unchecked Sendable`.
final class PinnedThreadCore: @unchecked Sendable {
  let name: String
  private let stackSize: Int?
  private let lock = Lock()
  private let isNeeded = Condition()
  private var jobs: [(job: UnownedJob, executor: UnownedSerialExecutor)] = []
  private var isStarted = false
  private var isParked = false
  private var isClosed = false

  init(name: String, stackSize: Int?) {
    self.name = name
    self.stackSize = stackSize
  }

  var isCurrent: Bool { cunblock_current_pinned_thread() == Unmanaged.passUnretained(self).toOpaque() }

  func enqueue(_ job: UnownedJob, on executor: UnownedSerialExecutor) {
    lock.lock()
    jobs.append((job, executor))
    let mustStart = !isStarted
    isStarted = true
    if isParked { isNeeded.signal() }
    lock.unlock()
    // No other thread may do this work: to go on without this one would break the promise that the actor relies on.
    if mustStart, !startThread(name: name, stackSize: stackSize, { self.run() }) {
      fatalError("the system has no memory for the thread '\(name)'")
    }
  }

  func close() {
    lock.withLock {
      isClosed = true
      isNeeded.signal()
    }
  }

  private func run() {
    cunblock_set_current_pinned_thread(Unmanaged.passUnretained(self).toOpaque())
    while let batch = nextBatch() {
      for (job, executor) in batch { job.runSynchronously(on: executor) }
    }
    cunblock_set_current_pinned_thread(nil)
  }

  /// All that waits, in order; nil when nothing will come any more.
  private func nextBatch() -> [(job: UnownedJob, executor: UnownedSerialExecutor)]? {
    lock.withLock {
      while jobs.isEmpty, !isClosed {
        isParked = true
        isNeeded.wait(lock)
        isParked = false
      }
      defer { jobs = [] }
      return jobs.isEmpty ? nil : jobs
    }
  }
}
