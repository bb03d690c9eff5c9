import Foundation
import Testing
import UnblockFoundation
import UnblockRuntime

@Suite(.timeLimit(.minutes(2))) struct ProcessTests {
  private func shell(_ command: String) -> Process {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", command]
    return process
  }

  @Test func theEndIsWaitedFor() async throws {
    let process = shell("sleep 0.05; exit 3")
    await process.unblocked.waitUntilExit()
    try await process.unblocked.run()
    await process.unblocked.waitUntilExit()
    #expect(!process.isRunning)
    #expect(process.terminationStatus == 3)
    await process.unblocked.waitUntilExit()
  }

  /// Foundation keeps each process that has been started until `waitUntilExit()` of its own is called, on Linux.
  @Test func nothingIsKept() async throws {
    weak var kept: Process?
    do {
      let process = shell("exit 0")
      kept = process
      _ = try await process.unblocked.runCollectingOutput()
    }
    // Its thread may have a hand in it for a moment.
    for _ in 0..<10_000 where kept != nil { try await Task.sleep(for: .milliseconds(1)) }
    #expect(kept == nil)
  }

  @Test func theHandlerStaysTheUsers() async throws {
    let process = shell("exit 0")
    let (calls, continuation) = AsyncStream<Int32>.makeStream()
    process.terminationHandler = { continuation.yield($0.terminationStatus) }
    try await process.unblocked.run()
    await process.unblocked.waitUntilExit()
    for await status in calls {
      #expect(status == 0)
      break
    }
  }

  @Test func waitingCanBeGivenUp() async throws {
    let process = shell("exec sleep 60")
    try await process.unblocked.run()
    await #expect(throws: TimeoutError.self) { try await process.unblocked.waitUntilExit(timeout: .milliseconds(10)) }
    let wait = Task { try await process.unblocked.waitUntilExit(timeout: nil) }
    wait.cancel()
    await #expect(throws: CancellationError.self) { try await wait.value }
    #expect(process.isRunning)
    let other = Task { await process.unblocked.waitUntilExit() }
    other.cancel()
    process.terminate()
    await other.value
    #expect(process.terminationReason == .uncaughtSignal)
    #expect(process.terminationStatus == SIGTERM)
  }

  @Test func manyAreWaitedForAtOnce() async throws {
    try await withThrowingTaskGroup(of: Bool.self) { group in
      for status in 0..<20 {
        group.addTask {
          let process = shell("sleep 0.0\(status % 5); exit \(status)")
          try await process.unblocked.run()
          await process.unblocked.waitUntilExit()
          return process.terminationStatus == Int32(status)
        }
      }
      for try await isRight in group { #expect(isRight) }
    }
  }

  /// Each pipe holds less than that.
  @Test func outputIsCollectedWhileItRuns() async throws {
    let process = shell("head -c 300000 /dev/zero; head -c 200000 /dev/zero >&2; exit 4")
    let output = try await process.unblocked.runCollectingOutput()
    #expect(output.standardOutput.count == 300_000)
    #expect(output.standardError.count == 200_000)
    #expect(output.terminationStatus == 4)
    #expect(output.terminationReason == .exit)
  }

  @Test func bothOutputsCanBeOne() async throws {
    let process = shell("echo one; echo two >&2")
    let pipe = Pipe()
    (process.standardOutput, process.standardError) = (pipe, pipe)
    let output = try await process.unblocked.runCollectingOutput()
    #expect(String(decoding: output.standardOutput, as: UTF8.self) == "one\ntwo\n")
    #expect(output.standardError.isEmpty)
  }

  @Test func aProcessThatCannotBeStartedIsAnError() async throws {
    let process = Process()
    process.executableURL = URL(filePath: "/nonexistent")
    await #expect(throws: CocoaError.self) { try await process.unblocked.runCollectingOutput() }
  }

  @Test func cancellationEndsTheProcess() async throws {
    let process = shell("echo started; exec sleep 60")
    let collecting = Task { try await process.unblocked.runCollectingOutput() }
    while !process.isRunning { try await Task.sleep(for: .milliseconds(1)) }
    collecting.cancel()
    await #expect(throws: CancellationError.self) { try await collecting.value }
    #expect(!process.isRunning)
    #expect(process.terminationStatus == SIGTERM)
  }
}
