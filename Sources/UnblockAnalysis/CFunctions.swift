import UnblockModel

extension Resolver {
  /// Whether what the index names is a function of C that the program has the body of.
  ///
  /// The index gives its name in C; Swift may know it by another one, which the summaries of C have. So its callers are told by name.
  func isSummarizedC(_ symbol: IndexedSymbol, from unit: Int) -> Bool {
    guard let name = symbol.nameInC.flatMap(index.symbol) else { return false }
    return index.globals(name, from: unit).contains { if case .function(let key) = $0 { isC(key.unit) } else { false } }
  }

  /// Whether a file is no Swift: the index of Swift says nothing of it.
  func isC(_ unit: Int) -> Bool { index.program.units[unit].isC }
}

extension SourceUnit {
  /// Whether it is a file of C, or Objective-C.
  var isC: Bool { [".c", ".h", ".m"].contains { path.utf8.suffix(2).elementsEqual($0.utf8) } }
}
