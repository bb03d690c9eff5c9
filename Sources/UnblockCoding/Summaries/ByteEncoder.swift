import UnblockModel

/// Bytes that stand for a summary: numbers of seven bits to a byte, the lowest first.
///
/// Places in tables and offsets in the text are written as what they differ by from the ones before: most fit one byte.
struct ByteEncoder: Coder {
  private(set) var bytes: [UInt8] = []
  private var lastPlaces = PlaceRow()
  private var lastOffset: UInt32 = 0

  var isWriting: Bool { true }

  mutating func number(_ value: inout UInt64) { append(value) }

  mutating func string(_ value: inout String) {
    append(UInt64(value.utf8.count))
    bytes += value.utf8
  }

  mutating func place(_ value: inout Int32, in table: SummaryTable) {
    append(UInt64((value &- lastPlaces[table]).zigzag))
    lastPlaces[table] = value
  }

  mutating func offset(_ value: inout UInt32) {
    append(UInt64(Int32(bitPattern: value &- lastOffset).zigzag))
    lastOffset = value
  }

  mutating func refuse() { preconditionFailure("what is written is not refused") }

  private mutating func append(_ number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }
}

/// A number for each table.
struct PlaceRow {
  private var row: (Int32, Int32, Int32, Int32, Int32, Int32, Int32) = (0, 0, 0, 0, 0, 0, 0)

  /// Not an array: the table is known when the program is compiled, and so is the place in the row.
  @inline(__always)
  subscript(table: SummaryTable) -> Int32 {
    get {
      switch table {
      case .names: row.0
      case .types: row.1
      case .functions: row.2
      case .variables: row.3
      case .expressions: row.4
      case .arguments: row.5
      case .typeReferences: row.6
      }
    }
    set {
      switch table {
      case .names: row.0 = newValue
      case .types: row.1 = newValue
      case .functions: row.2 = newValue
      case .variables: row.3 = newValue
      case .expressions: row.4 = newValue
      case .arguments: row.5 = newValue
      case .typeReferences: row.6 = newValue
      }
    }
  }
}

extension Int32 {
  /// 0, -1, 1, -2, … as 0, 1, 2, 3, …
  @inline(__always)
  var zigzag: UInt32 { UInt32(bitPattern: (self &<< 1) ^ (self &>> 31)) }

  @inline(__always)
  init(zigzag: UInt32) { self = Int32(bitPattern: zigzag &>> 1) ^ (0 &- Int32(bitPattern: zigzag & 1)) }
}
