package import UnblockModel

// What the compiler writes, found out with Swift 6.3.1, and held by the tests (`CalleeTests`):
//
// - A call of a function or method stands at the first byte of its base name, however the call is laid out: at `c` in `a.b.c(x)`. The type
//   in `Foo.bar()` has an occurrence of its own, without the role of a call.
// - `Foo(x)` has two occurrences at `Foo`: the type, mentioned, and then the initializer, called. In `M.Outer.Foo(x)` both stand at `Foo`;
//   in `Foo.init(x)` and `.init(x)` the initializer stands at `init`. `self.init` and `super.init` stand at `init`.
// - Operators stand at the operator; `callAsFunction` and subscripts at the `(` and `[`.
// - A property that is used has an occurrence with the role of reading, writing or both, and in front of it, at the same place, implicit
//   calls of its getter, setter or both. So has a property wrapper's: the wrapper's own accessors are not named. Key-path components are
//   like uses. The members of `\.name` have them at the name.
// - The callee is the declaration that the type checker chose: the requirement for an existential or generic receiver, the overridden
//   method for a receiver of the superclass. Then the role is dynamic; also for every method of a class that could be overridden. Except
//   for generic receivers, `receivedBy` then relates the call to the receiver's static type.
// - Functions of C have the name that Swift gives them, also by `swift_name`; the USR has the name in C. Those that an overlay wraps
//   (`open`, `errno`) are functions of Swift, in module `Glibc`.
// - A reference that is not called has no role but that of a reference.
// - A default argument, and a property's initial value, have calls where they are written, contained by the function or property and not
//   called by it; where the default is used there is nothing.
// - A literal's `init(…Literal:)`, a wrapper's `init(wrappedValue:)` and interpolation's `appendInterpolation` are implicit calls. What a
//   `for` loop calls (`makeIterator`, `next`) stands at `for`, is implicit, and lacks the role of a call.
// - What an attached macro adds stands at the macro's `@`, and is implicit; the macro itself at its name.
// - Top-level code is called by nothing: no relations.
// - A witness is related to its requirement by `overrideOf` where it is defined, or, if it is declared elsewhere than the conformance, by
//   an implicit occurrence at the name of the type that conforms. Of properties that are witnesses only the property is related; of
//   properties that override, also the accessors.
//
// There is no occurrence at all of: local functions, local types and local variables, and so of calls of closures and functions that are
// kept in them; calls of the value of an expression (`f()()`, `array[0]()`); `dynamicallyCall`; `deinit` that runs; an implicit
// `super.init()`; observers that run (`willSet`, `didSet`: only the setter is named). The getter of `lazy` does not name what the
// initial value calls: that is contained by the property.

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
    result.symbols = map(count: symbols.count, with: parallel) { IndexedSymbol(symbols[$0]) }
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
