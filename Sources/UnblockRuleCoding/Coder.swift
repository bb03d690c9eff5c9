/// Writes or reads the fields of a value, one after the other.
///
/// A type describes its fields once, as a function over any coder: what is written and what is read cannot drift apart.
package protocol Coder {
  /// A number from 0.
  mutating func number(_ value: inout UInt64)
  mutating func string(_ value: inout String)
}

extension Coder {
  package mutating func field(_ value: inout some Coded) { value.code(with: &self) }
}

/// A value that a coder writes, or fills in.
package protocol Coded {
  /// What a reader starts from; no field of it lasts.
  static var blank: Self { get }

  mutating func code(with coder: inout some Coder)
}
