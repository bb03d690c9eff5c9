extension Sequence {
  /// The elements of the sequence, for a loop that is long on the processor: the task gives way to others every so many elements,
  /// and stops with `CancellationError` when it is cancelled.
  ///
  ///     for try await row in rows.yielding(every: 1_000) { total += score(row) }
  ///
  /// - Parameter count: How many elements are handed out between two such points. At least 1. A tenth of a millisecond's work is a good measure.
  @inlinable
  public func yielding(every count: Int) -> YieldingSequence<Self> {
    YieldingSequence(base: self, pace: Pace(every: count))
  }

  /// The same, but gives way each time that the loop has run for so long.
  ///
  ///     for try await row in rows.yielding(every: .milliseconds(1)) { total += score(row) }
  ///
  /// How many elements fit in that time is learnt on the way, so that the clock is not read for each.
  @inlinable
  public func yielding(every duration: Duration) -> YieldingSequence<Self> {
    YieldingSequence(base: self, pace: Pace(every: duration))
  }
}

/// A sequence whose loop gives way to other tasks now and then; see `Sequence.yielding(every:)`.
public struct YieldingSequence<Base: Sequence>: AsyncSequence {
  public typealias Element = Base.Element
  public typealias Failure = CancellationError

  @usableFromInline let base: Base
  @usableFromInline let pace: Pace

  @usableFromInline
  init(base: Base, pace: Pace) {
    self.base = base
    self.pace = pace
  }

  @inlinable
  public func makeAsyncIterator() -> Iterator { Iterator(base: base.makeIterator(), pace: pace) }

  public struct Iterator: AsyncIteratorProtocol {
    @usableFromInline var base: Base.Iterator
    @usableFromInline var pace: Pace

    @usableFromInline
    init(base: Base.Iterator, pace: Pace) {
      self.base = base
      self.pace = pace
    }

    @inlinable
    public mutating func next() async throws(CancellationError) -> Base.Element? { try await next(isolation: nil) }

    @inlinable
    public mutating func next(isolation actor: isolated (any Actor)?) async throws(CancellationError) -> Base.Element? {
      if pace.isDue() { try await pace.giveWay() }
      return base.next()
    }
  }
}

extension YieldingSequence: Sendable where Base: Sendable {}
