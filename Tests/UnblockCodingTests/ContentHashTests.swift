import Testing
import UnblockCoding
import UnblockTestSupport

@Suite struct ContentHashTests {
  private func hash(_ bytes: [UInt8], seed: ContentHash = ContentHash(high: 0, low: 0)) -> ContentHash {
    bytes.withUnsafeBytes { ContentHash($0, seed: seed) }
  }

  /// Texts that nearly are the same, of all short lengths: each half of the hash tells them apart.
  @Test func neighboursDiffer() {
    var (texts, high, low): (Set<[UInt8]>, Set<UInt64>, Set<UInt64>) = ([], [], [])
    for length in 0...70 {
      for fill in [0, 0x2F, 0xFF] as [UInt8] {
        let text = [UInt8](repeating: fill, count: length)
        for change in [text] + (0..<length * 8).map({ changed(text, bit: $0) }) where length > 0 || fill == 0 {
          let hash = hash(change)
          texts.insert(change)
          high.insert(hash.high)
          low.insert(hash.low)
        }
      }
    }
    #expect(high.count == texts.count)
    #expect(low.count == texts.count)
  }

  /// A bit of the text changes each bit of the hash about every other time.
  @Test func bitsSpread() {
    var random = Seeded(seed: 1)
    var flips = [Int](repeating: 0, count: 128)
    let rounds = 2000
    for _ in 0..<rounds {
      let text = (0..<Int.random(in: 1...100, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
      let other = changed(text, bit: Int.random(in: 0..<text.count * 8, using: &random))
      let (first, second) = (hash(text), hash(other))
      for bit in 0..<64 {
        flips[bit] += Int((first.high ^ second.high) >> UInt64(bit) & 1)
        flips[64 + bit] += Int((first.low ^ second.low) >> UInt64(bit) & 1)
      }
    }
    #expect(flips.allSatisfy { (rounds * 4 / 10...rounds * 6 / 10).contains($0) })
  }

  @Test func orderAndSeedCount() {
    let halves = ([UInt8](repeating: 1, count: 16), [UInt8](repeating: 2, count: 16))
    #expect(hash(halves.0 + halves.1) != hash(halves.1 + halves.0))
    #expect(hash(halves.0) != hash(halves.0, seed: ContentHash(high: 0, low: 1)))
    #expect(hash([]).combined(with: hash([1])) != hash([1]).combined(with: hash([])))
  }

  private func changed(_ text: [UInt8], bit: Int) -> [UInt8] {
    var text = text
    text[bit / 8] ^= 1 << UInt8(bit % 8)
    return text
  }
}
