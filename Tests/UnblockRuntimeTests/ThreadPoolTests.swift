import Testing

@testable import UnblockRuntime

@Suite(.timeLimit(.minutes(5))) struct ThreadPoolTests {
  @Test func neverMoreThreadsThanAllowed() async {
    let pool = ThreadPool(name: "three", maximumThreads: 3)
    let gate = Gate()
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<20 { group.addTask { await offload(on: pool) { gate.pass() } } }
      #expect(await eventually { pool.load.queued == 17 && gate.arrivals == 3 })
      #expect(pool.load.threads == 3)
      pool.maximumThreads = 5
      #expect(await eventually { gate.arrivals == 5 })
      pool.maximumThreads = 2
      gate.open()
    }
    #expect(await eventually { pool.load.threads <= 2 })
    #expect(gate.arrivals == 20)
    await pool.shutdown()
  }

  @Test func idleThreadsEnd() async {
    let pool = ThreadPool(name: "brief", maximumThreads: 8, idleTimeout: .milliseconds(20))
    let gate = Gate()
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<8 { group.addTask { await offload(on: pool) { gate.pass() } } }
      #expect(await eventually { gate.arrivals == 8 })
      gate.open()
    }
    #expect(await eventually { pool.load.threads == 0 })
    #expect(await offload(on: pool) { 1 } == 1)
  }

  @Test func aFullQueueRefuses() async throws {
    let pool = ThreadPool(name: "full", maximumThreads: 1, queueLimit: 2)
    let gate = Gate()
    let blocking = Task { await offload(on: pool) { gate.pass() } }
    #expect(await eventually { gate.arrivals == 1 })
    let queued = (0..<2).map { _ in Task { try await offload(on: pool) { () throws in 1 } } }
    #expect(await eventually { pool.load.queued == 2 })
    await #expect(throws: ThreadPoolError.queueIsFull) { try await offload(on: pool) { () throws in 1 } }
    // What cannot be refused queues all the same.
    let plain = Task { await offload(on: pool) { 2 } }
    #expect(await eventually { pool.load.queued == 3 })
    gate.open()
    await blocking.value
    for task in queued { #expect(try await task.value == 1) }
    #expect(await plain.value == 2)
    #expect(try await offload(on: pool) { () throws in 3 } == 3)
    // No queue at all: only what finds a thread is taken.
    let direct = ThreadPool(name: "direct", maximumThreads: 1, queueLimit: 0)
    #expect(try await offload(on: direct) { () throws in 4 } == 4)
  }

  @Test func shutdownDoesWhatIsQueuedAndEndsTheThreads() async throws {
    let pool = ThreadPool(name: "closing", maximumThreads: 2)
    let gate = Gate()
    let tasks = (0..<10).map { number in
      Task {
        try await offload(on: pool) { () throws in
          gate.pass()
          return number
        }
      }
    }
    #expect(await eventually { pool.load.queued == 8 })
    let end = Task { await pool.shutdown() }
    #expect(await eventually { pool.core.lock.withLock { pool.core.isClosed } })
    await #expect(throws: ThreadPoolError.isShutDown) { try await offload(on: pool) { () throws in 1 } }
    gate.open()
    await end.value
    #expect(pool.load == (0, 0))
    for (number, task) in tasks.enumerated() { #expect(try await task.value == number) }
    #expect(await offload(on: pool) { 5 } == 5)
    // A second time is over at once, or when what came since is done.
    await pool.shutdown()
    #expect(pool.load == (0, 0))
  }

  @Test(arguments: 0..<100) func shutdownAgainstSubmit(round: Int) async {
    // No thread ends by itself: one that misses the shutdown is waited for in vain.
    let pool = ThreadPool(name: "race", maximumThreads: 3, idleTimeout: .seconds(3600))
    let runs = Counter()
    let done = await withTaskGroup(of: Bool.self) { group in
      for index in 0..<30 {
        group.addTask {
          for _ in 0..<(index * round) % 5 { await Task.yield() }
          do {
            try await offload(on: pool) { () throws in runs.increment() }
            return true
          } catch {
            #expect(error as? ThreadPoolError == .isShutDown)
            return false
          }
        }
        if index == 15 { group.addTask { await pool.shutdown(); return false } }
      }
      return await group.reduce(0) { $1 ? $0 + 1 : $0 }
    }
    #expect(runs.value == done)
    await pool.shutdown()
    #expect(pool.load == (0, 0))
  }

  @Test func aPoolThatIsLetGoOfEndsItsThreads() async {
    var pool: ThreadPool? = ThreadPool(name: "dropped", maximumThreads: 4)
    let core = pool!.core
    await withTaskGroup(of: Void.self) { [pool] group in
      for _ in 0..<4 { group.addTask { await offload(on: pool!) {} } }
    }
    pool = nil
    #expect(await eventually { core.load.threads == 0 })
  }

  @Test func isATaskExecutor() async {
    let pool = ThreadPool(name: "preferred", maximumThreads: 2)
    let names = await withTaskExecutorPreference(pool) {
      var names = [currentThreadName()]
      await Task.yield()
      names.append(currentThreadName())
      async let child = currentThreadName()
      names.append(await child)
      return names
    }
    #expect(names.allSatisfy { $0.hasPrefix("preferred-") })
    let other = await Task(executorPreference: pool) { currentThreadName() }.value
    #expect(other.hasPrefix("preferred-"))
    await pool.shutdown()
    // Swift lets no executor refuse a job.
    #expect(await Task(executorPreference: pool) { 1 }.value == 1)
  }

  @Test func asManyThreadsForComputationsAsCores() {
    #expect(ThreadPool.cpu.maximumThreads == coreCount())
    #expect(coreCount() >= 1)
  }
}

@Suite struct SpinBudgetTests {
  @Test func looksInVainBecomeFewAndASuccessBringsThemBack() {
    var budget = SpinBudget()
    let looks = (0..<1000).reduce(0) { looks, _ in
      guard budget.take() > 0 else { return looks }
      budget.hasSpun(inVain: true)
      return looks + 1
    }
    #expect((10..<30).contains(looks))
    while budget.take() == 0 {}
    budget.hasSpun(inVain: false)
    #expect(budget.take() > 0)
  }
}
