import SwiftParser
import SwiftSyntax
import Testing
import UnblockAnalysis
import UnblockModel
import UnblockRewriting
import UnblockRules
import UnblockTestSupport

/// Every replacement that `Rules/` has is offered for an example of its entry, and cures it.
@Suite struct FixExampleTests {
  private static let cures: [Cure] = RuleDocumentation.builtIn.examples.filter { $0.section == "apis" }.flatMap(cures)

  @Test func everyFixIsOffered() {
    let offered = Dictionary(grouping: Self.cures, by: \.location)
    let locations = Dictionary(Self.cures.map { ($0.api, $0.location) }) { first, _ in first }
    var missing: [String] = []
    for (number, api) in RuleSet.builtIn.apis.enumerated() where !api.fixes.isEmpty {
      let own = locations[number].flatMap { offered[$0] } ?? []
      missing += api.fixes.filter { fix in !own.contains { $0.fixIt.isMade(by: fix) } }.map { "\(api.module).\(api.name): \($0.title)" }
    }
    #expect(missing.isEmpty, "fixes that no example is offered:\n\(missing.joined(separator: "\n"))")
  }

  @Test func curedExamplesAreSilent() {
    let failures = Self.cures.compactMap { cure -> String? in
      let findings = cure.linting.findings(in: [SourceFile(cure.text)])
      return findings.isEmpty ? nil : "\(cure.location): \(cure.fixIt.title): \(findings.map(\.api))\n\(cure.text)"
    }
    #expect(failures.isEmpty, "\(failures.count) cured examples still block:\n\(failures.joined(separator: "\n"))")
  }

  @Test func curedExamplesParse() {
    let failures = Self.cures.filter { Parser.parse(source: $0.text).hasError }
    #expect(failures.isEmpty, "\(failures.map { "\($0.location): \($0.fixIt.title):\n\($0.text)" }.joined(separator: "\n"))")
  }

  @Test func thereAreManyFixes() {
    #expect(RuleSet.builtIn.apis.filter { !$0.fixes.isEmpty }.count >= 100)
    #expect(Self.cures.count >= 250)
  }

  private static func cures(of example: RuleDocumentation.Example) -> [Cure] {
    var linting = linting(for: example)
    linting.options.wantsFacts = true
    let rewriter = Rewriter(rules: .builtIn)
    return example.flagged.flatMap { statement -> [Cure] in
      let file = SourceFile(sourceText(for: statement, of: example, platform: linting.platform))
      let findings = linting.findings(in: [file])
      let fixIts = rewriter.fixIts(for: findings, in: Array(file.text.utf8), path: file.path)
      return zip(findings, fixIts).flatMap { finding, fixIts -> [Cure] in
        guard case .api(let number)? = finding.facts?.subject else { return [] }
        return fixIts.filter { !$0.edits.isEmpty }.map { Cure(api: number, location: example.location, fixIt: $0, text: $0.applied(to: file.text), linting: linting) }
      }
    }
  }
}

/// A fix-it of an example, and what becomes of the example's file.
private struct Cure: Sendable {
  /// Its place in `RuleSet.apis`.
  var api: Int
  var location: String
  var fixIt: FixIt
  var text: String
  var linting: Linting
}

extension FixIt {
  fileprivate func isMade(by fix: FixRule) -> Bool {
    rewrite == fix.rewrite && title.hasPrefix(fix.title + (fix.changes.isEmpty ? "" : "; " + fix.changes))
  }

  /// The text of the only file with the edits made.
  fileprivate func applied(to text: String) -> String {
    var bytes = Array(text.utf8)
    for edit in edits.sorted(by: { $0.range.bytes.start > $1.range.bytes.start }) {
      bytes.replaceSubrange(Int(edit.range.bytes.start)..<Int(edit.range.bytes.end), with: Array(edit.replacement.utf8))
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
