// Not methods of `Coded` that other modules call: only in this module the compiler makes a version of these for each type.

/// What a value is to be read from again, by `decoded(_:)`.
func bytes(of value: some Coded) -> [UInt8] {
  var encoder = ByteEncoder()
  encoder.put(value)
  return encoder.bytes
}

/// - Parameter bytes: what `bytes(of:)` gave. Nil if they are anything else.
func decoded<Value: Coded>(_ bytes: UnsafeBufferPointer<UInt8>) -> Value? {
  guard var decoder = ByteDecoder(bytes) else { return nil }
  let value: Value = decoder.next()
  return decoder.isDamaged || !decoder.isAtEnd ? nil : value
}
