/// The text that stands for a value: a table of all its strings, each once, then its numbers and references to strings.
///
/// Numbers are digits to the base of 32, the lowest first, in printable ASCII: the text goes into a string literal of
/// generated Swift source, which compiles fast whatever its length, while an array literal does not.
struct TextEncoder: Coder {
  private var strings: [String] = []
  private var places: [String: Int] = [:]
  private var body: [UInt8] = []

  var isWriting: Bool { true }

  mutating func number(_ value: inout UInt64) { Digits.append(value, to: &body) }

  mutating func string(_ value: inout String) {
    Digits.append(UInt64(place(of: value)), to: &body)
  }

  mutating func refuse() { preconditionFailure("what is written is not refused") }

  /// The table and what refers to it.
  var text: String {
    var bytes: [UInt8] = []
    Digits.append(UInt64(strings.count), to: &bytes)
    for string in strings {
      Digits.append(UInt64(string.utf8.count), to: &bytes)
      bytes += string.utf8
    }
    return String(decoding: bytes + body, as: UTF8.self)
  }

  private mutating func place(of string: String) -> Int {
    if let place = places[string] { return place }
    places[string] = strings.count
    strings.append(string)
    return strings.count - 1
  }
}

/// Five bits of a number in each byte; a sixth says that more follow.
enum Digits {
  static let first: UInt8 = 0x30
  static let more: UInt8 = 0x20
  static let bits = 5

  static func append(_ number: UInt64, to bytes: inout [UInt8]) {
    var rest = number
    while rest >> bits != 0 {
      bytes.append(first + (UInt8(truncatingIfNeeded: rest) & (more - 1)) + more)
      rest >>= bits
    }
    bytes.append(first + UInt8(rest))
  }
}
