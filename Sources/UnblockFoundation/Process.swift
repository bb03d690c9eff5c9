#if !os(iOS) && !os(tvOS) && !os(watchOS) && !os(visionOS)
public import Foundation
public import UnblockRuntime

extension Process {
  /// The calls of the process that block, as ones that suspend the task.
  ///
  ///     try await process.unblocked.run()
  ///     await process.unblocked.waitUntilExit()
  public var unblocked: UnblockedCalls<Process> { UnblockedCalls(self) }
}

extension UnblockedCalls<Process> {
  /// `Process.run()`, on a thread of `ThreadPool.shared`: to start a process takes milliseconds in a large program.
  ///
  /// The process begins with no signal blocked. On Linux, the threads of the cooperative pool block all signals, and a process that is started on one, or on a thread
  /// that was, inherits that: `terminate()` does nothing to it then.
  ///
  /// - Throws: What Foundation throws; `ThreadPoolError`. A cancelled task starts it as well.
  public nonisolated(nonsending) func run() async throws {
    try await onPool(base) { process in try withSignals { try process.run() } }
  }

  /// `Process.waitUntilExit()`: returns at once if the process was not started. Runs no run loop, and holds no thread.
  ///
  /// The `terminationHandler` stays what it is. As with Foundation's, it may be called a little later. Cancelling the task does not end the wait:
  /// ``waitUntilExit(timeout:)`` is for that.
  public nonisolated(nonsending) func waitUntilExit() async {
    let process = base
    // It can only throw that it was cancelled.
    try? await beyondCancellation { try await waitForTermination(of: process, timeout: nil) }
  }

  /// The same, for some time, and until the task is cancelled.
  ///
  /// - Throws: `TimeoutError` or `CancellationError`. The process goes on, and can be waited for again.
  public nonisolated(nonsending) func waitUntilExit(timeout: Duration?) async throws { try await waitForTermination(of: base, timeout: timeout) }
}

/// Runs `body` while the calling thread blocks no signal.
private func withSignals(_ body: () throws -> Void) rethrows {
  var none = sigset_t()
  var old = sigset_t()
  sigemptyset(&none)
  pthread_sigmask(SIG_SETMASK, &none, &old)
  defer { pthread_sigmask(SIG_SETMASK, &old, nil) }
  try body()
}

/// Waits until Foundation has reaped the process, which it does by itself, on a thread of its own.
private nonisolated(nonsending) func waitForTermination(of process: Process, timeout: Duration?) async throws {
  try Task.checkCancellation()
  guard process.isRunning else { return await letGo(of: process) }
  let end = timeout.map { ContinuousClock.now + $0 }
  try await waitForEnd(of: process, until: end, timeout)
  // The system has said so; Foundation will in a moment.
  var pause = Duration.microseconds(50)
  while process.isRunning {
    try await Task.sleep(for: try left(until: end, timeout).map { min($0, pause) } ?? pause)
    pause = min(pause * 2, .milliseconds(10))
  }
  await letGo(of: process)
}

/// Has Foundation let go of a process that has ended.
///
/// On Linux, it keeps each process that was started, and the pipes that belong to it, until `waitUntilExit()` is called on it.
private nonisolated(nonsending) func letGo(of process: Process) async {
  #if !canImport(Darwin)
    // It returns at once, but makes a run loop, with descriptors, for the thread. Several tasks may wait for one process.
    await onPool(process) { process in letGoLock.withLock { process.waitUntilExit() } }
  #endif
}

private let letGoLock = NSLock()

private nonisolated(nonsending) func waitForEnd(of process: Process, until end: ContinuousClock.Instant?, _ timeout: Duration?) async throws {
  guard let watch = ProcessWatch(process.processIdentifier) else { return }
  defer { watch.close() }
  // Foundation may have reaped the process a moment before it was watched, and another may have its number by now: hence the look each second.
  while process.isRunning {
    do {
      return try await watch.wait(timeout: try left(until: end, timeout).map { min($0, .seconds(1)) } ?? .seconds(1))
    } catch is TimeoutError {
      _ = try left(until: end, timeout)
    } catch is SystemError {
      return
    }
  }
}

/// - Throws: `TimeoutError` when the time is over.
private func left(until end: ContinuousClock.Instant?, _ timeout: Duration?) throws -> Duration? {
  guard let end else { return nil }
  let left = end - .now
  if left <= .zero { throw TimeoutError(after: timeout ?? .zero) }
  return left
}
#endif
