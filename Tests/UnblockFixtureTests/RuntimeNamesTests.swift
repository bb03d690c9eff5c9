import Foundation
import Testing
import UnblockRewriting
import UnblockTestSupport

/// What fix-its know of UnblockRuntime's own names.
@Suite struct RuntimeNamesTests {
  @Test func typesAreThoseOfThePublicAPI() throws {
    let text = try String(contentsOf: projectRoot.appendingPathComponent("Tests/UnblockRuntimeTests/PublicAPI.txt"), encoding: .utf8)
    let declared = text.split(separator: "\n").compactMap { line -> [String]? in
      let words = line.split { !$0.isLetter && !$0.isNumber && $0 != "_" && $0 != "." }.map(String.init).filter { $0 != "final" }
      guard words.first == "public", words.count > 2, ["struct", "enum", "class", "protocol", "actor"].contains(words[1]) else { return nil }
      return [words[2], words[1]]
    }
    #expect(!declared.isEmpty)
    #expect(Dictionary(declared.map { ($0[0], $0[1]) }) { first, _ in first } == RuntimeNames.kindsOfTypes)
  }
}
