/// What the compiler says about the names in source files: which symbol stands where, and in which part.
///
/// It comes from an index store, which the compiler writes while it builds. Positions count lines and UTF-8 columns from 1.
package struct Resolutions: Sendable {
  /// Every symbol once, however many files name it; in the order in which the files, sorted by path, name them first.
  package var symbols: [IndexedSymbol]
  /// By absolute path. A file that the index does not know, whose record could not be read, or that has no symbols is missing.
  package var files: [String: FileResolution]
  /// What could not be read, for the user to know; sorted.
  package var notes: [String]

  package init(symbols: [IndexedSymbol] = [], files: [String: FileResolution] = [:], notes: [String] = []) {
    self.symbols = symbols
    self.files = files
    self.notes = notes
  }

  package subscript(id: ID<IndexedSymbol>) -> IndexedSymbol { symbols[Int(id.index)] }
}

/// What the index says about one source file.
package struct FileResolution: Hashable, Sendable {
  /// The module that the file was compiled as part of.
  package var module: String
  /// When the compiler wrote it: seconds since 1970. The text may be newer.
  package var indexed: IndexTime
  /// Sorted by line and column, then as the compiler wrote them. Several may stand at one place: a type and its initializer, a property and its getter.
  package var occurrences: [Occurrence]
  /// The relations of all occurrences, one after the other.
  package var relations: [Relation]

  package init(module: String, indexed: IndexTime, occurrences: [Occurrence], relations: [Relation]) {
    self.module = module
    self.indexed = indexed
    self.occurrences = occurrences
    self.relations = relations
  }

  /// What stands at a place, found by bisection.
  package func occurrences(line: Int, column: Int) -> ArraySlice<Occurrence> {
    let start = firstIndex { ($0.line, $0.column) >= (UInt32(line), UInt32(column)) }
    let end = occurrences[start...].firstIndex { $0.line != line || $0.column != column } ?? occurrences.endIndex
    return occurrences[start..<end]
  }

  /// What stands on the lines `first...last`.
  package func occurrences(fromLine first: Int, throughLine last: Int) -> ArraySlice<Occurrence> {
    let start = firstIndex { $0.line >= first }
    return occurrences[start..<max(start, firstIndex { $0.line > last })]
  }

  package func relations(of occurrence: Occurrence) -> ArraySlice<Relation> {
    let start = Int(occurrence.firstRelation)
    return relations[start..<start + Int(occurrence.relationCount)]
  }

  /// The first occurrence for which `isBehind` holds, which must hold for all after it.
  private func firstIndex(where isBehind: (Occurrence) -> Bool) -> Int {
    var low = 0
    var high = occurrences.count
    while low < high {
      let middle = (low + high) / 2
      if isBehind(occurrences[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

/// What the index says about a file, by places in its text.
package struct UnitResolution: Sendable {
  /// For each occurrence, where it stands: in bytes from 0, sorted.
  package var starts: [UInt32]
  package var occurrences: [Occurrence]

  /// - Parameter lineStarts: for each line of the text, where it begins
  package init(_ file: FileResolution, lineStarts: [Int]) {
    occurrences = file.occurrences.filter { Int($0.line) <= lineStarts.count && $0.line > 0 && $0.column > 0 }
    starts = occurrences.map { UInt32(truncatingIfNeeded: lineStarts[Int($0.line) - 1] + Int($0.column) - 1) }
  }

  /// What stands at a place.
  package func occurrences(at offset: UInt32) -> ArraySlice<Occurrence> {
    var (low, high) = (0, starts.count)
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] < offset { low = middle + 1 } else { high = middle }
    }
    var end = low
    while end < starts.count, starts[end] == offset { end += 1 }
    return occurrences[low..<end]
  }
}

/// A place at which a symbol is declared, mentioned, called, read or written.
package struct Occurrence: Hashable, Sendable {
  package var line: UInt32
  /// In UTF-8 bytes, from 1.
  package var column: UInt32
  package var symbol: ID<IndexedSymbol>
  package var roles: SymbolRoles
  /// Where its relations start in `FileResolution.relations`.
  package var firstRelation: UInt32
  package var relationCount: UInt32

  package init(line: UInt32, column: UInt32, symbol: ID<IndexedSymbol>, roles: SymbolRoles, firstRelation: UInt32, relationCount: UInt32) {
    self.line = line
    self.column = column
    self.symbol = symbol
    self.roles = roles
    self.firstRelation = firstRelation
    self.relationCount = relationCount
  }
}

/// How the symbol of an occurrence stands to another one: `wait()`, at a call in `run()`, is *called by* `run()`.
package struct Relation: Hashable, Sendable {
  package var roles: SymbolRoles
  package var symbol: ID<IndexedSymbol>

  package init(roles: SymbolRoles, symbol: ID<IndexedSymbol>) {
    self.roles = roles
    self.symbol = symbol
  }
}

/// A point in time as file systems tell it, since 1970 in UTC.
package struct IndexTime: Hashable, Sendable, Comparable {
  package var seconds: Int64
  package var nanoseconds: Int64

  package init(seconds: Int64, nanoseconds: Int64) {
    self.seconds = seconds
    self.nanoseconds = nanoseconds
  }

  package static func < (left: Self, right: Self) -> Bool {
    (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
  }
}

/// The part that a symbol plays at an occurrence or in a relation. The numbers are those of libIndexStore.
package struct SymbolRoles: OptionSet, Hashable, Sendable {
  package let rawValue: UInt32
  package init(rawValue: UInt32) { self.rawValue = rawValue }

  package static let declaration = SymbolRoles(rawValue: 1 << 0)
  package static let definition = SymbolRoles(rawValue: 1 << 1)
  package static let reference = SymbolRoles(rawValue: 1 << 2)
  package static let read = SymbolRoles(rawValue: 1 << 3)
  package static let write = SymbolRoles(rawValue: 1 << 4)
  package static let call = SymbolRoles(rawValue: 1 << 5)
  /// Which function runs depends on the object: a method that can be overridden, a protocol's requirement.
  package static let dynamic = SymbolRoles(rawValue: 1 << 6)
  package static let addressOf = SymbolRoles(rawValue: 1 << 7)
  /// Nothing in the text names it: an accessor, a literal's initializer, a synthesized declaration.
  package static let implicit = SymbolRoles(rawValue: 1 << 8)

  /// The symbol is a member of the related one.
  package static let childOf = SymbolRoles(rawValue: 1 << 9)
  /// The symbol is the superclass of the related one, or a protocol that it conforms to.
  package static let baseOf = SymbolRoles(rawValue: 1 << 10)
  /// The symbol overrides the related one, or is the witness of the related requirement.
  package static let overrideOf = SymbolRoles(rawValue: 1 << 11)
  /// The symbol is called on an object of the related type.
  package static let receivedBy = SymbolRoles(rawValue: 1 << 12)
  package static let calledBy = SymbolRoles(rawValue: 1 << 13)
  package static let extendedBy = SymbolRoles(rawValue: 1 << 14)
  package static let accessorOf = SymbolRoles(rawValue: 1 << 15)
  /// The occurrence stands in the related function, variable or type.
  package static let containedBy = SymbolRoles(rawValue: 1 << 16)
}
