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
      if texts[number] == text { return (number, false) }
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

  /// FNV-1a.
  private static func hash(_ text: SyntaxText) -> Int {
    var value: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in UnsafeBufferPointer(start: text.baseAddress, count: text.count) { value = (value ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return Int(truncatingIfNeeded: value ^ (value >> 32))
  }
}
