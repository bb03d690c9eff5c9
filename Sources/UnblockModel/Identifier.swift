// A function that is `@inlinable package` is inlined in other modules only where the types and properties that it mentions are `@usableFromInline`
// (Swift 6.3; no error tells of it), and initial values of properties only where the type is `@frozen`: these are made and asked by the million.

/// The place of a value in one of the tables of a `FileSummary`.
///
/// Summaries are tables that refer to each other by number: they copy, compare and encode without following pointers.
@frozen @usableFromInline package struct ID<Element>: Hashable, Sendable, Comparable {
  @usableFromInline package let index: Int32

  @inlinable package init(_ index: Int) { self.index = Int32(truncatingIfNeeded: index) }

  @inlinable package static func < (left: Self, right: Self) -> Bool { left.index < right.index }
}

/// A word that occurs in a file: the place of its text in `FileSummary.names`.
@frozen @usableFromInline package struct Name: Hashable, Sendable {
  @usableFromInline package let index: Int32

  @inlinable package init(_ index: Int) { self.index = Int32(truncatingIfNeeded: index) }
}

/// A stretch of a file's text, in bytes of UTF-8 counted from 0; the end is exclusive.
@frozen @usableFromInline package struct ByteRange: Hashable, Sendable {
  @usableFromInline package var start: UInt32
  @usableFromInline package var end: UInt32

  @inlinable package init(start: Int, end: Int) {
    self.start = UInt32(truncatingIfNeeded: start)
    self.end = UInt32(truncatingIfNeeded: end)
  }

  @inlinable package func contains(_ other: ByteRange) -> Bool { start <= other.start && other.end <= end }
}
