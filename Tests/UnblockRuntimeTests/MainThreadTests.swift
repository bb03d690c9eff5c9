import Dispatch
import Testing
import UnblockRuntime

/// Waits on the main thread: in a block of the main queue, which is no task.
@Suite(.timeLimit(.minutes(5)), .serialized) struct MainThreadTests {
  @Test func workThatNeedsTheMainActorIsRefused() async {
    await #expect(throws: BlockingWaitError.mainActorIsWaiting) {
      try await onMainThread { try runTaskAndWait { await MainActor.run { 1 } } }
    }
    await #expect(throws: BlockingWaitError.mainActorIsWaiting) {
      try await onMainThread { try runTaskAndWait { @MainActor in 1 } }
    }
    // It shows late, and in a child.
    await #expect(throws: BlockingWaitError.mainActorIsWaiting) {
      try await onMainThread {
        try runTaskAndWait {
          try await Task.sleep(for: .milliseconds(5))
          async let child = Task.detached { 1 }.value
          async let other = MainActor.run { 2 }
          return await child + other
        }
      }
    }
  }

  @Test func workThatDoesNotIsWaitedFor() async throws {
    let sum = try await onMainThread {
      try runTaskAndWait {
        try await Task.sleep(for: .milliseconds(5))
        async let child = offload { 1 }
        return await child + 2
      }
    }
    #expect(sum == 3)
  }

  @Test(arguments: 0..<100) func askedForBeforeTheWait(round: Int) async throws {
    let handle = try await onMainThread {
      let handle = runTask { await MainActor.run { 1 } }
      if round % 2 == 0 { for _ in 0..<round * 100 where !handle.done {} }
      #expect(throws: BlockingWaitError.mainActorIsWaiting) { try handle.result() }
      return handle
    }
    // Only the wait was refused; now that the main thread is free, the work ends.
    #expect(try await handle.value == 1)
  }

  @Test func byWayOfAnOffload() async {
    // The main thread waits for a thread of a pool, which waits for the main actor.
    await #expect(throws: BlockingWaitError.mainActorIsWaiting) {
      try await onMainThread {
        try runTaskAndWait { try await offload { try runTaskAndWait { await MainActor.run { 1 } } } }
      }
    }
  }

  @Test func whatHasBeenOnTheMainActorMayBeWaitedFor() async throws {
    let gate = Gate()
    let handle = runTask { () async -> Int in
      let number = await MainActor.run { 1 }
      await offload { gate.pass() }
      return number
    }
    #expect(await eventually { gate.arrivals == 1 })
    let number = try await onMainThread {
      gate.open()
      return try handle.result()
    }
    #expect(number == 1)
  }
}

private func onMainThread<T: Sendable>(_ body: @escaping @Sendable () throws -> T) async throws -> T {
  try await withCheckedThrowingContinuation { continuation in
    DispatchQueue.main.async { continuation.resume(with: Result { try body() }) }
  }
}
