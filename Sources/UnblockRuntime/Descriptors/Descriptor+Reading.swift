#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

extension Descriptor {
  /// Reads what is there, as read(2), and suspends while there is nothing.
  ///
  ///     let count = try await Descriptor(fd).read(into: &buffer, count: 4096)
  ///
  /// From a regular file it reads `count` bytes unless the file ends before.
  ///
  /// - Parameters:
  ///   - array: Where to put the bytes, from its start on; its length does not change.
  ///   - count: How many bytes at most, not more than the array has; nil for all of it.
  ///   - timeout: How long to wait at most; nil for no limit.
  /// - Returns: How many bytes were read; 0 at the end of the file, or after the other end has hung up.
  /// - Throws: ``SystemError``, ``TimeoutError`` or `CancellationError`; then nothing was read.
  public nonisolated(nonsending) func read<Element: BitwiseCopyable>(
    into array: inout [Element], count: Int? = nil, timeout: Duration? = nil
  ) async throws -> Int {
    try await read(into: &array, count: checkedCount(count, array.count * MemoryLayout<Element>.stride), TimeLimit(timeout))
  }

  nonisolated(nonsending) private func read<Element: BitwiseCopyable>(
    into array: inout [Element], count: Int, _ limit: TimeLimit
  ) async throws -> Int {
    var done = 0
    let result = try await whenReady(.reading, limit) { [rawValue] in
      array.withUnsafeMutableBytes { readNow(rawValue, $0.baseAddress, count, &done) }
    }
    if let result { return result }
    let rest = try await readRest(count - done, after: done, limit)
    array.withUnsafeMutableBytes { $0[done...].copyBytes(from: rest) }
    return done + rest.count
  }

  /// Reads into memory that must stay valid until this returns or throws. Otherwise as ``read(into:count:timeout:)``.
  public nonisolated(nonsending) func read(into buffer: UnsafeMutableRawBufferPointer, timeout: Duration? = nil) async throws -> Int {
    try await read(into: buffer, TimeLimit(timeout))
  }

  nonisolated(nonsending) func read(into buffer: UnsafeMutableRawBufferPointer, _ limit: TimeLimit) async throws -> Int {
    var done = 0
    let result = try await whenReady(.reading, limit) { [rawValue] in readNow(rawValue, buffer.baseAddress, buffer.count, &done) }
    if let result { return result }
    let rest = try await readRest(buffer.count - done, after: done, limit)
    UnsafeMutableRawBufferPointer(rebasing: buffer[done...]).copyBytes(from: rest)
    return done + rest.count
  }

  /// Reads into memory that must stay valid until this returns or throws. Otherwise as ``read(into:count:timeout:)``.
  public nonisolated(nonsending) func read(into pointer: UnsafeMutableRawPointer, count: Int, timeout: Duration? = nil) async throws -> Int {
    try await read(into: UnsafeMutableRawBufferPointer(start: pointer, count: count), timeout: timeout)
  }

  /// Reads at most `count` bytes: as ``read(into:count:timeout:)``, into an array of its own, which is empty at the end of the file.
  public nonisolated(nonsending) func read(upToCount count: Int, timeout: Duration? = nil) async throws -> [UInt8] {
    try await read(upToCount: count, TimeLimit(timeout))
  }

  package nonisolated(nonsending) func read(upToCount count: Int, _ limit: TimeLimit) async throws -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    let length = try await read(into: &bytes, count: count, limit)
    bytes.removeLast(count - length)
    return bytes
  }

  /// Reads until the end of the file.
  ///
  /// - Parameters:
  ///   - maximum: How many bytes there may be; nil for any number, which is as much memory as the other end cares to fill.
  ///   - timeout: How long to wait at most, for all of it.
  /// - Throws: As ``read(into:count:timeout:)``, and ``SystemError`` with `EFBIG` if there are more bytes. What was read by then is lost.
  public nonisolated(nonsending) func readToEnd(maximum: Int? = nil, timeout: Duration? = nil) async throws -> [UInt8] {
    let limit = TimeLimit(timeout)
    var bytes: [UInt8] = []
    var size = 16 * 1024
    while true {
      let chunk = try await read(upToCount: size, timeout: limit.remaining)
      if chunk.isEmpty { return bytes }
      bytes += chunk
      if let maximum, bytes.count > maximum { throw SystemError(code: EFBIG, function: "read") }
      if chunk.count == size { size = min(2 * size, 1024 * 1024) }
    }
  }

  /// Reads on a thread. If `done` bytes were read before, an error is none: they are the result, and whoever reads on will meet it again.
  nonisolated(nonsending) private func readRest(_ count: Int, after done: Int, _ limit: TimeLimit) async throws -> [UInt8] {
    do {
      return try await onThread(.reading, limit) { [rawValue] in try readBlocking(rawValue, count) }
    } catch where done > 0 {
      return []
    }
  }
}

/// Tries to read; `done` is what was read of a regular file before the rest had to be fetched from its disk.
private func readNow(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int, _ done: inout Int) -> Attempt {
  while true {
    let result = attemptRead(descriptor, buffer.map { $0 + done }, count - done)
    guard case .done(let length) = result else { return done == 0 ? result : .needsThread }
    done += length
    // Less than was asked for is all that there is, but for a file: there it is what was in memory.
    if length == 0 || done == count || !isFile(descriptor) { return .done(done) }
  }
}

/// read(2) as it is. Only on threads that may block.
private func readBlocking(_ descriptor: Int32, _ count: Int) throws -> [UInt8] {
  var failure: SystemError?
  let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, length in
    let result = retrying { negatedError(systemRead(descriptor, buffer.baseAddress, count)) }
    length = max(0, result)
    if result < 0 { failure = SystemError(code: Int32(-result), function: "read") }
  }
  if let failure { throw failure }
  return bytes
}

/// How many bytes of so many available ones are meant.
func checkedCount(_ count: Int?, _ available: Int) -> Int {
  precondition((count ?? 0) >= 0 && (count ?? 0) <= available, "more bytes than the buffer has")
  return count ?? available
}
