#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

extension Descriptor {
  /// The lines that come from the descriptor until its end.
  ///
  ///     for try await line in Descriptor(fd).lines() { handle(line) }
  ///
  /// A line ends with "\n" or "\r\n", as for Swift's `readLine()`; empty lines count, and so does a last one that does not end. What is no UTF-8 is repaired.
  /// What an iterator has read and not yet handed out is lost with it. An iterator whose task is cancelled, or that timed out, loses nothing.
  ///
  /// - Parameters:
  ///   - strippingNewline: Whether the line's end is taken off.
  ///   - maximumLength: How many bytes a line may have; nil for any number. A longer one is an error, with `EMSGSIZE`.
  public func lines(strippingNewline: Bool = true, maximumLength: Int? = nil) -> DescriptorLines {
    DescriptorLines(descriptor: self, strippingNewline: strippingNewline, maximumLength: maximumLength)
  }
}

/// The lines that come from a descriptor; see ``Descriptor/lines(strippingNewline:maximumLength:)``.
public struct DescriptorLines: AsyncSequence, Sendable {
  public typealias Element = String

  let descriptor: Descriptor
  let strippingNewline: Bool
  let maximumLength: Int?

  public func makeAsyncIterator() -> Iterator { Iterator(lines: self) }

  public struct Iterator: AsyncIteratorProtocol {
    let lines: DescriptorLines
    private var buffer = LineBuffer()
    private var isAtEnd = false

    init(lines: DescriptorLines) { self.lines = lines }

    public mutating func next() async throws -> String? { try await next(isolation: nil) }

    public mutating func next(isolation actor: isolated (any Actor)?) async throws -> String? {
      while !isAtEnd {
        if let line = buffer.takeLine(strippingNewline: lines.strippingNewline) { return line }
        if let maximum = lines.maximumLength, buffer.count > maximum { throw SystemError(code: EMSGSIZE, function: "read") }
        let chunk = try await lines.descriptor.read(upToCount: 16 * 1024)
        if chunk.isEmpty { isAtEnd = true } else { buffer.append(chunk) }
      }
      return buffer.takeRest()
    }
  }
}
