internal import Synchronization

/// What a pool and its threads share. It outlives the pool until the last thread has ended.
///
/// Every `var`, and what `line` points to, is read and written under `lock`: hence `@unchecked Sendable`. So no two uses overlap either, and none is checked for that with each call.
///
/// When something is queued, a thread is woken, or started, only if none is looking for work at that moment, or about to; one that finds work, and sees that
/// there is more, gets the next one going. So a burst of short calls is done by few threads, and no call waits while a thread could be had.
final class PoolCore: @unchecked Sendable {
  let name: String
  let stackSize: Int?
  let idleTimeout: Duration

  let lock = Lock(besides: MemoryLayout<Line>.size)
  /// What is touched with each call, behind the mutex and in its cache line.
  let line: UnsafeMutablePointer<Line>
  let lingering = Lingering()
  /// Threads that wait to be woken; the last one went to sleep last, and has the warmest caches.
  @exclusivity(unchecked) var idle: [Worker] = []
  /// How many threads there are, whatever they do; those about to start count.
  @exclusivity(unchecked) var threads = 0
  /// How many threads have done a call, and will look for work in a moment.
  let returning = Atomic<Int>(0)
  /// Whether a thread looks for work without the lock; changed under the lock.
  let isSpinning = Atomic<Bool>(false)
  /// How many tasks have done their call on a thread of ours, and have yet to go on where they came from.
  let homebound = Atomic<Int>(0)
  let homecoming = Homecoming()
  @exclusivity(unchecked) var spinBudget = SpinBudget()
  /// What threads of the pool wait for, in ``RunningTask/result()``.
  @exclusivity(unchecked) var waits: [BlockingWait] = []
  @exclusivity(unchecked) var isClosed = false
  @exclusivity(unchecked) private var startedThreads = 0
  @exclusivity(unchecked) private(set) var limits: (threads: Int, queue: Int)
  private var shutdowns: [WaitContinuation] = []

  init(name: String, stackSize: Int?, idleTimeout: Duration, maximumThreads: Int, queueLimit: Int) {
    self.name = name
    self.stackSize = stackSize
    self.idleTimeout = idleTimeout
    limits = (maximumThreads, queueLimit)
    line = lock.guarded.bindMemory(to: Line.self, capacity: 1)
    line.initialize(to: Line())
  }

  struct Line: ~Copyable {
    var queue = JobQueue()
    /// How many threads look for work: they spin, or have been woken or started and have not come to the queue yet.
    var looking: Int32 = 0
  }

  // MARK: Limits

  var maximumThreads: Int { lock.withLock { limits.threads } }
  var queueLimit: Int { lock.withLock { limits.queue } }
  var load: (threads: Int, queued: Int) { lock.withLock { (threads, line.pointee.queue.count) } }

  func setQueueLimit(_ limit: Int) { lock.withLock { limits.queue = limit } }

  func setMaximumThreads(_ maximum: Int) {
    perform(lock.withLock { limits.threads = maximum; return nextLook() })
  }

  /// Whether there are more threads than there may be since the maximum was lowered. Under the lock.
  var hasTooManyThreads: Bool { threads > limits.threads }

  // MARK: Into the queue and out of it

  /// Whether a call that came now would be taken at once, and its task keep nobody waiting: a thread of ours is about to look, nothing is queued for it, and no
  /// other task is on its way back to the cooperative pool. A guess, made without the lock.
  var isReady: Bool {
    homebound.load(ordering: .relaxed) == 0 && line.pointee.queue.count == 0
      && (isSpinning.load(ordering: .relaxed) || returning.load(ordering: .relaxed) > 0)
  }

  /// Queues a job of a task that prefers the pool.
  func enqueue(_ job: UnownedJob, on executor: UnownedTaskExecutor) {
    let ticket = Ticket(core: self, mayBeRefused: false, wait: nil, preferredExecutor: executor)
    ticket.job = job
    lock.lock()
    line.pointee.queue.append(.passRetained(ticket))
    let look = nextLook()
    let refused = waitHeldUp(by: nil, isOffload: false)
    lock.unlock()
    perform(look)
    refused?.refuse(.poolIsWaiting)
  }

