import Foundation
import Testing
import UnblockFoundation
import UnblockRuntime

/// Enough for any scheduler; a test that takes as long has failed.
@Suite(.timeLimit(.minutes(2))) struct FileHandleTests {
  @Test func aPipeIsReadAsItComes() async throws {
    let pipe = Pipe()
    let (reader, writer) = (pipe.fileHandleForReading, pipe.fileHandleForWriting)
    let first = Task { await reader.unblocked.availableData }
    try await writer.unblocked.write(contentsOf: Data("abc".utf8))
    #expect(await first.value == Data("abc".utf8))
    let six = Task { try await reader.unblocked.read(upToCount: 6) }
    await writer.unblocked.write(Data("def".utf8))
    await writer.unblocked.write(Data("ghijkl".utf8))
    #expect(try await six.value == Data("defghi".utf8))
    #expect(await reader.unblocked.readData(ofLength: 2) == Data("jk".utf8))
    let rest = Task { try await reader.unblocked.readToEnd() }
    try writer.close()
    #expect(try await rest.value == Data("l".utf8))
  }

  /// Each call beside Foundation's own, at the end, where nothing blocks.
  @Test func theEndIsWhatFoundationSays() async throws {
    let pipe = Pipe()
    try pipe.fileHandleForWriting.close()
    let reader = pipe.fileHandleForReading
    #expect(try await reader.unblocked.readToEnd() == synchronously { try reader.readToEnd() })
    #expect(try await reader.unblocked.read(upToCount: 5) == synchronously { try reader.read(upToCount: 5) })
    #expect(try await reader.unblocked.read(upToCount: 0) == synchronously { try reader.read(upToCount: 0) })
    #expect(await reader.unblocked.availableData == synchronously { reader.availableData })
    #expect(await reader.unblocked.readDataToEndOfFile() == synchronously { reader.readDataToEndOfFile() })
    let null = FileHandle.nullDevice
    #expect(try await null.unblocked.readToEnd() == synchronously { try null.readToEnd() })
    #expect(await null.unblocked.availableData == Data())
    try await null.unblocked.write(contentsOf: Data("nowhere".utf8))
  }

  @Test func errorsAreFoundations() async throws {
    let bad = FileHandle(fileDescriptor: 0x7fff_0000, closeOnDealloc: false)
    let (read, expectedRead) = (await error { _ = try await bad.unblocked.readToEnd() }, error { _ = try bad.readToEnd() })
    #expect(read == expectedRead)
    let readOnly = try FileHandle(forReadingFrom: URL(filePath: #filePath))
    let byte = Data([1])
    let (write, expectedWrite) = (await error { try await readOnly.unblocked.write(contentsOf: byte) }, error { try readOnly.write(contentsOf: byte) })
    #expect(write == expectedWrite)
    #expect(write?.domain == NSCocoaErrorDomain)
  }

  @Test func aFileIsReadAndWritten() async throws {
    let url = URL.temporaryDirectory.appending(path: "unblock-\(UUID())")
    defer { try? FileManager.default.removeItem(at: url) }
    #expect(FileManager.default.createFile(atPath: url.path, contents: nil))
    let bytes = Data((0..<300_000).map { UInt8(truncatingIfNeeded: $0) })
    let writer = try FileHandle(forWritingTo: url)
    try await writer.unblocked.write(contentsOf: bytes)
    try await writer.unblocked.synchronize()
    await writer.unblocked.synchronizeFile()
    try writer.close()
    #expect(try await FileHandle(forReadingFrom: url).unblocked.readToEnd() == bytes)
    let (reader, other) = (try FileHandle(forReadingFrom: url), try FileHandle(forReadingFrom: url))
    #expect(await reader.unblocked.availableData == synchronously { other.availableData })
    #expect(await reader.unblocked.readDataToEndOfFile() == synchronously { other.readDataToEndOfFile() })
  }

  @Test func aCancelledTaskGetsWhatNeedsNoWaiting() async throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "unblock-cancelled-\(UInt64.random(in: 0 ... .max))")
    defer { try? FileManager.default.removeItem(at: url) }
    let pipe = Pipe()
    try pipe.fileHandleForWriting.write(contentsOf: Data("piped".utf8))
    try pipe.fileHandleForWriting.close()
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      try await Data("kept".utf8).unblocked.write(to: url)
      let handle = try FileHandle(forUpdating: url)
      try await handle.unblocked.write(contentsOf: Data("K".utf8))
      #expect(try await handle.unblocked.readToEnd() == Data("ept".utf8))
      #expect(try await pipe.fileHandleForReading.unblocked.readToEnd() == Data("piped".utf8))
      #expect(try await String.unblocked(contentsOf: url, encoding: .utf8) == "Kept")
      try await FileManager.default.unblocked.removeItem(at: url)
    }
    try await task.value
  }

  @Test func cancellationEndsWhatThrows() async throws {
    let pipe = Pipe()
    let reader = pipe.fileHandleForReading
    let throwing = Task { try await reader.unblocked.readToEnd() }
    throwing.cancel()
    await #expect(throws: CancellationError.self) { try await throwing.value }
    let other = Task { await reader.unblocked.readDataToEndOfFile() }
    other.cancel()
    await pipe.fileHandleForWriting.unblocked.write(Data("late".utf8))
    try pipe.fileHandleForWriting.close()
    #expect(await other.value == Data("late".utf8))
  }

  /// More than a pipe holds, and more readers than there are threads in the cooperative pool.
  @Test func noThreadIsHeld() async throws {
    let pipes = (0..<64).map { _ in Pipe() }
    let bytes = Data(repeating: 7, count: 200_000)
    try await withThrowingTaskGroup(of: Data?.self) { group in
      for pipe in pipes { group.addTask { try await pipe.fileHandleForReading.unblocked.readToEnd() } }
      for pipe in pipes {
        try await pipe.fileHandleForWriting.unblocked.write(contentsOf: bytes)
        try pipe.fileHandleForWriting.close()
      }
      for try await data in group { #expect(data == bytes) }
    }
  }
}

/// Where the sync function is called, whatever overloads there are.
private func synchronously<T>(_ body: () throws -> T) rethrows -> T { try body() }

private func error(_ body: () throws -> Void) -> NSError? {
  do { try body() } catch { return error as NSError }
  return nil
}

private func error(_ body: () async throws -> Void) async -> NSError? {
  do { try await body() } catch { return error as NSError }
  return nil
}
