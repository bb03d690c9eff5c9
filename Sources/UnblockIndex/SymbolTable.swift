internal import UnblockModel

/// Gives each symbol one number, whichever record names it.
struct SymbolTable {
  private(set) var symbols: [Record.Symbol] = []
  private var numbers: [String: Int32] = [:]

  /// The symbols of a record get numbers of the whole program; so do its occurrences and relations.
  mutating func add(_ record: Record) -> (occurrences: [Occurrence], relations: [Relation]) {
    let numbers = record.symbols.map { number(of: $0) }
    var occurrences = record.occurrences
    var relations = record.relations
    for index in occurrences.indices { occurrences[index].symbol = numbers[Int(occurrences[index].symbol.index)] }
    for index in relations.indices { relations[index].symbol = numbers[Int(relations[index].symbol.index)] }
    return (occurrences, relations)
  }

  private mutating func number(of symbol: Record.Symbol) -> ID<IndexedSymbol> {
    if let number = numbers[symbol.usr] {
      let index = Int(number)
      // Where only calls are seen, the compiler may not yet have looked whether an accessor is `async`; where it is declared, it has.
      symbols[index].properties |= symbol.properties
      // A function of C is called `sleep` in C, and `sleep(_:)` in Swift. Its Swift name is to be had only from files of Swift.
      if symbol.name.utf8.last == UInt8(ascii: ")"), symbols[index].name.utf8.last != UInt8(ascii: ")") { symbols[index].name = symbol.name }
      return ID(index)
    }
    numbers[symbol.usr] = Int32(symbols.count)
    symbols.append(symbol)
    return ID(symbols.count - 1)
  }
}

extension IndexedSymbol {
  init(_ symbol: Record.Symbol) {
    let accessor = SymbolAccessor(subkind: symbol.subkind)
    let place = Place(usr: symbol.usr, isAccessor: accessor != nil)
    self.init(
      usr: symbol.usr, name: accessor == nil ? symbol.name : Self.accessed(symbol.name) ?? place.property,
      kind: SymbolKind(kind: symbol.kind, subkind: symbol.subkind),
      language: SymbolLanguage(number: symbol.language, usr: symbol.usr), isAsync: symbol.properties & 1 << 16 != 0,
      module: place.module, type: place.type, typeModule: place.typeModule, accessor: accessor
    )
  }

  /// The index calls accessors `getter:name`, but the accessors that a macro makes nothing at all.
  private static func accessed(_ name: String) -> String? {
    name.firstIndex(of: ":").map { String(name[name.index(after: $0)...]) }
  }
}
