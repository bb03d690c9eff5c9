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
    // Compared out of sight of the test library, which would print megabytes of both if they differ.
    let (hasRules, hasDocumentation) = (RuleSet.builtIn == rules, RuleDocumentation.builtIn == documentation)
    #expect(hasRules)
    #expect(hasDocumentation)
  }

  @Test func whatIsWrittenIsRead() throws {
    let (rules, documentation) = try loadRules(sources())
    let isSame = Array(rules.encoded.utf8).withUnsafeBufferPointer { RuleSet(encoded: $0) } == rules
    #expect(isSame)
    let isDocumentationSame = Array(documentation.encoded.utf8).withUnsafeBufferPointer { RuleDocumentation(encoded: $0) } == documentation
    #expect(isDocumentationSame)
  }

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
