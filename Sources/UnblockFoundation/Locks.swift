public import Foundation
public import UnblockRuntime

// A lock of Foundation belongs to the thread that took it. No function here suspends between taking it and returning, nor does returning change the thread.

extension NSLock {
  /// The calls that wait for the lock, as ones that suspend the task.
  ///
  /// The lock belongs to the thread, not to the task: unlock it before the next `await`, after which the task may be on another thread.
  public var unblocked: UnblockedCalls<NSLock> { UnblockedCalls(self) }
}

extension UnblockedCalls<NSLock> {
  /// `NSLock.lock()`. It looks whether the lock is free, ever less often, up to every 5 ms. Cancelling the task does not end the wait.
  public nonisolated(nonsending) func lock() async { _ = await lock(before: .distantFuture) }

  /// `NSLock.lock(before:)`: whether it was taken; likewise.
  public nonisolated(nonsending) func lock(before limit: Date) async -> Bool { await looking(until: limit) { tryLock(base) } }
}

extension NSConditionLock {
  /// The calls that wait for the lock, as ones that suspend the task.
  ///
  /// The lock belongs to the thread, not to the task: unlock it before the next `await`, after which the task may be on another thread.
  public var unblocked: UnblockedCalls<NSConditionLock> { UnblockedCalls(self) }
}

extension UnblockedCalls<NSConditionLock> {
  /// `NSConditionLock.lock(whenCondition:)`. It looks ever less often, up to every 5 ms. Cancelling the task does not end the wait.
  public nonisolated(nonsending) func lock(whenCondition condition: Int) async { _ = await lock(whenCondition: condition, before: .distantFuture) }

  /// `NSConditionLock.lock(whenCondition:before:)`: whether it was taken; likewise.
  public nonisolated(nonsending) func lock(whenCondition condition: Int, before limit: Date) async -> Bool {
    await looking(until: limit) { tryLock(base, condition) }
  }
}

private nonisolated(nonsending) func looking(until limit: Date, _ attempt: () -> Bool) async -> Bool {
  var pause = Duration.microseconds(50)
  while true {
    if attempt() { return true }
    let left = limit.timeIntervalSinceNow
    if left <= 0 { return false }
    let duration = left < 1 ? min(pause, .seconds(left)) : pause
    try? await beyondCancellation { try await Task.sleep(for: duration) }
    pause = min(pause * 3 / 2, .milliseconds(5))
  }
}

// What async code is not allowed to call, since it might suspend while it has the lock.
private func tryLock(_ lock: NSLock) -> Bool { lock.try() }
private func tryLock(_ lock: NSConditionLock, _ condition: Int) -> Bool { lock.tryLock(whenCondition: condition) }
