import Testing

@testable import UnblockRuntime

@Suite(.timeLimit(.minutes(5))) struct FromThreadsTests {
  @Test func aThreadWaitsForAsyncCode() async throws {
    let answer = try await onPlainThread {
      try runTaskAndWait {
        try await Task.sleep(for: .milliseconds(1))
        return 42
      }
    }
    #expect(answer == 42)
  }

  @Test func theHandle() async throws {
    let gate = Gate()
    try await onPlainThread { () throws in
      let task = runTask {
        await offload { gate.pass() }
        return "done"
      }
      #expect(!task.done)
      gate.open()
      #expect(try task.result() == "done")
      #expect(task.done)
      #expect(try task.result() == "done")
    }
  }

  @Test func errorsComeThrough() async {
    await #expect(throws: Refusal.self) {
      try await onPlainThread { try runTaskAndWait { throw Refusal(number: 1) } }
    }
  }

  @Test func cancelling() async throws {
    try await onPlainThread {
      let task = runTask { try await Task.sleep(for: .seconds(3600)) }
      task.cancel()
      #expect(throws: CancellationError.self) { try task.result() }
      #expect(task.done)
    }
  }

  @Test func severalThreadsWaitForOne() async throws {
    let gate = Gate()
    let task = runTask {
      await offload { gate.pass() }
      return 7
    }
    try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<8 { group.addTask { try await onPlainThread { try task.result() } } }
      gate.open()
      for try await number in group { #expect(number == 7) }
    }
    #expect(try await task.value == 7)
  }

  @Test func inAnOffloadItInheritsTheTaskLocals() async throws {
    let name = try await Trace.$name.withValue("request 8") {
      try await offload { try runTaskAndWait { Trace.name } }
    }
    #expect(name == "request 8")
  }

  @Test(arguments: 0..<100) func cancelAgainstResult(round: Int) async throws {
    try await onPlainThread {
      let task = runTask { for _ in 0..<round % 10 { try Task.checkCancellation(); await Task.yield() } }
      task.cancel()
      // Either is right, and one of them comes.
      do { try task.result() } catch is CancellationError {}
    }
  }
}

@Suite(.timeLimit(.minutes(5))) struct BlockingWaitRefusalTests {
  @Test func inATask() async {
    #expect(throws: BlockingWaitError.inTask) { try waitSynchronously() }
    await Task.detached { expectRefusal() }.value
    await MainActor.run { expectRefusal() }
    let handle = runTask { try await Task.sleep(for: .seconds(3600)) }
    #expect(throws: BlockingWaitError.inTask) { try resultSynchronously(handle) }
    handle.cancel()
  }

  @Test func aFinishedResultMayBeHadAnywhere() async throws {
    let handle = runTask { 3 }
    #expect(await eventually { handle.done })
    #expect(try resultSynchronously(handle) == 3)
  }

  @Test func onTheOnlyThreadOfAPoolThatTheWorkNeeds() async throws {
    let pool = ThreadPool(name: "only", maximumThreads: 1)
    await offload(on: pool) {
      _ = #expect(throws: BlockingWaitError.poolIsWaiting) {
        try runTaskAndWait { await offload(on: pool) { 1 } }
      }
    }
    // Work that needs another pool, or none, is waited for.
    #expect(try await offload(on: pool) { try runTaskAndWait { await offload { 2 } } } == 2)
    #expect(try await offload(on: pool) { try runTaskAndWait { 3 } } == 3)
    await pool.shutdown()
  }

  @Test func theWorkIsQueuedBeforeTheWait() async throws {
    let pool = ThreadPool(name: "only", maximumThreads: 1)
    let handle = await offload(on: pool) {
      let handle = runTask { await offload(on: pool) { 1 } }
      while pool.load.queued == 0 {}
      #expect(throws: BlockingWaitError.poolIsWaiting) { try handle.result() }
      return handle
    }
    // Only the wait was refused.
    #expect(try await handle.value == 1)
    await pool.shutdown()
  }

  @Test func workThatPrefersThePool() async throws {
    let pool = ThreadPool(name: "only", maximumThreads: 1)
    await offload(on: pool) {
      _ = #expect(throws: BlockingWaitError.poolIsWaiting) {
        try runTaskAndWait { await withTaskExecutorPreference(pool) { 1 } }
      }
    }
    await pool.shutdown()
  }

  @Test func waitsWithinWaits() async throws {
    let pool = ThreadPool(name: "two", maximumThreads: 2)
    // The second level has the second thread; the third would need one that is not there.
    func level(_ number: Int) throws -> Int {
      number == 0 ? 0 : try runTaskAndWait { try await offload(on: pool) { try level(number - 1) } } + 1
    }
    #expect(try await offload(on: pool) { try level(1) } == 1)
    await #expect(throws: BlockingWaitError.poolIsWaiting) { try await offload(on: pool) { try level(2) } }
    await pool.shutdown()
  }

  @Test(arguments: 0..<100) func manyWaitersOfOnePool(round: Int) async {
    let pool = ThreadPool(name: "race", maximumThreads: 3)
    let outcomes = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<12 {
        group.addTask {
          do {
            _ = try await offload(on: pool) { () throws in try runTaskAndWait { await offload(on: pool) { 1 } } }
            return true
          } catch {
            #expect(error as? BlockingWaitError == .poolIsWaiting)
            return false
          }
        }
      }
      return await group.reduce(0) { sum, _ in sum + 1 }
    }
    // All came back, one way or the other.
    #expect(outcomes == 12)
    await pool.shutdown()
  }

  @Test func wordsNameTheWayOut() {
    #expect("\(BlockingWaitError.inTask)".contains("await"))
    #expect("\(BlockingWaitError.mainActorIsWaiting)".contains("another thread"))
    #expect("\(BlockingWaitError.poolIsWaiting)".contains("another pool"))
  }
}

private func expectRefusal() {
  #expect(throws: BlockingWaitError.inTask) { try waitSynchronously() }
}

private func waitSynchronously() throws -> Int { try runTaskAndWait { 1 } }
private func resultSynchronously<T>(_ handle: RunningTask<T>) throws -> T { try handle.result() }
