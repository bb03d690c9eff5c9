#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

extension Descriptor {
  /// Writes all of it, as write(2) on a descriptor in blocking mode, and suspends while there is no room.
  ///
  ///     try await Descriptor(fd).write(bytes)
  ///
  /// If several tasks write to one descriptor, their bytes may mix wherever one has to wait; up to `PIPE_BUF` bytes stay together in a pipe.
  /// Writing to a pipe that nobody reads raises `SIGPIPE`, as ever; on a socket it does not, and throws `EPIPE`.
  ///
  /// - Parameters:
  ///   - array: What to write.
  ///   - count: How many bytes of it; nil for all.
  ///   - timeout: How long to wait at most, for all of it; nil for no limit.
  /// - Returns: The number of bytes, which is `count`.
  /// - Throws: ``SystemError``, ``TimeoutError`` or `CancellationError`. Part may have been written; ``writeSome(_:timeout:)`` tells how much.
  @discardableResult
  public nonisolated(nonsending) func write(_ array: [UInt8], count: Int? = nil, timeout: Duration? = nil) async throws -> Int {
    let count = checkedCount(count, array.count)
    return try await writeAll(ArrayBytes(array: array), count, TimeLimit(timeout))
  }

  package nonisolated(nonsending) func write(_ array: [UInt8], _ limit: TimeLimit) async throws {
    _ = try await writeAll(ArrayBytes(array: array), array.count, limit)
  }

  /// Writes the memory of an array of any numbers. Otherwise as ``write(_:count:timeout:)-([UInt8],_,_)``.
  @discardableResult
  @_disfavoredOverload  // An array literal is one of bytes, not of Int.
  public nonisolated(nonsending) func write<Element: BitwiseCopyable & Sendable>(
    _ array: [Element], count: Int? = nil, timeout: Duration? = nil
  ) async throws -> Int {
    let count = checkedCount(count, array.count * MemoryLayout<Element>.stride)
    return try await writeAll(ArrayBytes(array: array), count, TimeLimit(timeout))
  }

  /// Writes memory that must stay valid and unchanged until this returns or throws. Otherwise as ``write(_:count:timeout:)``.
  @discardableResult
  public nonisolated(nonsending) func write(_ buffer: UnsafeRawBufferPointer, timeout: Duration? = nil) async throws -> Int {
    let bytes = MemoryBytes(address: UInt(bitPattern: buffer.baseAddress), count: buffer.count)
    return try await writeAll(bytes, buffer.count, TimeLimit(timeout))
  }

  /// The same, and tells by `done` how much was written, also if it throws.
  nonisolated(nonsending) func write(_ buffer: UnsafeRawBufferPointer, _ limit: TimeLimit, done: inout Int) async throws -> Int {
    let bytes = MemoryBytes(address: UInt(bitPattern: buffer.baseAddress), count: buffer.count)
    return try await writeAll(bytes, buffer.count, limit, &done)
  }

  /// Writes memory that must stay valid and unchanged until this returns or throws. Otherwise as ``write(_:count:timeout:)``.
  @discardableResult
  public nonisolated(nonsending) func write(_ pointer: UnsafeRawPointer, count: Int, timeout: Duration? = nil) async throws -> Int {
    try await write(UnsafeRawBufferPointer(start: pointer, count: count), timeout: timeout)
  }

  /// Writes the text in UTF-8. Otherwise as ``write(_:count:timeout:)``.
  @discardableResult
  public nonisolated(nonsending) func write(_ text: String, timeout: Duration? = nil) async throws -> Int {
    try await write(Array(text.utf8), timeout: timeout)
  }

  /// Writes as much as finds room at once, as write(2) on a descriptor in non-blocking mode, and suspends while there is no room at all.
  ///
  /// - Returns: How many bytes were written.
  /// - Throws: ``SystemError``, ``TimeoutError`` or `CancellationError`; then nothing was written.
  public nonisolated(nonsending) func writeSome(_ array: [UInt8], timeout: Duration? = nil) async throws -> Int {
    let limit = TimeLimit(timeout)
    let bytes = ArrayBytes(array: array)
    let count = array.count
    if let length = try await writeNow(bytes, 0..<count, limit) { return length }
    return try await writeOnThread(bytes, 0..<count, limit)
  }

  nonisolated(nonsending) private func writeAll(_ bytes: some ByteSource, _ count: Int, _ limit: TimeLimit) async throws -> Int {
    var done = 0
    return try await writeAll(bytes, count, limit, &done)
  }

  nonisolated(nonsending) private func writeAll(
    _ bytes: some ByteSource, _ count: Int, _ limit: TimeLimit, _ done: inout Int
  ) async throws -> Int {
    while let length = try await writeNow(bytes, done..<count, limit) {
      done += length
      if done >= count { return count }
    }
    repeat { done += try await writeOnThread(bytes, done..<count, limit) } while done < count
    return count
  }

  /// - Returns: How many bytes found room, or nil if this descriptor can only be written to on a thread of its own.
  nonisolated(nonsending) private func writeNow(_ bytes: some ByteSource, _ range: Range<Int>, _ limit: TimeLimit) async throws -> Int? {
    try await whenReady(.writing, limit) { [rawValue] in
      bytes.withBytes(range) { attemptWrite(rawValue, $0.baseAddress, $0.count) }
    }
  }

  nonisolated(nonsending) private func writeOnThread(_ bytes: some ByteSource, _ range: Range<Int>, _ limit: TimeLimit) async throws -> Int {
    try await onThread(.writing, limit) { [rawValue] in
      try bytes.withBytes(range) { try writeBlocking(rawValue, $0.baseAddress, lengthForThread(rawValue, $0.count)) }
    }
  }
}

/// What is written, such that any thread can read it while the task that writes is suspended.
private protocol ByteSource: Sendable {
  func withBytes<R>(_ range: Range<Int>, _ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R
}

private struct ArrayBytes<Element: BitwiseCopyable & Sendable>: ByteSource {
  var array: [Element]

  func withBytes<R>(_ range: Range<Int>, _ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R {
    try array.withUnsafeBytes { try body(UnsafeRawBufferPointer(rebasing: $0[range])) }
  }
}

/// The address as a number, which may go to another thread; the caller answers for what is there.
private struct MemoryBytes: ByteSource {
  var address: UInt
  var count: Int

  func withBytes<R>(_ range: Range<Int>, _ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R {
    let buffer = UnsafeRawBufferPointer(start: UnsafeRawPointer(bitPattern: address), count: count)
    return try body(UnsafeRawBufferPointer(rebasing: buffer[range]))
  }
}

/// write(2) as it is. Only on threads that may block.
private func writeBlocking(_ descriptor: Int32, _ buffer: UnsafeRawPointer?, _ count: Int) throws -> Int {
  let result = retrying { negatedError(systemWrite(descriptor, buffer, count)) }
  if result < 0 { throw SystemError(code: Int32(-result), function: "write") }
  return result
}

/// How many of so many bytes a thread may write at once: what is ready has room for 512 (`_POSIX_PIPE_BUF`), and a file for any number.
private func lengthForThread(_ descriptor: Int32, _ count: Int) -> Int {
  lseek(descriptor, 0, SEEK_CUR) >= 0 ? count : min(count, 512)
}
