// Waiting for others: semaphores, groups, conditions, futures of processes.
// apply: unsafe
import Foundation

func waits(_ semaphore: DispatchSemaphore, _ group: DispatchGroup, _ queue: DispatchQueue) async throws -> Int {
    semaphore.wait()
    group.wait()
    _ = semaphore.wait(timeout: .now() + 1)
    if semaphore.wait(timeout: .now() + .milliseconds(10)) == .timedOut { return 1 }
    guard group.wait(timeout: .now() + 1) == .success else { return 2 }
    let result = semaphore.wait(wallTimeout: .now() + 1)
    let value = queue.sync { 3 }
    queue.sync { print("in the queue") }
    return result == .success ? value : 0
}

func locks(_ condition: NSCondition, _ lock: NSConditionLock, _ operations: OperationQueue, _ operation: Operation) async {
    condition.wait()
    lock.lock(whenCondition: 1)
    lock.unlock()
    operations.waitUntilAllOperationsAreFinished()
    operation.waitUntilFinished()
}

func processes(_ process: Process, pid: pid_t) async throws -> Int32 {
    try process.run()
    process.waitUntilExit()
    var status: Int32 = 0
    let child = waitpid(pid, &status, 0)
    if waitpid(pid, nil, 0) < 0 { return errno }
    _ = waitpid(pid, nil, 0)
    return child + status
}

func files(_ descriptor: Int32) async -> Bool {
    flock(descriptor, LOCK_EX) == 0
}
