import Foundation
import Testing
import UnblockAnalysis
import UnblockModel
import UnblockTestSupport

/// What is done to a program's text, and what must come of it.
@Suite struct MetamorphicTests {
  @Test func withoutConcurrencyNothingIsReported() {
    let left = Fixture.all.flatMap { fixture -> [String] in
      let linting = Linting(platform: fixture.platform)
      let stripping = WithoutConcurrency(rules: linting.rules, files: fixture.files)
      let files = onLargeStack { fixture.files.map(stripping.strip) }
      #expect(files.allSatisfy { summary(of: $0.text, linting).notes.isEmpty }, "\(fixture.name) does not parse")
      return linting.findings(in: files).filter { $0.kind != "suppression" }.map { describe($0, in: files) }
    }
    #expect(left.isEmpty, "\(left.count) findings are left:\n\(left.joined(separator: "\n"))")
  }

  @Test func orderDoesNotMatter() { expectTheSame(after: Reordering.reversed) }

  @Test func commentsAndBlankLinesDoNotMatter() { expectTheSame(after: Reordering.loosened) }

  private func expectTheSame(after change: @Sendable ([SourceFile]) -> [SourceFile]) {
    let differences = Fixture.all.flatMap { fixture -> [String] in
      let before = identities(fixture.files, fixture.platform)
      let after = identities(change(fixture.files), fixture.platform)
      return surplus(of: before, over: after).map { "\(fixture.name): gone: \($0)" }
        + surplus(of: after, over: before).map { "\(fixture.name): new: \($0)" }
    }
    #expect(differences.isEmpty, "\(differences.count) findings differ:\n\(differences.joined(separator: "\n"))")
  }

  /// What the findings say, but for where. Of what is computed once all uses: which of them is the first is decided by their order.
  private func identities(_ files: [SourceFile], _ platform: String) -> [String] {
    var linting = Linting(platform: platform)
    linting.options.reportsAllUses = true
    return linting.findings(in: files).map { finding in
      let steps = finding.trace.map { "\($0.function) calls \($0.calls)" }
      return ([finding.rule, finding.api, finding.context.name, finding.message, finding.confidence.rawValue] + steps).joined(separator: " | ")
    }
  }

  private func describe(_ finding: Finding, in files: [SourceFile]) -> String {
    let file = files.first { $0.path == finding.range.path }!
    let line = file.line(at: finding.range.bytes.start)
    return "\(file.path):\(line): \(finding.rule) in \(finding.context.kind) \(finding.context.name): \(file.lines[line - 1].drop { $0 == " " })"
  }
}

/// The built tool writes the same bytes, however many threads read.
@Suite struct DeterminismTests {
  @Test func fixturesInOneAndEightThreads() throws {
    try expectTheSameBytes(in: projectRoot.appendingPathComponent("Fixtures"))
  }

  @Test func aPackageInOneAndEightThreads() throws {
    let folder = try TemporaryFolder()
    let package = try #require(checkout("swift-argument-parser"))
    let copy = folder.url.appendingPathComponent("Parsing")
    try FileManager.default.copyItem(at: package.appendingPathComponent("Sources/ArgumentParser/Parsing"), to: copy)
    try expectTheSameBytes(in: copy)
  }

  private func expectTheSameBytes(in folder: URL) throws {
    let runs = try ["1", "8"].map { jobs in
      try runTool(["lint", "--no-config", "--strict", "--platform", "linux", "--format", "json", "--jobs", jobs, "."], in: folder, seconds: 120)
    }
    #expect(!runs[0].output.isEmpty)
    #expect(runs[0].output == runs[1].output)
    #expect(runs[0].errors == runs[1].errors)
    #expect(runs[0].end == runs[1].end)
  }
}
