// Rare bytes are searched for in every text that is read, from end to end: eight bytes at a time that takes a small part of the time.

extension UnsafeRawBufferPointer {
  /// Where, from an offset on, the first byte stands that is searched for; `count` if there is none.
  ///
  /// - Parameter marks: gets eight bytes, the first of them the lowest, and sets the highest bit of each that is searched for; what it sets
  ///   above the first of those does not matter
  @inlinable @inline(__always)
  package func firstOffset(from start: Int, _ marks: (UInt64) -> UInt64) -> Int {
    var offset = start
    while offset + 8 <= count {
      let found = marks(UInt64(littleEndian: loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
      if found != 0 { return offset + found.trailingZeroBitCount / 8 }
      offset += 8
    }
    while offset < count, marks(UInt64(self[offset])) & 0x80 == 0 { offset += 1 }
    return Swift.min(offset, count)
  }

  /// Where a byte stands first, from an offset on; nil if it does not.
  @inlinable
  package func firstOffset(of byte: UInt8, from start: Int) -> Int? {
    let pattern = UInt64(eightTimes: byte)
    let offset = firstOffset(from: start) { ($0 ^ pattern).zeroBytes }
    return offset < count ? offset : nil
  }
}

extension UInt64 {
  @inlinable package init(eightTimes byte: UInt8) { self = UInt64(byte) &* 0x0101_0101_0101_0101 }

  /// The highest bit of each byte that is zero. Only the first is certain: a byte of 1 above a zero borrows, and is taken for one.
  @inlinable package var zeroBytes: UInt64 { (self &- 0x0101_0101_0101_0101) & ~self & 0x8080_8080_8080_8080 }

  /// The highest bit of each byte that has it.
  @inlinable package var highBits: UInt64 { self & 0x8080_8080_8080_8080 }
}

extension UInt8 {
  /// A letter, digit or `_` of ASCII, of which the words of Swift and C are made.
  @inlinable package var isOfWord: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"): true
    default: false
    }
  }
}
