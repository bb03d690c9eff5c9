import Foundation
import Testing
import UnblockModel
import UnblockTestSupport

@testable import unblock

/// `--verify`, with commands of the shell that play the build.
@Suite struct VerifyRunTests {
  private func run(_ linter: FakeLinter, build script: String) throws -> FixOutcome {
    try linter.folder.write(Data(script.utf8), to: "build.sh")
    return try linter.run { run in
      run.build = {
        let result = try shell("echo run >> builds.log; sh build.sh", in: linter.folder)
        return BuildResult(status: result.status, output: result.output)
      }
    }
  }

  /// An error at each line with the word `bad`.
  private let complainsOfBad = """
    grep -n bad *.swift /dev/null | sed 's/^\\([^:]*\\):\\([0-9]*\\):.*/\\1:\\2:1: error: bad here/'
    ! grep -q bad *.swift
    """

  private func fixIts(badAt marks: Set<Character>) -> @Sendable (String, [UInt8], Int) -> [FixIt] {
    { path, text, offset in
      let mark = Character(UnicodeScalar(text[offset + 5]))
      return [fixIt([edit(path, offset, 5, marks.contains(mark) ? "bad" : "CURED")])]
    }
  }

  @Test func goodOnesStay() throws {
    let folder = try TemporaryFolder(["a.swift": "BLOCK1\nBLOCK2\n"])
    var linter = FakeLinter(folder: folder, files: ["a.swift"])
    linter.fixIts = fixIts(badAt: [])
    let outcome = try run(linter, build: complainsOfBad)
    #expect(try linter.text("a.swift") == "CURED1\nCURED2\n")
    // Before, and after.
    #expect(outcome.builds == 2)
    #expect(try folder.bytes("builds.log") == Array("run\nrun\n".utf8))
  }

  @Test func badOnesAreTakenBackAndNotTriedAgain() throws {
    let folder = try TemporaryFolder(["a.swift": "BLOCK1\nBLOCK2\nBLOCK3\n", "b.swift": "BLOCK2\n"])
    var linter = FakeLinter(folder: folder, files: ["a.swift", "b.swift"])
    linter.fixIts = fixIts(badAt: ["2"])
    let outcome = try run(linter, build: complainsOfBad)
    #expect(try linter.text("a.swift") == "CURED1\nBLOCK2\nCURED3\n")
    #expect(try linter.text("b.swift") == "BLOCK2\n")
    #expect(outcome.builds == 3)
    #expect(outcome.report.findings.count == 2)
    #expect(
      outcome.notes(wasDry: false) == [
        "a.swift: note: taken back: use 'CURED': a.swift:2: bad here",
        "b.swift: note: taken back: use 'CURED': b.swift:1: bad here",
        "fixed 2 findings in 1 file; 2 fix-its taken back; 2 findings left",
      ])
  }

  /// The error stands where no fix-it has written anything.
  @Test func errorsElsewhereAreHalved() throws {
    let folder = try TemporaryFolder(["a.swift": "BLOCK1\nBLOCK2\nBLOCK3\nBLOCK4\n"])
    var linter = FakeLinter(folder: folder, files: ["a.swift"])
    linter.fixIts = fixIts(badAt: ["3"])
    let outcome = try run(linter, build: "grep -q bad a.swift && { echo 'other.swift:1:1: error: because of it'; exit 1; }; exit 0")
    #expect(try linter.text("a.swift") == "CURED1\nCURED2\nBLOCK3\nCURED4\n")
    #expect(outcome.refused.map(\.error?.message) == ["because of it"])
  }

  /// A fix-it over several files is taken back in all of them.
  @Test func aFixItIsTakenBackAsAWhole() throws {
    let folder = try TemporaryFolder(["a.swift": "BLOCK1\nfunc f() {}\n", "b.swift": "f()\nBLOCK2\n"])
    var linter = FakeLinter(folder: folder, files: ["a.swift", "b.swift"])
    linter.fixIts = { path, _, offset in
      guard path == "a.swift" else { return [fixIt([edit(path, offset, 5, "CURED")])] }
      return [fixIt([edit("a.swift", offset, 5, "CURED"), edit("a.swift", 14, 0, "async"), edit("b.swift", 0, 3, "await bad()")])]
    }
    _ = try run(linter, build: complainsOfBad)
    #expect(try linter.text("a.swift") == "BLOCK1\nfunc f() {}\n")
    #expect(try linter.text("b.swift") == "f()\nCURED2\n")
  }

  @Test func aBuildThatFailedBeforeIsNotMadeWorse() throws {
    let folder = try TemporaryFolder(["a.swift": "bad\nBLOCK1\nBLOCK2\n"])
    var linter = FakeLinter(folder: folder, files: ["a.swift"])
    linter.fixIts = { path, text, offset in
      let isFirst = text[offset + 5] == UInt8(ascii: "1")
      return [fixIt([edit(path, offset, 5, isFirst ? "x\nCURED" : "bad")])]
    }
    let outcome = try run(linter, build: complainsOfBad)
    #expect(try linter.text("a.swift") == "bad\nx\nCURED1\nBLOCK2\n")
    #expect(outcome.buildFailedBefore)
  }

  @Test func whatFailsWithoutAWordIsTakenBack() throws {
    let folder = try TemporaryFolder(["a.swift": "BLOCK1\n"])
    var linter = FakeLinter(folder: folder, files: ["a.swift"])
    linter.fixIts = fixIts(badAt: ["1"])
    let outcome = try run(linter, build: "! grep -q bad a.swift")
    #expect(try linter.text("a.swift") == "BLOCK1\n")
    #expect(outcome.notes(wasDry: false)[0] == "a.swift: note: taken back: use 'CURED': the build fails with it")
  }

  /// What waits for its turn is built in the next round; the first build is not repeated.
  @Test func laterRoundsAreBuiltToo() throws {
    let folder = try TemporaryFolder(["a.swift": "(BLOCK1 BLOCK2)\n"])
    var linter = FakeLinter(folder: folder, files: ["a.swift"])
    linter.fixIts = { path, text, offset in
      let isBad = text[offset + 5] == UInt8(ascii: "2")
      let new = text[..<offset] + Array((isBad ? "bad" : "CURED").utf8) + text[(offset + 5)...]
      return [fixIt([edit(path, 0, text.count, String(decoding: new, as: UTF8.self))])]
    }
    let outcome = try run(linter, build: complainsOfBad)
    #expect(try linter.text("a.swift") == "(CURED1 BLOCK2)\n")
    #expect(outcome.builds == 3)
    #expect(outcome.refused.count == 1)
  }
}
