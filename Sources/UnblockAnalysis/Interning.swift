import UnblockModel

/// The words of all files, each with a number of its own: numbers are in the order in which files and their names come.
struct Interning {
  private(set) var symbolIndex: [Word: Symbol] = [:]
  /// For each file, the symbol of each of its names.
  private(set) var symbols: [[Symbol]] = []

  /// A run of files makes a worker's turn worth its while from about this many on.
  private static let fewestFiles = 64

  init(_ summaries: [UnitSummary], _ workers: some Workers) {
    let count = max(min(summaries.count / Self.fewestFiles, 4 * workers.count), 1)
    let parts = count == 1 ? [Part(summaries[...])] : workers.map(count: count) { Part(summaries[$0 * summaries.count / count..<($0 + 1) * summaries.count / count]) }
    symbols.reserveCapacity(summaries.count)
    symbolIndex.reserveCapacity(parts.map(\.words.count).max() ?? 0)
    for part in parts { add(part) }
  }

  private mutating func add(_ part: Part) {
    let numbers = part.words.map { word -> Symbol in
      if let symbol = symbolIndex[word] { return symbol }
      let symbol = Symbol(index: Int32(symbolIndex.count))
      symbolIndex[word] = symbol
      return symbol
    }
    for places in part.places { symbols.append(places.map { numbers[Int($0)] }) }
  }
}

/// The words of some files, numbered for themselves.
private struct Part: Sendable {
  var words: [Word] = []
  /// For each file, the place in `words` of each of its names.
  var places: [[Int32]] = []

  init(_ summaries: ArraySlice<UnitSummary>) {
    var known: [Word: Int32] = [:]
    for summary in summaries {
      places.append(
        summary.names.map { name in
          let word = Word(name)
          if let place = known[word] { return place }
          let place = Int32(words.count)
          known[word] = place
          words.append(word)
          return place
        })
    }
  }
}

/// A text that knows its hash: it goes through several tables.
struct Word: Hashable, Sendable {
  let text: String
  private let number: Int

  init(_ text: String) {
    self.text = text
    number = Self.number(of: text)
  }

  static func == (left: Word, right: Word) -> Bool { left.number == right.number && left.text == right.text }

  func hash(into hasher: inout Hasher) { hasher.combine(number) }
  func _rawHashValue(seed: Int) -> Int { mixed(number, seed) }

  /// FNV-1a; texts that are equal in other bytes (an accented letter in one part or in two) have the number that the standard library gives both.
  private static func number(of text: String) -> Int {
    var text = text
    let number = text.withUTF8 { bytes -> UInt64? in
      var value: UInt64 = 0xcbf2_9ce4_8422_2325
      var all: UInt8 = 0
      for byte in bytes {
        value = (value ^ UInt64(byte)) &* 0x100_0000_01b3
        all |= byte
      }
      return all < 0x80 ? value : nil
    }
    return number.map { Int(truncatingIfNeeded: $0) } ?? text.hashValue
  }
}
