import Foundation
import Testing
import UnblockTestSupport

/// What the scripts of `Tests/fixits` find: fix-its compile, and what they make of a program means the same.
///
/// Serialized: each script runs as many compilers as there are cores.
@Suite(.serialized) struct FixItTests {
  @Test func everyFixItCompiles() throws { try expectSuccess(of: "check.py", ["--cache", cache]) }

  @Test func resultsAreThoseThatAreKept() throws { try expectSuccess(of: "results.py", ["--cache", cache]) }

  @Test func programsPrintTheSameAfterwards() throws { try expectSuccess(of: "meaning.py") }

  /// A share of what `make test-fixes` tries.
  @Test func fixItsOfEditedFixturesCompile() throws { try expectSuccess(of: "edits.py", ["--count", "40", "--cache", cache]) }

  /// What the compiler said of a text stays true of it.
  private var cache: String { projectRoot.appendingPathComponent(".build-fixits").path }

  private func expectSuccess(of script: String, _ arguments: [String] = []) throws {
    let path = projectRoot.appendingPathComponent("Tests/fixits/\(script)").path
    let tool = productsFolder.appendingPathComponent("unblock").path
    let all = ["python3", path, "--tool", tool, "--runtime", productsFolder.path] + arguments
    let run = try run(URL(fileURLWithPath: "/usr/bin/env"), all, in: projectRoot, seconds: 1800)
    #expect(run.end == .status(0), "\(run.text)\(run.errors)")
  }
}
