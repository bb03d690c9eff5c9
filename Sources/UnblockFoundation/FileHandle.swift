public import Foundation
public import UnblockRuntime

extension FileHandle {
  /// The calls of the file handle that block, as ones that suspend the task.
  ///
  ///     let text = try await pipe.fileHandleForReading.unblocked.readToEnd()
  ///
  /// Names, parameters, results and errors are Foundation's. Pipes, sockets and terminals are watched, and hold no thread; see `Descriptor`.
  /// Regular files, which are always ready, are read and written on threads of `ThreadPool.shared`.
  public var unblocked: UnblockedCalls<FileHandle> { UnblockedCalls(self) }
}

extension UnblockedCalls<FileHandle> {
  /// `FileHandle.readToEnd()`.
  ///
  /// - Returns: nil if it is at the end already.
  /// - Throws: `CocoaError`, as Foundation does, or `CancellationError` if it has to wait in a cancelled task; then what was read is lost.
  public nonisolated(nonsending) func readToEnd() async throws -> Data? { try await read(upToCount: .max) }

  /// `FileHandle.read(upToCount:)`: so many bytes, and less only at the end.
  ///
  /// - Returns: nil if it is at the end already, or `count` is 0.
  /// - Throws: `CocoaError`, as Foundation does, or `CancellationError` if it has to wait in a cancelled task; then what was read is lost.
  public nonisolated(nonsending) func read(upToCount count: Int) async throws -> Data? {
    let descriptor = try descriptor(isReading: true)
    let data = try await withCocoaErrors(isReading: true) {
      try await bytes(upTo: count) { try await descriptor?.read(upToCount: $0, .ofBlockingCall()) ?? [] }
    }
    return data.isEmpty ? nil : data
  }

  /// `FileHandle.write(contentsOf:)`: all of it. To a pipe that nobody reads, it raises `SIGPIPE`, as ever; on a socket it throws.
  ///
  /// - Throws: `CocoaError`, as Foundation does, or `CancellationError` if it has to wait in a cancelled task. Part may have been written.
  public nonisolated(nonsending) func write(contentsOf data: some DataProtocol) async throws {
    let descriptor = try descriptor(isReading: false)
    try await withCocoaErrors(isReading: false) { try await descriptor?.write(Array(data), .ofBlockingCall()) }
  }

  /// `FileHandle.synchronize()`, on a thread of the pool.
  public nonisolated(nonsending) func synchronize() async throws { try await onPool(base) { try $0.synchronize() } }

  /// What to read from or write to; nil for the null device, which may have no descriptor.
  private func descriptor(isReading: Bool) throws -> Descriptor? {
    if base === FileHandle.nullDevice { return nil }
    let number = base.fileDescriptor
    guard number >= 0 else { throw CocoaError(isReading ? .fileReadUnknown : .fileWriteUnknown) }
    return Descriptor(number)
  }
}

// What Foundation does not let throw. An error ends the process, as there; and a cancelled task goes on to wait.

extension UnblockedCalls<FileHandle> {
  /// `FileHandle.availableData`: what is there, and if that is nothing, what comes next; empty at the end.
  public nonisolated(nonsending) var availableData: Data {
    get async {
      await orStop {
        guard let descriptor = try descriptor(isReading: true) else { return Data() }
        if isRegularFile(descriptor) { return await onPool(base) { $0.availableData } }
        return Data(try await beyondCancellation { try await descriptor.read(upToCount: 8 * 1024) })
      }
    }
  }

  /// `FileHandle.readDataToEndOfFile()`.
  public nonisolated(nonsending) func readDataToEndOfFile() async -> Data { await readData(ofLength: .max) }

  /// `FileHandle.readData(ofLength:)`: so many bytes, and less only at the end.
  public nonisolated(nonsending) func readData(ofLength length: Int) async -> Data {
    await orStop {
      guard let descriptor = try descriptor(isReading: true) else { return Data() }
      return try await bytes(upTo: length) { count in try await beyondCancellation { try await descriptor.read(upToCount: count) } }
    }
  }

  /// `FileHandle.write(_:)`: all of it.
  public nonisolated(nonsending) func write(_ data: Data) async {
    await orStop {
      guard let descriptor = try descriptor(isReading: false) else { return }
      // A write that was begun cannot be begun again: so it is all done where nobody cancels.
      _ = try await Task.detached(priority: Task.currentPriority) { try await descriptor.write(Array(data)) }.value
    }
  }

  /// `FileHandle.synchronizeFile()`, on a thread of the pool.
  public nonisolated(nonsending) func synchronizeFile() async { await onPool(base) { $0.synchronizeFile() } }
}

/// Reads chunk by chunk, until there are `count` bytes, or no more.
private nonisolated(nonsending) func bytes(
  upTo count: Int, _ read: nonisolated(nonsending) (Int) async throws -> [UInt8]
) async throws -> Data {
  var data = Data()
  var size = 16 * 1024
  while data.count < count {
    let wanted = min(size, count - data.count)
    let chunk = try await read(wanted)
    if chunk.isEmpty { break }
    data += chunk
    if chunk.count == size { size = min(2 * size, 1024 * 1024) }
  }
  return data
}

private func isRegularFile(_ descriptor: Descriptor) -> Bool {
  var status = stat()
  return fstat(descriptor.rawValue, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
}

/// What `body` answers. Errors end the process, for calls that have no way to tell of them.
private nonisolated(nonsending) func orStop<T>(_ body: nonisolated(nonsending) () async throws -> T) async -> T {
  do {
    return try await body()
  } catch {
    fatalError("a file handle that cannot be used: \(error)")
  }
}
