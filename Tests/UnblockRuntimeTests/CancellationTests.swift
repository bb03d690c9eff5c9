import Synchronization
import Testing
import UnblockRuntime

@Suite(.timeLimit(.minutes(5))) struct CancellationTests {
  @Test func aQueuedCallLeavesTheQueue() async throws {
    let pool = ThreadPool(name: "one", maximumThreads: 1)
    let gate = Gate()
    let blocking = Task { await offload(on: pool) { gate.pass() } }
    #expect(await eventually { gate.arrivals == 1 })
    let hasRun = Counter()
    let queued = Task { try await offloadUnlessCancelled(on: pool) { hasRun.increment() } }
    #expect(await eventually { pool.load.queued == 1 })
    queued.cancel()
    // The thread is still blocked: only a call that has left the queue can come back.
    await #expect(throws: CancellationError.self) { try await queued.value }
    #expect(pool.load.queued == 0)
    gate.open()
    await blocking.value
    await pool.shutdown()
    #expect(hasRun.value == 0)
  }

  @Test func aQueuedCallOfACancelledTaskRuns() async throws {
    let pool = ThreadPool(name: "one", maximumThreads: 1)
    let gate = Gate()
    let blocking = Task { await offload(on: pool) { gate.pass() } }
    #expect(await eventually { gate.arrivals == 1 })
    let plain = Task { await offload(on: pool) { Task.isCancelled } }
    let typed = Task { () throws(Refusal) in try await offload(on: pool) { () throws(Refusal) in Task.isCancelled } }
    let throwing = Task { try await offload(on: pool) { () throws in Task.isCancelled } }
    #expect(await eventually { pool.load.queued == 3 })
    plain.cancel()
    typed.cancel()
    throwing.cancel()
    gate.open()
    await blocking.value
    #expect(await plain.value)
    #expect(await (try? typed.value) == true)
    #expect(try await throwing.value)
  }

  @Test func unlessCancelled() async throws {
    let pool = ThreadPool(name: "one", maximumThreads: 1)
    let gate = Gate()
    let blocking = Task { await offload(on: pool) { gate.pass() } }
    #expect(await eventually { gate.arrivals == 1 })
    let queued = Task { try await offloadUnlessCancelled(on: pool) { 1 } }
    #expect(await eventually { pool.load.queued == 1 })
    queued.cancel()
    await #expect(throws: CancellationError.self) { try await queued.value }
    gate.open()
    await blocking.value
    #expect(try await offloadUnlessCancelled(on: pool) { 1 } == 1)
    await #expect(throws: Refusal.self) { try await offloadUnlessCancelled(on: pool) { () throws(Refusal) in throw Refusal(number: 1) } }
  }

  @Test func aRunningCallIsWaitedFor() async throws {
    let gate = Gate()
    let isBack = Counter()
    let running = Task {
      let isCancelled = try await offload { () throws in
        gate.pass()
        return Task.isCancelled
      }
      isBack.increment()
      return isCancelled
    }
    #expect(await eventually { gate.arrivals == 1 })
    running.cancel()
    try await Task.sleep(for: .milliseconds(20))
    #expect(isBack.value == 0)
    gate.open()
    #expect(try await running.value)
  }

  @Test func aTaskThatIsCancelledAlready() async throws {
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      await #expect(throws: CancellationError.self) { try await offloadUnlessCancelled { 2 } }
      return try await offload { () throws in 1 }
    }
    #expect(try await task.value == 1)
  }

  @Test(arguments: 0..<100) func cancelAgainstCompletion(round: Int) async {
    let pool = ThreadPool(name: "race", maximumThreads: 2)
    let runs = Counter()
    let (values, cancellations) = await withTaskGroup(of: Bool.self) { group in
      for index in 0..<40 {
        group.addTask {
          let task = Task { try await offloadUnlessCancelled(on: pool) { runs.increment() } }
          for _ in 0..<(index * round) % 7 { await Task.yield() }
          if index % 2 == 0 { Task.detached { task.cancel() } }
          return (try? await task.value) != nil
        }
      }
      return await group.reduce(into: (0, 0)) { sums, isValue in
        if isValue { sums.0 += 1 } else { sums.1 += 1 }
      }
    }
    // Each came back once, and ran exactly if it has a value.
    #expect(values + cancellations == 40)
    #expect(runs.value == values)
    #expect(values >= 20)
    await pool.shutdown()
    #expect(pool.load == (0, 0))
  }
}
