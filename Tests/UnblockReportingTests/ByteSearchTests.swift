import Testing
import UnblockModel
import UnblockReporting

/// The search by eight bytes at a time finds what a search by one finds.
@Suite struct ByteSearchTests {
  /// Bytes that are searched for, and those that a carry or a borrow may take for them.
  private static let bytes: [UInt8] = [0x0A, 0x0B, 0x0D, 0x0C, 0x0E, 0x09, 0x00, 0x01, 0x61, 0x7F, 0x80, 0x81, 0x8A, 0x8D, 0xC3, 0xFF]

  private func texts() -> [[UInt8]] {
    var state: UInt64 = 7
    return (0..<400).map { number in
      (0..<(number % 40)).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Self.bytes[Int(state >> 60)]
      }
    }
  }

  @Test func aByteIsFoundWhereItStandsFirst() {
    for text in texts() {
      for byte in Self.bytes {
        let found = (0...text.count).map { start in text.withUnsafeBytes { $0.firstOffset(of: byte, from: start) } }
        #expect(found == (0...text.count).map { text[$0...].firstIndex(of: byte) })
      }
    }
  }

  @Test func linesBeginBehindAllLineEnds() {
    for text in texts() {
      let ascii = text.map { $0 & 0x7F }
      let ends = ascii.indices.filter { ascii[$0] == 0x0A || ascii[$0] == 0x0D && ascii.dropFirst($0 + 1).first != 0x0A }
      let starts = [0] + ends.map { UInt32($0 + 1) }
      #expect(ascii.withUnsafeBufferPointer { LineTable($0) }.starts == starts)
    }
  }
}
