import UnblockModel
import UnblockCoding

/// The Swift source that carries the rules: two string literals, which the compiler only copies.
func generatedSource(_ rules: RuleSet, _ documentation: RuleDocumentation) -> String {
  """
  // Generated from `Rules/` by `unblock-embed-rules`.

  enum Embedded {
    static let ruleSet: StaticString = "\(escaped(rules.encoded))"

    static let documentation: StaticString = "\(escaped(documentation.encoded))"
  }

  """
}

private func escaped(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\\", "\"": result += "\\\(scalar)"
    case "\n": result += "\\n"
    case _ where scalar.value < 0x20: result += "\\u{\(String(scalar.value, radix: 16))}"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}
