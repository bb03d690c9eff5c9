import Testing
@testable import UnblockRuntime

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Both ends of a pipe or a socket pair.
///
/// Each is closed once: the number may be another test's the moment after. For the same reason, tests that use a descriptor after it was
/// closed ask for numbers of their own.
final class Ends: Sendable {
  /// Where to read.
  let reader: Descriptor
  /// Where to write.
  let writer: Descriptor
  private let isOpen = Guarded((reader: true, writer: true))

  /// - Parameter numbers: The first of two numbers that no other test uses, or nil for any.
  private init(_ ends: [Int32], numbers: Int32?) throws {
    guard let numbers else {
      (reader, writer) = (Descriptor(ends[0]), Descriptor(ends[1]))
      return
    }
    (reader, writer) = (Descriptor(numbers), Descriptor(numbers + 1))
    for (end, number) in zip(ends, [numbers, numbers + 1]) {
      try #require(dup2(end, number) == number)
      try #require(systemClose(end) == 0)
    }
  }

  static func pipe(numbers: Int32? = nil) throws -> Ends {
    var ends: [Int32] = [-1, -1]
    #if canImport(Glibc)
      try #require(Glibc.pipe(&ends) == 0)
    #elseif canImport(Musl)
      try #require(Musl.pipe(&ends) == 0)
    #elseif canImport(Darwin)
      try #require(Darwin.pipe(&ends) == 0)
    #endif
    return try Ends(ends, numbers: numbers)
  }

  static func sockets(_ type: Int32 = streamSocket, numbers: Int32? = nil) throws -> Ends {
    var ends: [Int32] = [-1, -1]
    try #require(socketpair(AF_UNIX, type, 0, &ends) == 0)
    return try Ends(ends, numbers: numbers)
  }

  func closeReader() throws {
    let wasOpen = isOpen.withLock { ends in
      defer { ends.reader = false }
      return ends.reader
    }
    if wasOpen { try reader.close() }
  }

  // Swift 6.3 crashes in release mode where this is inlined behind a loop that awaits.
  @inline(never)
  func closeWriter() throws {
    let wasOpen = isOpen.withLock { ends in
      defer { ends.writer = false }
      return ends.writer
    }
    if wasOpen { try writer.close() }
  }

  func close() {
    try? closeReader()
    try? closeWriter()
  }
}

#if canImport(Glibc)
  let streamSocket = Int32(SOCK_STREAM.rawValue)
  let datagramSocket = Int32(SOCK_DGRAM.rawValue)
#else
  let streamSocket = SOCK_STREAM
  let datagramSocket = SOCK_DGRAM
#endif

func isBlocking(_ descriptor: Descriptor) -> Bool { fcntl(descriptor.rawValue, F_GETFL) & O_NONBLOCK == 0 }

func setNonBlocking(_ descriptor: Descriptor) {
  let flags = fcntl(descriptor.rawValue, F_GETFL)
  _ = fcntl(descriptor.rawValue, F_SETFL, flags | O_NONBLOCK)
}

/// Writes by the system call itself, from a thread that may wait for a moment.
func put(_ bytes: [UInt8], into descriptor: Descriptor) {
  #if canImport(Glibc)
    _ = Glibc.write(descriptor.rawValue, bytes, bytes.count)
  #elseif canImport(Musl)
    _ = Musl.write(descriptor.rawValue, bytes, bytes.count)
  #elseif canImport(Darwin)
    _ = Darwin.write(descriptor.rawValue, bytes, bytes.count)
  #endif
}

/// How many tasks wait for descriptors at present.
func waitingCount() -> Int { Watcher.shared.state.withLock { $0.table.count } }

/// Waits until a task waits for the descriptor in that direction.
func untilWaited(for descriptor: Descriptor, _ direction: Directions = .reading, count: Int = 1) async throws {
  while Watcher.shared.state.withLock({ $0.table.waiterCount(descriptor.rawValue, direction) }) < count {
    try await Task.sleep(for: .microseconds(100))
  }
}

/// How a wait or a call ended, to be compared.
enum Ending: Equatable {
  case returned
  case cancelled
  case timedOut
  case failed(Int32)
  case other
}

func ending(_ body: nonisolated(nonsending) () async throws -> Void) async -> Ending {
  do {
    try await body()
    return .returned
  } catch is CancellationError {
    return .cancelled
  } catch is TimeoutError {
    return .timedOut
  } catch let error as SystemError {
    return .failed(error.code)
  } catch {
    return .other
  }
}
