#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A number of an open file, pipe, socket, terminal or other descriptor, and what a task can do with it without holding a thread.
///
///     let count = try await Descriptor(fd).read(into: &buffer, count: 4096)
///
/// It is the number and nothing else: making one opens nothing, and nothing is closed when it goes. The blocking mode of the descriptor
/// (`O_NONBLOCK`) may be either, and is left as it is. No call of this type blocks the thread that it is made on: it tries without waiting
/// and, if there is nothing to be had, suspends the task until the one thread that watches all descriptors hears that there is.
/// What cannot be watched or tried in that manner, such as a regular file, goes to the threads of ``ThreadPool/shared``.
///
/// **Cancellation.** A task that is cancelled stops to wait and throws `CancellationError`; one that is cancelled already throws before it does
/// anything. Bytes that were read are always returned, and no byte is lost.
///
/// **Closing.** Close by ``close()`` what somebody may be waiting for. See there.
public struct Descriptor: RawRepresentable, Hashable, Sendable {
  public var rawValue: Int32

  public init(rawValue: Int32) { self.rawValue = rawValue }
  public init(_ rawValue: Int32) { self.rawValue = rawValue }

  public static let standardInput = Descriptor(0)
  public static let standardOutput = Descriptor(1)
  public static let standardError = Descriptor(2)

  /// Closes the descriptor; who waits for it throws ``SystemError`` with `EBADF`.
  ///
  /// If it is closed in another manner, neither Linux nor Apple's systems tell who waits. They are told when a task waits for the
  /// same number again, and otherwise when the descriptor is next looked after: within a second for a new wait among fewer than 64,
  /// later for an old one or among thousands. Until then they just wait; they are never told of readiness of another file of that number.
  ///
  /// As close(2), it may block where the system has something left to do, such as a socket with `SO_LINGER` or a file on a network.
  ///
  /// - Throws: ``SystemError``. The descriptor is closed nevertheless, unless it was not open.
  @inline(never)  // Swift 6.3 crashes in release mode where this is inlined behind a loop that awaits.
  public func close() throws(SystemError) {
    let code = Watcher.shared.close(rawValue)
    if code != 0 { throw SystemError(code: code, function: "close") }
  }
}
