import UnblockModel

// What an analysis looks at. A later one of the same program, with a few files edited, would go the same way step by step if all that it looks at is the same:
// it is spared if that can be shown (`Footprint.isMissed(by:…)`).

extension Resolver {
  /// A function whose body is looked into: its sites, loops and branches, and what is written in it. Whoever asks for those of a function that
  /// no site led to asks here.
  func body(of key: FunctionKey) -> Function {
    bodiesLookedInto.insert(key)
    return index[key]
  }
}

/// The words of which an analysis has looked at all sites.
final class AskedWords {
  fileprivate var words: Set<Symbol> = []
  fileprivate var isAny = false

  func insert(_ word: Symbol) { words.insert(word) }
  /// Sites were looked at whatever their words are.
  func insertAll() { isAny = true }
}

extension Footprint {
  init(_ stretches: Stretches, _ propagation: Propagation) {
    self.init()
    let index = stretches.index
    let (asked, isWord) = (propagation.sitesByName.asked, stretches.words.isWord)
    let texts = index.words
    func numbers(_ symbols: some Sequence<Symbol>) -> [UInt32] { symbols.map { Self.number(of: texts[Int($0.index)]) }.sorted() }
    asksAnySite = asked.isAny
    if let call = index.symbol(CallWords.callAsFunction) {
      asksAnySite = asksAnySite || asked.words.contains(call)
      variablesAreCalled = isWord[Int(call.index)]
    }
    self.asked = numbers(asked.words)
    unlisted = numbers(asked.words.filter { !isWord[Int($0.index)] })
    marked = numbers(stretches.resolver.markedNames)
    (words, files) = Self.wordsWithFiles(index, texts)
    bodies = stretches.bodiesLookedInto.map { Self.body($0.id, in: $0.unit) }.sorted()
    sizes = index.sizes
  }

  private static func wordsWithFiles(_ index: ProgramIndex, _ texts: [String]) -> (words: [UInt32], files: [Int32]) {
    var files = [Int32?](repeating: nil, count: texts.count)
    for (unit, symbols) in index.symbols.enumerated() {
      for symbol in symbols {
        let known = files[Int(symbol.index)]
        files[Int(symbol.index)] = known == nil || known == Int32(unit) ? Int32(unit) : -1
      }
    }
    let pairs = texts.indices.map { UInt64(number(of: texts[$0])) << 32 | UInt64(UInt32(bitPattern: files[$0] ?? -1)) }.sorted()
    var result: (words: [UInt32], files: [Int32]) = ([], [])
    for pair in pairs {
      let (word, file) = (UInt32(truncatingIfNeeded: pair >> 32), Int32(bitPattern: UInt32(truncatingIfNeeded: pair)))
      if word == result.words.last {
        if result.files[result.files.count - 1] != file { result.files[result.files.count - 1] = -1 }
        continue
      }
      result.words.append(word)
      result.files.append(file)
    }
    return result
  }

  // MARK: Questions

  func asks(_ word: String) -> Bool { asked.has(Self.number(of: word)) }
  func lists(_ word: String) -> Bool { !unlisted.has(Self.number(of: word)) }
  func marks(_ word: String) -> Bool { marked.has(Self.number(of: word)) }
  func looksInto(_ function: ID<Function>, in file: Int) -> Bool { bodies.has(Self.body(function, in: file)) }

  /// Whether a word stands in no other file than one.
  func isOnly(in file: Int, _ word: String) -> Bool {
    guard let place = words.place(of: Self.number(of: word)) else { return true }
    return files[place] == Int32(file)
  }
}

extension [UInt32] {
  fileprivate func has(_ value: UInt32) -> Bool { place(of: value) != nil }
}

extension Array where Element: Comparable {
  /// Of an array in ascending order.
  fileprivate func place(of value: Element) -> Int? {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low < count && self[low] == value ? low : nil
  }
}

extension [UInt64] {
  fileprivate func has(_ value: UInt64) -> Bool { place(of: value) != nil }
}
