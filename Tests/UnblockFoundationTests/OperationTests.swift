import Foundation
import Synchronization
import Testing
import UnblockFoundation
import UnblockRuntime

@Suite(.timeLimit(.minutes(2))) struct OperationTests {
  @Test func operationsAreWaitedFor() async throws {
    let queue = OperationQueue()
    await queue.unblocked.waitUntilAllOperationsAreFinished()
    let count = Atomic<Int>(0)
    let gate = DispatchSemaphore(value: 0)
    let operations = (0..<8).map { _ in
      BlockOperation {
        gate.wait()
        count.add(1, ordering: .relaxed)
      }
    }
    await queue.unblocked.addOperations(operations, waitUntilFinished: false)
    let one = Task { await operations[7].unblocked.waitUntilFinished() }
    let all = Task { await queue.unblocked.waitUntilAllOperationsAreFinished() }
    all.cancel()
    for _ in operations { gate.signal() }
    await all.value
    #expect(count.load(ordering: .relaxed) == 8)
    await one.value
    await operations[0].unblocked.waitUntilFinished()
  }

  @Test func operationsAreAddedAndWaitedFor() async throws {
    let queue = OperationQueue()
    let count = Atomic<Int>(0)
    await queue.unblocked.addOperations((0..<8).map { _ in BlockOperation { count.add(1, ordering: .relaxed) } }, waitUntilFinished: true)
    #expect(count.load(ordering: .relaxed) == 8)
    let cancelled = BlockOperation {}
    cancelled.cancel()
    await queue.unblocked.addOperations([cancelled], waitUntilFinished: true)
    #expect(cancelled.isFinished)
  }

  @Test func locksAreTaken() async throws {
    let lock = NSLock()
    nonisolated(unsafe) var number = 0
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<200 {
        group.addTask {
          await lock.unblocked.lock()
          number += 1
          unlock(lock)
        }
      }
    }
    #expect(number == 200)
    await lock.unblocked.lock()
    #expect(await lock.unblocked.lock(before: Date(timeIntervalSinceNow: 0.01)) == false)
    unlock(lock)
    #expect(await lock.unblocked.lock(before: Date(timeIntervalSinceNow: -1)))
    unlock(lock)
  }

  @Test func conditionsAreWaitedFor() async throws {
    let lock = NSConditionLock(condition: 1)
    #expect(await lock.unblocked.lock(whenCondition: 2, before: Date(timeIntervalSinceNow: 0.01)) == false)
    let wait = Task {
      await lock.unblocked.lock(whenCondition: 2)
      unlock(lock, with: 3)
    }
    wait.cancel()
    try await Task.sleep(for: .milliseconds(2))
    await lock.unblocked.lock(whenCondition: 1)
    unlock(lock, with: 2)
    await wait.value
    #expect(lock.condition == 3)
  }
}

// What async code is not allowed to call.
private func unlock(_ lock: NSLock) { lock.unlock() }
private func unlock(_ lock: NSConditionLock, with condition: Int) { lock.unlock(withCondition: condition) }
