import Dispatch
import Foundation
import Synchronization
import UnblockFoundation
import UnblockRuntime

// What UnblockFoundation adds to the types of Foundation.

extension Plan {
  func performFoundation() async throws {
    switch work {
    case .file: try await file()
    case .handle: try await handle()
    case .program: try await program()
    case .foundationLock: await foundationLocks()
    case .operations: await operations()
    default: preconditionFailure("nobody does \(work)")
    }
  }

  /// A file that is written, copied, read and removed.
  private func file() async throws {
    let name = URL(fileURLWithPath: NSTemporaryDirectory()).appendingPathComponent("soak-\(getpid())-\(fileNumber.add(1, ordering: .relaxed).newValue)")
    let (one, other) = (name.appendingPathExtension("one"), name.appendingPathExtension("other"))
    defer { for url in [one, other] { unlink(url.path) } }
    try await Data([1, 2, 3]).unblocked.write(to: one)
    try await FileManager.default.unblocked.copyItem(at: one, to: other)
    guard try await Data.unblocked(contentsOf: other) == Data([1, 2, 3]) else { throw SoakError("a file had other contents") }
    try await "text".unblocked.write(to: one, atomically: true, encoding: .utf8)
    guard try await String.unblocked(contentsOf: one, encoding: .utf8) == "text" else { throw SoakError("a text was another one") }
    try await FileManager.default.unblocked.removeItem(at: one)
  }

  /// Bytes through a pipe of Foundation's.
  private func handle() async throws {
    let pipe = Pipe()
    let (reading, writing) = (pipe.fileHandleForReading, pipe.fileHandleForWriting)
    defer { for handle in [reading, writing] { try? handle.close() } }
    try await writing.unblocked.write(contentsOf: Data([4, 5]))
    guard await reading.unblocked.availableData == Data([4, 5]) else { throw SoakError("a pipe had other contents") }
    await writing.unblocked.write(Data([6]))
    try writing.close()
    guard try await reading.unblocked.readToEnd() == Data([6]) else { throw SoakError("a pipe did not end") }
  }

  private func program() async throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/echo")
    process.arguments = ["word"]
    let output = try await process.unblocked.runCollectingOutput()
    guard output.standardOutput == Data("word\n".utf8), output.terminationStatus == 0 else { throw SoakError("a program said \(output)") }
  }

  private func foundationLocks() async {
    await sharedLock.unblocked.lock()
    unlock(sharedLock)
    let conditionLock = NSConditionLock(condition: 0)
    let microseconds = microseconds
    onThread {
      usleep(microseconds)
      conditionLock.lock(whenCondition: 0)
      conditionLock.unlock(withCondition: 1)
    }
    await conditionLock.unblocked.lock(whenCondition: 1)
    unlock(conditionLock)
  }

  private func operations() async {
    let microseconds = microseconds
    let operations = (0..<3).map { _ in BlockOperation { usleep(microseconds / 4) } }
    await sharedQueue.unblocked.addOperations(operations, waitUntilFinished: true)
    let last = BlockOperation {}
    sharedQueue.addOperation(last)
    await last.unblocked.waitUntilFinished()
  }
}

/// Foundation starts threads that watch processes, which have the name of the thread that is the first to start one: let that not be one of ours.
func startThreadsOfFoundation() {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/bin/echo")
  process.standardOutput = FileHandle.nullDevice
  let isStarted = DispatchSemaphore(value: 0)
  onThread {
    try? process.run()
    process.waitUntilExit()
    isStarted.signal()
  }
  // unblock:ignore blocking-wait -- before anything else runs
  isStarted.wait()
}

private let fileNumber = Atomic<Int>(0)
private let sharedLock = NSLock()
private let sharedQueue = OperationQueue()

// Async code may not say it: it has not been suspended since it took the lock.
private func unlock(_ lock: any NSLocking) { lock.unlock() }
