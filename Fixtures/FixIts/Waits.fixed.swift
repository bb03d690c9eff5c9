// Waiting for others: semaphores, groups, conditions, futures of processes.
// apply: unsafe
import Foundation
import UnblockRuntime
import UnblockFoundation

func waits(_ semaphore: DispatchSemaphore, _ group: DispatchGroup, _ queue: DispatchQueue) async throws -> Int {
    await semaphore.unblocked.wait()
    await group.unblocked.wait()
    _ = await semaphore.unblocked.wait(timeout: .now() + 1)
    if await semaphore.unblocked.wait(timeout: .now() + .milliseconds(10)) == .timedOut { return 1 }
    guard await group.unblocked.wait(timeout: .now() + 1) == .success else { return 2 }
    let result = await offload { semaphore.wait(wallTimeout: .now() + 1) }
    let value = queue.sync { 3 }
    queue.sync { print("in the queue") }
    return result == .success ? value : 0
}

func locks(_ condition: NSCondition, _ lock: NSConditionLock, _ operations: OperationQueue, _ operation: Operation) async {
    condition.wait()
    await lock.unblocked.lock(whenCondition: 1)
    lock.unlock()
    await operations.unblocked.waitUntilAllOperationsAreFinished()
    await operation.unblocked.waitUntilFinished()
}

func processes(_ process: Process, pid: pid_t) async throws -> Int32 {
    try process.run()
    await process.unblocked.waitUntilExit()
    var status: Int32 = 0
    let child = await Unblocked.waitpid(pid, &status, 0)
    if await Unblocked.waitpid(pid, nil, 0) < 0 { return errno }
    _ = await Unblocked.waitpid(pid, nil, 0)
    return child + status
}

func files(_ descriptor: Int32) async -> Bool {
    await Unblocked.flock(descriptor, LOCK_EX) == 0
}
