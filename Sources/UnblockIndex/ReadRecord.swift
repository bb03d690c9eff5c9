internal import CIndexStore
internal import UnblockModel

/// What a record says, in numbers that only hold within it.
struct Record: Sendable {
  struct Symbol: Sendable {
    var usr: String
    var name: String
    var kind: UInt32
    var subkind: UInt32
    var language: UInt32
    var properties: UInt64
  }

  var symbols: [Symbol] = []
  /// `symbol` is an index of `symbols`, as in the relations.
  var occurrences: [Occurrence] = []
  var relations: [Relation] = []
}

extension StoreHandle {
  func record(named name: String) -> Read<Record> {
    let read = withRecord(name) { reader -> Record? in
      var builder = RecordBuilder(functions: library.functions)
      let isWhole = builder.visit(reader)
      return isWhole ? builder.record : nil
    }
    switch read {
    case .contents(let record?): return .contents(record)
    case .contents(nil): return .damaged("it is damaged")
    case .damaged(let reason): return .damaged(reason)
    }
  }
}

/// Collects the occurrences of a record while the library goes through them.
private struct RecordBuilder {
  let functions: IndexStoreLibrary.Functions
  var record = Record()
  /// By the library's object for a symbol, which is one and the same as long as the reader lives. -1 for what is left out.
  private var known: [UnblockIndexObject: Int32] = [:]

  init(functions: IndexStoreLibrary.Functions) { self.functions = functions }

  /// False if what the record says cannot be all of it. Where a part of a file is zeros, the library reads the rest without a word.
  mutating func visit(_ reader: UnblockIndexObject) -> Bool {
    let functions = functions
    let isComplete = withUnsafeMutablePointer(to: &self) { pointer in
      functions.visitOccurrences(reader, pointer) { context, occurrence in
        guard let context, let occurrence else { return true }
        return context.assumingMemoryBound(to: RecordBuilder.self).pointee.add(occurrence)
      }
    }
    sort()
    // A file in which all is comment, or inactive, has a record without symbols, of which the library says that it could not be read.
    if known.isEmpty, !hasSymbols(reader) { return true }
    return isComplete && hasAllSymbols(of: reader) && record.symbols.allSatisfy { !$0.usr.isEmpty && !$0.usr.utf8.contains(0) }
  }

  private func hasSymbols(_ reader: UnblockIndexObject) -> Bool {
    var has = false
    withUnsafeMutablePointer(to: &has) { pointer in
      _ = functions.visitSymbols(reader, false, pointer) { context, _ in
        context?.assumingMemoryBound(to: Bool.self).pointee = true
        return false
      }
    }
    return has
  }

  /// Whether each symbol that the record lists occurs in it: the list comes first, and what is cut short is the occurrences.
  private mutating func hasAllSymbols(of reader: UnblockIndexObject) -> Bool {
    let functions = functions
    return withUnsafeMutablePointer(to: &self) { pointer in
      functions.visitSymbols(reader, false, pointer) { context, symbol in
        guard let context, let symbol else { return true }
        return context.assumingMemoryBound(to: RecordBuilder.self).pointee.known[symbol] != nil
      }
    }
  }

  /// False for an occurrence at no place.
  private mutating func add(_ occurrence: UnblockIndexObject) -> Bool {
    var line: UInt32 = 0
    var column: UInt32 = 0
    functions.occurrencePosition(occurrence, &line, &column)
    guard line > 0, column > 0 else { return false }
    guard let symbol = symbol(functions.occurrenceSymbol(occurrence)) else { return true }
    let first = record.relations.count
    addRelations(of: occurrence)
    record.occurrences.append(
      Occurrence(
        line: line, column: column, symbol: symbol,
        roles: SymbolRoles(rawValue: UInt32(truncatingIfNeeded: functions.occurrenceRoles(occurrence))),
        firstRelation: UInt32(first), relationCount: UInt32(record.relations.count - first)
      )
    )
    return true
  }

  private mutating func addRelations(of occurrence: UnblockIndexObject) {
    let functions = functions
    withUnsafeMutablePointer(to: &self) { pointer in
      _ = functions.visitRelations(occurrence, pointer) { context, relation in
        guard let context, let relation else { return true }
        context.assumingMemoryBound(to: RecordBuilder.self).pointee.addRelation(relation)
        return true
      }
    }
  }

  private mutating func addRelation(_ relation: UnblockIndexObject) {
    guard let symbol = symbol(functions.relationSymbol(relation)) else { return }
    record.relations.append(Relation(roles: SymbolRoles(rawValue: UInt32(truncatingIfNeeded: functions.relationRoles(relation))), symbol: symbol))
  }

  /// The number of a symbol in this record; nil for one that says nothing about callees.
  private mutating func symbol(_ object: UnblockIndexObject?) -> ID<IndexedSymbol>? {
    guard let object else { return nil }
    if let number = known[object] { return number < 0 ? nil : ID(Int(number)) }
    let kind = functions.symbolKind(object)
    let subkind = functions.symbolSubkind(object)
    guard !isLeftOut(kind: kind, subkind: subkind) else {
      known[object] = -1
      return nil
    }
    let number = record.symbols.count
    known[object] = Int32(number)
    record.symbols.append(
      Record.Symbol(
        usr: String(functions.symbolUSR(object)), name: String(functions.symbolName(object)), kind: kind, subkind: subkind,
        language: functions.symbolLanguage(object), properties: functions.symbolProperties(object)
      )
    )
    return ID(number)
  }

  /// The compiler writes in order; nothing promises it.
  private mutating func sort() {
    func isBefore(_ left: Occurrence, _ right: Occurrence) -> Bool { (left.line, left.column) < (right.line, right.column) }
    let occurrences = record.occurrences
    guard zip(occurrences, occurrences.dropFirst()).contains(where: { isBefore($1, $0) }) else { return }
    // Swift's sort is stable, though it does not promise so: the number of the first relation tells which came first.
    record.occurrences.sort { isBefore($0, $1) || !isBefore($1, $0) && $0.firstRelation < $1.firstRelation }
  }
}
