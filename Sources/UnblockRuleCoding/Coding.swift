package import UnblockModel

// Whatever is generic over the coder stays in this module, where the compiler makes a copy for each coder: a linter loads
// its rules at every start.

extension RuleSet {
  package var encoded: String { encoding(self) }
  package init(encoded bytes: UnsafeBufferPointer<UInt8>) { self = decoding(bytes) }
  package init(encoded text: StaticString) { self = text.withUTF8Buffer { decoding($0) } }
}

extension RuleDocumentation {
  package var encoded: String { encoding(self) }
  package init(encoded bytes: UnsafeBufferPointer<UInt8>) { self = decoding(bytes) }
  package init(encoded text: StaticString) { self = text.withUTF8Buffer { decoding($0) } }
}

func encoding<Value: Coded>(_ value: Value) -> String {
  var encoder = Encoder()
  var copy = value
  copy.code(with: &encoder)
  return encoder.text
}

func decoding<Value: Coded>(_ bytes: UnsafeBufferPointer<UInt8>) -> Value {
  var decoder = Decoder(bytes)
  var value = Value.blank
  value.code(with: &decoder)
  return value
}
