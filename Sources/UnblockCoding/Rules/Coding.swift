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

private func encoding<Value: Coded>(_ value: Value) -> String {
  var encoder = TextEncoder()
  var copy = value
  copy.code(with: &encoder)
  return encoder.text
}

private func decoding<Value: Coded>(_ bytes: UnsafeBufferPointer<UInt8>) -> Value {
  var decoder = TextDecoder(bytes)
  var value = Value.blank
  value.code(with: &decoder)
  return value
}
