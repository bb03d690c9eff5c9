import Foundation
import Testing
import UnblockModel
import UnblockCoding
import UnblockRuleFiles
import UnblockRules

/// The real data of `Rules/`.
@Suite struct RulesFolderTests {
  @Test func theEmbeddedRulesAreThoseOfTheFolder() throws {
    let (rules, documentation) = try loadRules(sources())
    #expect(sameRules(RuleSet.builtIn, rules))
    #expect(sameDocumentation(RuleDocumentation.builtIn, documentation))
  }

  @Test func whatIsWrittenIsRead() throws {
    let (rules, documentation) = try loadRules(sources())
    #expect(sameRules(Array(rules.encoded.utf8).withUnsafeBufferPointer { RuleSet(encoded: $0) }, rules))
    let recoded = Array(documentation.encoded.utf8).withUnsafeBufferPointer { RuleDocumentation(encoded: $0) }
    #expect(sameDocumentation(recoded, documentation))
  }

  /// Compared out of sight of the test library, which would print both if they differ.
  private func sameRules(_ left: RuleSet, _ right: RuleSet) -> Bool { left == right }
  private func sameDocumentation(_ left: RuleDocumentation, _ right: RuleDocumentation) -> Bool { left == right }

  /// In the order in which the build embeds them.
  private func sources() throws -> [RuleFileSource] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Rules").standardized
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".yml") }
    return try names.sorted().map { name in
      let path = folder.appending(path: name).path
      return RuleFileSource(text: try String(contentsOfFile: path, encoding: .utf8), path: path, name: name)
    }
  }
}
