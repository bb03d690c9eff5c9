import UnblockModel

/// Reads what a `ByteEncoder` wrote, from bytes that may be damaged.
///
/// It never traps. What cannot have been written makes `isDamaged` true, and all that is read from there on is nothing.
struct ByteDecoder: Coder {
  private(set) var isDamaged = false
  private var next: UnsafePointer<UInt8>
  private var end: UnsafePointer<UInt8>
  private var lastPlaces = PlaceRow()
  private var lastOffset: UInt32 = 0
  /// How many elements each table is going to have.
  var sizes = PlaceRow()

  /// - Parameter bytes: at least one byte; they must outlive the decoder
  init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let start = bytes.baseAddress else { return nil }
    next = start
    end = start + bytes.count
  }

  var isWriting: Bool { false }
  var isAtEnd: Bool { next == end }

  @inline(__always)
  mutating func number(_ value: inout UInt64) { value = number() }

  mutating func string(_ value: inout String) {
    let length = number()
    guard length <= UInt64(end - next) else { return refuse() }
    value = String(decoding: UnsafeBufferPointer(start: next, count: Int(length)), as: UTF8.self)
    next += Int(length)
  }

  /// Each element takes a byte at least: a number that is too large for what is left is damage, and no memory is asked for.
  mutating func length(_ value: inout Int) {
    let length = number()
    value = 0
    guard length <= UInt64(end - next) else { return refuse() }
    value = Int(length)
  }

  @inline(__always)
  mutating func place(_ value: inout Int32, in table: SummaryTable) {
    value = lastPlaces[table] &+ Int32(zigzag: UInt32(truncatingIfNeeded: number()))
    lastPlaces[table] = value
    if UInt32(bitPattern: value) >= UInt32(bitPattern: sizes[table]) { refuse(&value, in: table) }
  }

  /// A list without arguments may begin where the table ends.
  private mutating func refuse(_ value: inout Int32, in table: SummaryTable) {
    if table == .arguments, value == sizes[table] { return }
    value = 0
    refuse()
  }

  @inline(__always)
  mutating func offset(_ value: inout UInt32) {
    value = lastOffset &+ UInt32(bitPattern: Int32(zigzag: UInt32(truncatingIfNeeded: number())))
    lastOffset = value
  }

  @inline(never)
  mutating func refuse() {
    isDamaged = true
    next = end
  }

  @inline(__always)
  private mutating func number() -> UInt64 {
    guard next < end else { return ended() }
    let byte = next.pointee
    next += 1
    return byte < 0x80 ? UInt64(byte) : longNumber(UInt64(byte & 0x7F))
  }

  private mutating func longNumber(_ first: UInt64) -> UInt64 {
    var value = first
    var shift: UInt64 = 7
    while next < end {
      let byte = next.pointee
      next += 1
      value |= UInt64(byte & 0x7F) &<< shift
      if byte < 0x80 { return value }
      shift += 7
      guard shift < 64 else { break }
    }
    return ended()
  }

  @inline(never)
  private mutating func ended() -> UInt64 {
    refuse()
    return 0
  }
}
