/// A JSON document, of the values that reports need. Objects keep the order of their keys.
package indirect enum JSONValue: Sendable {
  package typealias Field = (key: String, value: JSONValue)

  case string(String)
  case number(Int)
  case bool(Bool)
  case array([JSONValue])
  case fields([Field])

  package static func object(_ fields: KeyValuePairs<String, JSONValue>) -> JSONValue {
    .fields(fields.map { (key: $0.key, value: $0.value) })
  }

  /// The document as text, indented, ending with a line feed. What holds no other container stands on one line.
  package var text: String {
    var text = ""
    write(to: &text, indentation: 0)
    return text + "\n"
  }
}

extension JSONValue {
  private var isContainer: Bool {
    switch self {
    case .array, .fields: true
    case .string, .number, .bool: false
    }
  }

  private func write(to text: inout String, indentation: Int) {
    switch self {
    case .string(let string): writeQuoted(string, to: &text)
    case .number(let number): text += String(number)
    case .bool(let bool): text += bool ? "true" : "false"
    case .array(let elements):
      write(elements.map { (key: nil, value: $0) }, between: "[", "]", to: &text, indentation: indentation)
    case .fields(let fields):
      write(fields.map { (key: $0.key, value: $0.value) }, between: "{", "}", to: &text, indentation: indentation)
    }
  }

  private func write(
    _ members: [(key: String?, value: JSONValue)], between opening: String, _ closing: String, to text: inout String,
    indentation: Int
  ) {
    guard !members.isEmpty else { return text += opening + closing }
    let isOneLine = !members.contains { $0.value.isContainer }
    let inner = isOneLine ? " " : "\n" + String(repeating: "  ", count: indentation + 1)
    let outer = isOneLine ? " " : "\n" + String(repeating: "  ", count: indentation)
    text += opening
    for (index, member) in members.enumerated() {
      text += index == 0 ? inner : "," + inner
      if let key = member.key {
        writeQuoted(key, to: &text)
        text += ": "
      }
      member.value.write(to: &text, indentation: indentation + 1)
    }
    text += outer + closing
  }
}

/// Nearly all texts hold nothing that has to be written in another way.
private func writeQuoted(_ string: String, to text: inout String) {
  guard string.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }) else { return text += quoted(string) }
  text += "\""
  text += string
  text += "\""
}

/// A `String` is always Unicode: what was not in a file's name or text became U+FFFD when the string was made.
private func quoted(_ string: String) -> String {
  var text = "\""
  for scalar in string.unicodeScalars {
    switch scalar {
    case "\"": text += "\\\""
    case "\\": text += "\\\\"
    case "\n": text += "\\n"
    case "\r": text += "\\r"
    case "\t": text += "\\t"
    case "\u{0}"..."\u{1F}", "\u{7F}": text += "\\u00" + hexadecimal(scalar.value)
    default: text.unicodeScalars.append(scalar)
    }
  }
  return text + "\""
}

private func hexadecimal(_ value: UInt32) -> String {
  (value < 16 ? "0" : "") + String(value, radix: 16)
}
