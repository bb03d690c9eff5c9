public import Dispatch

extension DispatchSemaphore {
  /// The calls that wait for the semaphore, as ones that suspend.
  public var unblocked: UnblockedCalls<DispatchSemaphore> { UnblockedCalls(self) }
}

extension UnblockedCalls<DispatchSemaphore> {
  /// `DispatchSemaphore.wait()`. How late it may notice a signal, see `waitUntilSignaled(timeout:)`. Cancelling the task does not end the wait.
  public nonisolated(nonsending) func wait() async { _ = await wait(timeout: .distantFuture) }

  /// `DispatchSemaphore.wait(timeout:)`; likewise.
  public nonisolated(nonsending) func wait(timeout: DispatchTime) async -> DispatchTimeoutResult {
    await untilTimeout(timeout) { [base] in try await base.waitUntilSignaled(timeout: $0) }
  }
}

extension DispatchGroup {
  /// The calls that wait for the group, as ones that suspend.
  public var unblocked: UnblockedCalls<DispatchGroup> { UnblockedCalls(self) }
}

extension UnblockedCalls<DispatchGroup> {
  /// `DispatchGroup.wait()`. Dispatch tells when the group is empty. Cancelling the task does not end the wait.
  public nonisolated(nonsending) func wait() async { _ = await wait(timeout: .distantFuture) }

  /// `DispatchGroup.wait(timeout:)`; likewise.
  public nonisolated(nonsending) func wait(timeout: DispatchTime) async -> DispatchTimeoutResult {
    await untilTimeout(timeout) { [base] in try await base.waitUntilEmpty(timeout: $0) }
  }
}

/// Waits beyond cancellation. All that such a wait can throw besides is that its time is over.
private nonisolated(nonsending) func untilTimeout(
  _ timeout: DispatchTime, _ wait: @escaping @Sendable (Duration?) async throws -> Void
) async -> DispatchTimeoutResult {
  do {
    try await beyondCancellation { try await wait(timeLeft(until: timeout)) }
    return .success
  } catch {
    return .timedOut
  }
}

private func timeLeft(until time: DispatchTime) -> Duration? {
  if time == .distantFuture { return nil }
  let (end, now) = (time.uptimeNanoseconds, DispatchTime.now().uptimeNanoseconds)
  return end > now ? .nanoseconds(Int64(clamping: end - now)) : .zero
}
