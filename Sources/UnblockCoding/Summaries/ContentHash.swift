/// 128 bits that stand for the bytes of a text.
///
/// Each step multiplies two words of 64 bits to one of 128 and folds it, in two lanes with other constants, both of which see all
/// of the text. It is no cryptographic hash: who wants two texts of one hash can make them. For texts that
/// nobody made for it the odds are those of random numbers: among a million texts, 1 in 10^27 that any two have the same.
package struct ContentHash: Hashable, Sendable {
  package var high: UInt64
  package var low: UInt64

  package init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// - Parameter seed: what else the hash stands for
  package init(_ bytes: UnsafeRawBufferPointer, seed: ContentHash = ContentHash(high: 0, low: 0)) {
    var first = seed.high ^ Self.secrets.0
    var second = seed.low ^ Self.secrets.1
    var offset = 0
    while bytes.count - offset >= 16 {
      let left = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      let right = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self))
      mix(&first, &second, left, right)
      offset += 16
    }
    var (left, right): (UInt64, UInt64) = (0, 0)
    for place in offset..<bytes.count {
      let byte = UInt64(bytes[place])
      if place - offset < 8 { left |= byte << UInt64(8 * (place - offset)) } else { right |= byte << UInt64(8 * (place - offset - 8)) }
    }
    mix(&first, &second, left, right)
    // The length tells a text from the same with zeros behind it.
    mix(&first, &second, Self.secrets.2 ^ UInt64(bytes.count), Self.secrets.3)
    mix(&first, &second, Self.secrets.3, Self.secrets.2)
    high = first
    low = second
  }

  /// What stands for two things.
  package func combined(with other: ContentHash) -> ContentHash {
    withUnsafeBytes(of: (high.littleEndian, low.littleEndian)) { ContentHash($0, seed: other) }
  }

  static let secrets: (UInt64, UInt64, UInt64, UInt64) = (
    0x9e37_79b9_7f4a_7c15, 0xbf58_476d_1ce4_e5b9, 0x94d0_49bb_1331_11eb, 0xd6e8_feb8_6659_fd93
  )
}

/// A lane takes over what the other was: a product that is 0 does not make it forget what came before.
@inline(__always)
private func mix(_ first: inout UInt64, _ second: inout UInt64, _ left: UInt64, _ right: UInt64) {
  let next = fold(first ^ left, right ^ 0xa076_1d64_78bd_642f)
  let other = fold(second ^ right, left ^ 0xe703_7ed1_a0b4_28db)
  (first, second) = (next &+ (second &<< 32 | second &>> 32), other &+ (first &<< 32 | first &>> 32))
}

@inline(__always)
private func fold(_ left: UInt64, _ right: UInt64) -> UInt64 {
  let product = left.multipliedFullWidth(by: right)
  return product.high ^ product.low
}
