#if !os(iOS) && !os(tvOS) && !os(watchOS) && !os(visionOS)
public import Foundation
public import UnblockRuntime

/// What a process wrote, and how it ended.
public struct ProcessOutput: Sendable {
  public var standardOutput: Data
  public var standardError: Data
  /// The status it exited with, or the signal that ended it.
  public var terminationStatus: Int32
  public var terminationReason: Process.TerminationReason

  public init(standardOutput: Data, standardError: Data, terminationStatus: Int32, terminationReason: Process.TerminationReason) {
    self.standardOutput = standardOutput
    self.standardError = standardError
    self.terminationStatus = terminationStatus
    self.terminationReason = terminationReason
  }
}

extension UnblockedCalls<Process> {
  /// Runs the process until it has ended, and collects what it writes in the meantime.
  ///
  ///     let output = try await process.unblocked.runCollectingOutput()
  ///
  /// `waitUntilExit()` before `readDataToEndOfFile()` never ends when a process writes more than a pipe holds (64 KiB on Linux); here both pipes are read while
  /// it runs. Its `standardOutput` and `standardError` are replaced by these pipes; if the latter is the same object as the former, both come together in
  /// `standardOutput`.
  ///
  /// It returns when both pipes are at their end: a process that outlives its parent and has them open is waited for, too.
  ///
  /// **Cancellation.** In a task that is cancelled already there is no process. Otherwise it is sent `SIGTERM`; when it has ended, `CancellationError` is thrown. If it ignores that signal for 5 seconds, `SIGKILL` follows.
  ///
  /// - Throws: What `Process.run()` throws, `CocoaError` if a pipe cannot be read, `CancellationError`.
  public nonisolated(nonsending) func runCollectingOutput() async throws -> ProcessOutput {
    try Task.checkCancellation()
    let process = base
    let isJoint = process.standardError.map { error in process.standardOutput.map { error as AnyObject === $0 as AnyObject } ?? false } ?? false
    let (output, errors) = (Pipe(), isJoint ? nil : Pipe())
    process.standardOutput = output
    process.standardError = errors ?? output
    try await run()
    // The parent's ends would keep the pipes from ending.
    for pipe in [output, errors] { try? pipe?.fileHandleForWriting.close() }
    defer { for pipe in [output, errors] { try? pipe?.fileHandleForReading.close() } }
    do {
      async let standardError = errors?.fileHandleForReading.unblocked.readToEnd()
      let standardOutput = try await output.fileHandleForReading.unblocked.readToEnd()
      let collected = (standardOutput ?? Data(), try await standardError ?? Data())
      try await waitUntilExit(timeout: nil)
      return ProcessOutput(
        standardOutput: collected.0, standardError: collected.1, terminationStatus: process.terminationStatus,
        terminationReason: process.terminationReason)
    } catch {
      await end(process)
      throw error
    }
  }
}

/// Asks the process to end and, if it does not, makes it.
private nonisolated(nonsending) func end(_ process: Process) async {
  process.terminate()
  let killing = Task.detached {
    try await Task.sleep(for: .seconds(5))
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
  }
  await process.unblocked.waitUntilExit()
  killing.cancel()
}
#endif
