@_spi(RawSyntax) import SwiftSyntax
import UnblockModel

/// Gives each word of a file its number.
///
/// A table of our own, with a short hash: every token that is lowered is looked up here, and the standard library's hash, which
/// withstands chosen keys, takes several times as long as the rest. Keys that collide on purpose cost time and nothing else, and
/// no more than a walk along one file's words.
struct NameTable {
  /// The numbers of words, by hash; empty slots hold -1. A power of two in size, at most half full.
  private var slots: [Int32] = Array(repeating: -1, count: 256)
  private var texts: [SyntaxText] = []

  /// The number of a word, and whether it is new.
  mutating func number(of text: SyntaxText) -> (number: Int, isNew: Bool) {
    var slot = Self.hash(text) & (slots.count - 1)
    while true {
      let number = Int(slots[slot])
      if number < 0 { break }
      if Self.isEqual(texts[number], text) { return (number, false) }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = Int32(texts.count)
    texts.append(text)
    if texts.count * 2 > slots.count { grow() }
    return (texts.count - 1, true)
  }

  private mutating func grow() {
    var larger = [Int32](repeating: -1, count: slots.count * 4)
    for (number, text) in texts.enumerated() {
      var slot = Self.hash(text) & (larger.count - 1)
      while larger[slot] >= 0 { slot = (slot + 1) & (larger.count - 1) }
      larger[slot] = Int32(number)
    }
    slots = larger
  }

  /// A multiplication for each eight bytes, whose upper half, which all of them decide, is folded into the lower.
  private static func hash(_ text: SyntaxText) -> Int {
    let bytes = UnsafeRawBufferPointer(start: text.baseAddress, count: text.count)
    var value = UInt64(truncatingIfNeeded: bytes.count)
    var offset = 0
    while offset + 8 <= bytes.count {
      value = (value ^ bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) &* 0x9e37_79b9_7f4a_7c15
      value ^= value >> 32
      offset += 8
    }
    var rest: UInt64 = 0
    while offset < bytes.count {
      rest = rest << 8 | UInt64(bytes[offset])
      offset += 1
    }
    value = (value ^ rest) &* 0x9e37_79b9_7f4a_7c15
    return Int(truncatingIfNeeded: value ^ (value >> 32))
  }

  /// Most words are so short that a call of `memcmp` takes longer.
  private static func isEqual(_ left: SyntaxText, _ right: SyntaxText) -> Bool {
    guard left.count == right.count else { return false }
    let left = UnsafeRawBufferPointer(start: left.baseAddress, count: left.count)
    let right = UnsafeRawBufferPointer(start: right.baseAddress, count: right.count)
    var offset = 0
    while offset + 8 <= left.count {
      if left.loadUnaligned(fromByteOffset: offset, as: UInt64.self) != right.loadUnaligned(fromByteOffset: offset, as: UInt64.self) { return false }
      offset += 8
    }
    while offset < left.count {
      if left[offset] != right[offset] { return false }
      offset += 1
    }
    return true
  }
}
