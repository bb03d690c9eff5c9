/// Reads what an `TextEncoder` wrote. Its input is compiled into the binary: text of another form is a mistake of the build.
struct TextDecoder: Coder {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var next = 0
  private var strings: [String] = []

  var isWriting: Bool { false }

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    let count = Int(number())
    strings.reserveCapacity(count)
    for _ in 0..<count { strings.append(tableString()) }
  }

  mutating func number(_ value: inout UInt64) { value = number() }

  mutating func string(_ value: inout String) { value = strings[Int(number())] }

  mutating func refuse() { preconditionFailure("the rules in the binary are not what this program wrote") }

  private mutating func number() -> UInt64 {
    var value: UInt64 = 0
    var shift = 0
    while true {
      let digit = bytes[next] - Digits.first
      next += 1
      value |= UInt64(digit & (Digits.more - 1)) << UInt64(shift)
      if digit < Digits.more { return value }
      shift += Digits.bits
    }
  }

  private mutating func tableString() -> String {
    let count = Int(number())
    defer { next += count }
    return String(decoding: bytes[next..<(next + count)], as: UTF8.self)
  }
}
