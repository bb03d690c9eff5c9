import UnblockModel

/// Places of a program by the names that stand there, in one array: sorted by the numbers of the names, and otherwise in the order in which they were found.
struct PlacesByName<Place: Sendable>: Sendable {
  struct Named: Sendable {
    /// The number of the name.
    var symbol: Int32
    var place: Place
  }

  /// By the number of the symbol, where its places start; one more than there are symbols.
  private var starts: [Int32]
  private var places: [Place]

  init(_ parts: [[Named]], symbolCount: Int) {
    var next = [Int32](repeating: 0, count: symbolCount + 1)
    for part in parts { for named in part { next[Int(named.symbol) + 1] += 1 } }
    for number in next.indices.dropFirst() { next[number] += next[number - 1] }
    let starts = next
    self.starts = starts
    places = Array(unsafeUninitializedCapacity: Int(next[symbolCount])) { places, count in
      for part in parts {
        for named in part {
          (places.baseAddress! + Int(next[Int(named.symbol)])).initialize(to: named.place)
          next[Int(named.symbol)] += 1
        }
      }
      count = Int(starts[symbolCount])
    }
  }

  subscript(symbol: Symbol) -> ArraySlice<Place> { places[Int(starts[Int(symbol.index)])..<Int(starts[Int(symbol.index) + 1])] }
}

/// The functions that are members of types, by name.
struct MembersByName: Sendable {
  private var places: PlacesByName<FunctionKey>

  init(_ index: ProgramIndex, _ map: StretchMap) {
    places = PlacesByName(map { units in units.reduce(into: []) { index.addMembers(of: $1, to: &$0) } }, symbolCount: index.symbolCount)
  }

  subscript(name: Symbol) -> ArraySlice<FunctionKey> { places[name] }
}

extension ProgramIndex {
  fileprivate func addMembers(of unit: Int, to result: inout [PlacesByName<FunctionKey>.Named]) {
    let (symbols, functions) = (symbols[unit], summary(unit).functions)
    for place in functions.indices where functions[place].type != nil && functions[place].kind != .closure {
      result.append(.init(symbol: symbols[Int(functions[place].name.index)].index, place: FunctionKey(unit: unit, id: ID(place))))
    }
  }
}
