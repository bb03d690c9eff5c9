extension Descriptor {
  /// What comes from the descriptor until its end, in pieces as they come.
  ///
  ///     for try await chunk in Descriptor(fd).chunks() { parser.feed(chunk) }
  ///
  /// - Parameter maximumSize: How many bytes a piece has at most.
  public func chunks(upTo maximumSize: Int = 16 * 1024) -> DescriptorChunks {
    DescriptorChunks(descriptor: self, maximumSize: maximumSize)
  }

  /// What comes from the descriptor until its end, byte by byte. What an iterator has read and not yet handed out is lost with it.
  public var bytes: DescriptorBytes { DescriptorBytes(chunks: chunks()) }
}

/// The pieces that come from a descriptor; see ``Descriptor/chunks(upTo:)``.
public struct DescriptorChunks: AsyncSequence, Sendable {
  public typealias Element = [UInt8]

  let descriptor: Descriptor
  let maximumSize: Int

  public func makeAsyncIterator() -> Iterator { Iterator(descriptor: descriptor, maximumSize: maximumSize) }

  public struct Iterator: AsyncIteratorProtocol {
    let descriptor: Descriptor
    let maximumSize: Int

    public mutating func next() async throws -> [UInt8]? { try await next(isolation: nil) }

    public mutating func next(isolation actor: isolated (any Actor)?) async throws -> [UInt8]? {
      let bytes = try await descriptor.read(upToCount: maximumSize)
      return bytes.isEmpty ? nil : bytes
    }
  }
}

/// The bytes that come from a descriptor; see ``Descriptor/bytes``.
public struct DescriptorBytes: AsyncSequence, Sendable {
  public typealias Element = UInt8

  let chunks: DescriptorChunks

  public func makeAsyncIterator() -> Iterator { Iterator(chunks: chunks.makeAsyncIterator()) }

  public struct Iterator: AsyncIteratorProtocol {
    var chunks: DescriptorChunks.Iterator
    @usableFromInline var buffer: [UInt8] = []
    @usableFromInline var position = 0

    @inlinable
    public mutating func next() async throws -> UInt8? { try await next(isolation: nil) }

    @inlinable
    public mutating func next(isolation actor: isolated (any Actor)?) async throws -> UInt8? {
      if position == buffer.count {
        guard try await refill(isolation: actor) else { return nil }
      }
      defer { position += 1 }
      return buffer[position]
    }

    @usableFromInline
    mutating func refill(isolation actor: isolated (any Actor)?) async throws -> Bool {
      buffer = try await chunks.next(isolation: actor) ?? []
      position = 0
      return !buffer.isEmpty
    }
  }
}
