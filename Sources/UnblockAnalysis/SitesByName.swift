import UnblockModel

/// The sites of a program that bear a word by which some function is called, by that word; in the order of the files and of the text.
///
/// There may be a million: they stand in one array, and take no more of it than they need.
struct SitesByName {
  fileprivate struct Place: Sendable {
    var unit, function, site: Int32
  }

  private var places: PlacesByName<Place>
  /// Those of which somebody looked at the sites.
  let asked = AskedWords()

  init(_ stretches: Stretches) {
    let isWord = stretches.words.isWord
    places = PlacesByName(
      stretches.map { resolver, units in units.reduce(into: []) { resolver.index.addSites(of: $1, isWord, to: &$0) } }, symbolCount: isWord.count)
  }

  subscript(word: Symbol) -> Sites {
    asked.insert(word)
    return Sites(places: places[word])
  }

  /// The sites of one word.
  struct Sites: RandomAccessCollection, Sendable {
    fileprivate let places: ArraySlice<Place>

    var startIndex: Int { 0 }
    var endIndex: Int { places.count }

    subscript(number: Int) -> SiteKey {
      let place = places[places.startIndex + number]
      return SiteKey(function: FunctionKey(unit: Int(place.unit), id: ID(Int(place.function))), place: Int(place.site))
    }

    /// Where the sites of some files are.
    func numbers(in units: Range<Int>) -> Range<Int> { number(of: units.lowerBound)..<number(of: units.upperBound) }

    private func number(of unit: Int) -> Int {
      var (low, high) = (0, count)
      while low < high {
        let middle = (low + high) / 2
        if self[middle].function.unit < unit { low = middle + 1 } else { high = middle }
      }
      return low
    }
  }
}

extension ProgramIndex {
  fileprivate func addSites(of unit: Int, _ isWord: [Bool], to result: inout [PlacesByName<SitesByName.Place>.Named]) {
    let (symbols, functions) = (symbols[unit], summary(unit).functions)
    for function in functions.indices {
      for (number, site) in functions[function].sites.enumerated() {
        let symbol = symbols[Int(site.name.index)].index
        guard isWord[Int(symbol)] else { continue }
        result.append(.init(symbol: symbol, place: SitesByName.Place(unit: Int32(unit), function: Int32(function), site: Int32(number))))
      }
    }
  }
}
