import Testing
import UnblockModel
import UnblockRuleFiles

@Suite struct SymbolNameTests {
  @Test(arguments: [
    "sleep(_:)", "open(_:_:_?:)", "pause()", "DispatchQueue.async(group?:qos?:flags?:execute:)",
    "Data.init(contentsOf:options?:)", "KDF.Scrypt.deriveKey(...)", "FileHandle.availableData", "environ",
  ])
  func aNameIsWrittenAsItWasRead(_ text: String) throws {
    #expect(try SymbolName(parsing: text).text == text)
  }

  @Test func theTypeIsAllBeforeTheLastDot() throws {
    let name = try SymbolName(parsing: "KDF.Scrypt.deriveKey(...)")
    #expect(name == SymbolName(type: "KDF.Scrypt", base: "deriveKey", arguments: .any))
  }

  @Test func labelsMayBeLeftOut() throws {
    let name = try SymbolName(parsing: "open(_:_?:flags?:)")
    let labels = [
      SymbolName.Label(name: nil, isOptional: false),
      SymbolName.Label(name: nil, isOptional: true),
      SymbolName.Label(name: "flags", isOptional: true),
    ]
    #expect(name == SymbolName(type: "", base: "open", arguments: .labels(labels)))
  }

  @Test func aPropertyHasNoParentheses() throws {
    #expect(try SymbolName(parsing: "FileHandle.availableData").arguments == .property)
    #expect(try SymbolName(parsing: "FileHandle.close()").arguments == .labels([]))
  }

  @Test(arguments: [
    ("", "expected an identifier, found nothing in ''"),
    ("open(", "expected ')' at the end of 'open('"),
    ("open(_:) ", "expected ')' at the end of 'open(_:) '"),
    ("open(_)", "expected ':' after each argument label of 'open(_)'"),
    ("open(_, flags:)", "expected an identifier, found '_, flags' in 'open(_, flags:)'"),
    ("open(:)", "expected an identifier, found nothing in 'open(:)'"),
    ("open(??:)", "expected an identifier, found '?' in 'open(??:)'"),
    (".close()", "expected an identifier, found nothing in '.close()'"),
    ("[Int].count", "expected an identifier, found '[Int]' in '[Int].count'"),
    ("2nd()", "expected an identifier, found '2nd' in '2nd()'"),
  ])
  func malformedNamesAreRefused(_ text: String, message: String) {
    #expect { try SymbolName(parsing: text) } throws: { ($0 as? MalformedName)?.message == message }
  }
}
