
/// Standard input, line by line, without holding a thread: the async form of `readLine()`.
///
///     while let line = try await StandardInput.readLine() { answer(line) }
///
/// Lines are read ahead into a buffer that belongs to the process, as `readLine()` does with one of the C library's. The two know nothing of each other:
/// use one or the other. Any number of tasks may read; each line goes to one of them.
public enum StandardInput {
  private static let reader = LineReader(.standardInput)

  /// The next line, or nil at the end.
  ///
  /// - Parameters:
  ///   - strippingNewline: Whether the line's end, "\n" or "\r\n", is taken off.
  ///   - timeout: How long to wait at most; nil for no limit.
  /// - Throws: ``SystemError``, ``TimeoutError`` or `CancellationError`. No input is lost.
  public static nonisolated(nonsending) func readLine(strippingNewline: Bool = true, timeout: Duration? = nil) async throws -> String? {
    try await readLine(strippingNewline: strippingNewline, TimeLimit(timeout))
  }

  static nonisolated(nonsending) func readLine(strippingNewline: Bool, _ limit: TimeLimit) async throws -> String? {
    try await reader.readLine(strippingNewline: strippingNewline, limit)
  }

  /// The lines until the end. They come from the same buffer as those of ``readLine(strippingNewline:timeout:)``: an iterator loses none.
  public static var lines: Lines { Lines() }

  public struct Lines: AsyncSequence, AsyncIteratorProtocol, Sendable {
    public typealias Element = String

    public func makeAsyncIterator() -> Lines { self }
    public mutating func next() async throws -> String? { try await StandardInput.readLine() }
    public mutating func next(isolation actor: isolated (any Actor)?) async throws -> String? { try await StandardInput.readLine() }
  }
}

/// Reads lines on behalf of several tasks, one at a time.
final class LineReader: Sendable {
  private let descriptor: Descriptor
  private let turn = AsyncSemaphore(value: 1)
  /// Only changed by the task that has its turn, which is also the only one that reads.
  private let buffer = Guarded(LineBuffer())

  init(_ descriptor: Descriptor) { self.descriptor = descriptor }

  nonisolated(nonsending) func readLine(strippingNewline: Bool, _ limit: TimeLimit) async throws -> String? {
    if !limit.triesFirst || !turn.tryWait() { try await turn.wait(timeout: limit.remaining) }
    defer { turn.signal() }
    while true {
      if let line = buffer.withLock({ $0.takeLine(strippingNewline: strippingNewline) }) { return line }
      let chunk = try await descriptor.read(upToCount: 16 * 1024, limit)
      if chunk.isEmpty { return buffer.withLock { $0.takeRest() } }
      buffer.withLock { $0.append(chunk) }
    }
  }
}
