/// Writes or reads the fields of a value, one after the other.
///
/// A type describes its fields once, as a function over any coder: what is written and what is read cannot drift apart.
package protocol Coder {
  /// Whether values are written, and stay as they are; otherwise they are filled in.
  var isWriting: Bool { get }
  /// A number from 0.
  mutating func number(_ value: inout UInt64)
  mutating func string(_ value: inout String)
  /// How many elements follow.
  mutating func length(_ value: inout Int)
  /// A place in one of the tables of a summary.
  mutating func place(_ value: inout Int32, in table: SummaryTable)
  /// An offset in a text, most often near the one before.
  mutating func offset(_ value: inout UInt32)
  /// A stretch of a text.
  mutating func span(_ start: inout UInt32, _ end: inout UInt32)
  mutating func field<Value: Coded>(_ value: inout Value)
  /// Notes that what was read was never written: it is damaged.
  mutating func refuse()
}

extension Coder {
  package mutating func length(_ value: inout Int) { value.code(with: &self) }

  package mutating func place(_ value: inout Int32, in table: SummaryTable) {
    var number = UInt64(UInt32(bitPattern: value))
    self.number(&number)
    value = Int32(truncatingIfNeeded: number)
  }

  package mutating func offset(_ value: inout UInt32) {
    var number = UInt64(value)
    self.number(&number)
    value = UInt32(truncatingIfNeeded: number)
  }

  @inline(__always)
  package mutating func span(_ start: inout UInt32, _ end: inout UInt32) {
    var length = UInt64(end &- start)
    offset(&start)
    number(&length)
    end = start &+ UInt32(truncatingIfNeeded: length)
    if !isWriting, end < start { refuse() }
  }

  @inline(__always)
  package mutating func field<Value: Coded>(_ value: inout Value) { value.code(with: &self) }
}

/// A value that a coder writes, or fills in.
package protocol Coded {
  /// What a reader starts from; no field of it lasts.
  static var blank: Self { get }

  mutating func code(with coder: inout some Coder)
}

// MARK: - Enumerations with values

// Their cases stand in two `switch` statements, one that writes and one that reads. The compiler sees to it that neither lacks one.

extension Coder {
  @inline(__always)
  mutating func put(_ value: some Coded) {
    var value = value
    field(&value)
  }

  @inline(__always)
  mutating func put(_ tag: some Coded, _ first: some Coded) {
    put(tag)
    put(first)
  }

  @inline(__always)
  mutating func put(_ tag: some Coded, _ first: some Coded, _ second: some Coded) {
    put(tag, first)
    put(second)
  }

  @inline(__always)
  mutating func put(_ tag: some Coded, _ first: some Coded, _ second: some Coded, _ third: some Coded) {
    put(tag, first, second)
    put(third)
  }

  @inline(__always)
  mutating func next<Value: Coded>() -> Value {
    var value = Value.blank
    field(&value)
    return value
  }

  @inline(__always)
  mutating func next<Value: Coded>(_ type: Value.Type) -> Value { next() }
}
