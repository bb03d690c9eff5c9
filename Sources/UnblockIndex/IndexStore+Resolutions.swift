package import UnblockModel

extension IndexStore {
  /// What the index says about source files, each named by its absolute path as the compiler was given it.
  ///
  /// Each record is read once, also if two files have the same. The result is the same whatever the number of threads. What the index
  /// does not know is missing from it, without a note; what cannot be read is missing with one.
  ///
  /// A record that was cut off is told from a whole one. Of other damage, such as bits that fell over, the library notices most and not all;
  /// it may then crash, or misread one record.
  package func resolutions(forFiles files: [String], parallel: ParallelFor = serially) -> Resolutions {
    let wanted = Set(files).sorted().compactMap { unit(forFile: $0) }
    var table = SymbolTable()
    var result = Resolutions()
    var places: [String: String] = [:]
    // In pieces: until its symbols have found their numbers, a record takes ten times as much memory as thereafter.
    for start in stride(from: 0, to: wanted.count, by: Self.pieceSize) {
      let piece = Array(wanted[start..<min(start + Self.pieceSize, wanted.count)])
      let fresh = Set(piece.compactMap(\.record)).filter { places[$0] == nil }.sorted()
      let records = Dictionary(uniqueKeysWithValues: zip(fresh, map(count: fresh.count, with: parallel) { handle.record(named: fresh[$0]) }))
      for unit in piece {
        guard let name = unit.record else { continue }
        add(unit, name, records[name], &places, &table, &result)
      }
    }
    let symbols = table.symbols
    result.symbols = map(count: symbols.count, with: parallel) { Symbol(symbols[$0]) }
    result.notes.sort()
    return result
  }

  private static var pieceSize: Int { 256 }

  /// - Parameter places: for each record that has been read, the file that has it
  private func add(
    _ unit: IndexUnit, _ name: String, _ record: Read<Record>?,
    _ places: inout [String: String], _ table: inout SymbolTable, _ result: inout Resolutions
  ) {
    if let place = places[name] {
      guard let known = result.files[place] else { return }
      result.files[unit.file] = FileResolution(
        module: unit.module, indexed: unit.time, occurrences: known.occurrences, relations: known.relations)
      return
    }
    places[name] = unit.file
    switch record {
    // Also the record of a file in which all is comment, or inactive; then there is nothing to say.
    case .contents(let contents) where contents.occurrences.isEmpty: break
    case .contents(let contents):
      let numbered = table.add(contents)
      result.files[unit.file] = FileResolution(
        module: unit.module, indexed: unit.time, occurrences: numbered.occurrences, relations: numbered.relations)
    case .damaged(let reason):
      result.notes.append("the index record '\(name)' of '\(unit.file)' cannot be read: \(reason)")
    case nil: break
    }
  }
}
