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
    if let flaw = flaw(inRecord: name) { return .damaged(flaw) }
    let result = withRecord(name) { reader in
      var builder = RecordBuilder(functions: library.functions)
      builder.visit(reader)
      return builder.record
    }
    return result
  }
}

/// Collects the occurrences of a record while the library goes through them.
private struct RecordBuilder {
  let functions: IndexStoreLibrary.Functions
  var record = Record()
  /// By the library's object for a symbol, which is one and the same as long as the reader lives. -1 for what is left out.
  private var known: [UnblockIndexObject: Int32] = [:]

  init(functions: IndexStoreLibrary.Functions) { self.functions = functions }

  mutating func visit(_ reader: UnblockIndexObject) {
    let functions = functions
    withUnsafeMutablePointer(to: &self) { pointer in
      _ = functions.visitOccurrences(reader, pointer) { context, occurrence in
        guard let context, let occurrence else { return true }
        context.assumingMemoryBound(to: RecordBuilder.self).pointee.add(occurrence)
        return true
      }
    }
    sort()
  }

  private mutating func add(_ occurrence: UnblockIndexObject) {
    guard let symbol = symbol(functions.occurrenceSymbol(occurrence)) else { return }
    var line: UInt32 = 0
    var column: UInt32 = 0
    functions.occurrencePosition(occurrence, &line, &column)
    let first = record.relations.count
    addRelations(of: occurrence)
    record.occurrences.append(
      Occurrence(
        line: line, column: column, symbol: symbol,
        roles: SymbolRoles(rawValue: UInt32(truncatingIfNeeded: functions.occurrenceRoles(occurrence))),
        firstRelation: UInt32(first), relationCount: UInt32(record.relations.count - first)
      )
    )
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
  private mutating func symbol(_ object: UnblockIndexObject?) -> ID<Symbol>? {
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