  /// Queues the job of a call of `offload`, unless it has been cancelled, or the pool does not take it.
  func enqueue(_ job: UnownedJob, of ticket: Ticket) {
    lock.lock()
    if ticket.mayBeRefused, let refusal { ticket.state = .refused(refusal) }
    guard case .queued = ticket.state else {
      lock.unlock()
      // It only has to be told, which takes no time: on the cooperative pool, from where it came.
      return globalConcurrentExecutor.enqueue(ExecutorJob(job))
    }
    ticket.job = job
    line.pointee.queue.append(.passUnretained(ticket))
    let look = nextLook()
    let refused = waitHeldUp(by: ticket.wait, isOffload: true)
    lock.unlock()
    perform(look)
    refused?.refuse(.poolIsWaiting)
  }

  /// Takes a call that no thread has yet out of the queue, and sends it back to where it came from.
  func cancel(_ ticket: Ticket) {
    lock.lock()
    guard case .queued = ticket.state else { return lock.unlock() }
    ticket.state = .cancelled
    let job = ticket.place.isQueued ? ticket.job : nil
    if job != nil { line.pointee.queue.remove(.passUnretained(ticket)) }
    lock.unlock()
    // Not here: the lock of the task that is being cancelled may be held.
    if let job { globalConcurrentExecutor.enqueue(ExecutorJob(job)) }
  }

  /// The next job, which is the caller's from now on. Under the lock.
  func popFirst() -> TakenJob? {
    guard let ticket = line.pointee.queue.popFirst() else { return nil }
    let (taken, isOurs) = ticket._withUnsafeGuaranteedRef { ticket in
      ticket.state = .started
      // Whatever is queued has a job.
      return (ticket.job.map { TakenJob($0, of: ticket) }, ticket.preferredExecutor != nil)
    }
    if isOurs { ticket.release() }
    return taken
  }

  private var refusal: ThreadPoolError? {
    if isClosed { return .isShutDown }
    // A thread that could be had at once makes the wait none.
    let isWaited = idle.isEmpty && threads >= limits.threads
    return isWaited && line.pointee.queue.count >= limits.queue ? .queueIsFull : nil
  }

  // MARK: Threads

  /// What it takes that somebody looks at the queue.
  enum Look {
    case none
    case wake(Worker)
    case start(number: Int)
  }

  /// Somebody to look at the queue, if there is something in it and nobody does. Under the lock; `perform` it without.
  func nextLook() -> Look {
    // Whoever comes back from a call has yet to get the lock, and sees what is queued now.
    guard !line.pointee.queue.isEmpty, line.pointee.looking == 0, returning.load(ordering: .relaxed) == 0 else { return .none }
    if let worker = idle.popLast() {
      line.pointee.looking += 1
      worker.isWoken = true
      return .wake(worker)
    }
    guard threads < limits.threads else { return .none }
    line.pointee.looking += 1
    threads += 1
    startedThreads += 1
    return .start(number: startedThreads)
  }

  func perform(_ look: Look) {
    switch look {
    case .none: break
    case .wake(let worker): worker.condition.signal()
    case .start(let number):
      let isStarted = startThread(name: "\(name)-\(number)", stackSize: stackSize) { Worker(self).run() }
      if !isStarted { threadIsMissing() }
    }
  }

  /// The system has no thread for us. Those that there are do the work; if there is none, the cooperative pool has to: late is better than never.
  private func threadIsMissing() {
    lock.lock()
    line.pointee.looking -= 1
    threads -= 1
    var orphans: [TakenJob] = []
    while threads == 0, let entry = popFirst() { orphans.append(entry) }
    lock.unlock()
    for entry in orphans { globalConcurrentExecutor.enqueue(ExecutorJob(entry.job)) }
  }

  /// The calling thread ends. Under the lock.
  func threadEnds() -> [WaitContinuation] {
    threads -= 1
    guard isClosed, threads == 0 else { return [] }
    defer { shutdowns = [] }
    return shutdowns
  }

  // MARK: The end

  /// Threads end as soon as there is nothing to do.
  func close() {
    lock.withLock {
      isClosed = true
      for worker in idle {
        worker.isWoken = true
        worker.condition.signal()
      }
      line.pointee.looking += Int32(idle.count)
      idle = []
    }
  }

  func shutdown() async {
    close()
    _ = await suspend { continuation in
      let isOver = lock.withLock {
        if threads > 0 { shutdowns.append(continuation) }
        return threads == 0
      }
      if isOver { continuation.resume(returning: .ready) }
    }
  }
}
