import Foundation
import Testing
import UnblockModel
import UnblockTestSupport

@testable import unblock

@Suite struct FixRunTests {
  @Test func filesAreFixedOnceAndForAll() throws {
    let folder = try TemporaryFolder(["a.swift": "BLOCK\nx\nBLOCK\n", "b.swift": "y\n"])
    let linter = FakeLinter(folder: folder, files: ["a.swift", "b.swift"])
    let outcome = try linter.run()
    #expect(try linter.text("a.swift") == "CURED\nx\nCURED\n")
    #expect(outcome.applied.count == 2)
    #expect(outcome.changes.map(\.path) == ["a.swift"])
    #expect(outcome.report.findings.isEmpty)
    #expect(outcome.notes(wasDry: false) == ["fixed 2 findings in 1 file; no findings left"])
    let again = try linter.run()
    #expect(again.changes.isEmpty && again.applied.isEmpty)
    #expect(again.notes(wasDry: false) == ["nothing to fix; no findings left"])
  }

  @Test func aDryRunChangesNothing() throws {
    let folder = try TemporaryFolder(["a.swift": "BLOCK\n"])
    let linter = FakeLinter(folder: folder, files: ["a.swift"])
    let outcome = try linter.run {
      $0.isDryRun = true
      $0.checkBeforeWriting = { _ in Issue.record("nothing is written") }
    }
    #expect(try linter.text("a.swift") == "BLOCK\n")
    #expect(outcome.changes.map(\.new) == [Array("CURED\n".utf8)])
    #expect(outcome.notes(wasDry: true) == ["would fix 1 finding in 1 file; no findings left"])
  }

  /// The second round sees what the first has left; files are written once, with all rounds in them.
  @Test func whatOverlapsIsFixedInTheNextRound() throws {
    let folder = try TemporaryFolder(["a.swift": "(BLOCK BLOCK)\n"])
    var linter = FakeLinter(folder: folder, files: ["a.swift"])
    linter.fixIts = wholeLine
    let outcome = try linter.run()
    #expect(try linter.text("a.swift") == "(CURED CURED)\n")
    #expect(outcome.changes.map(\.old) == [Array("(BLOCK BLOCK)\n".utf8)])
    #expect(outcome.applied.count == 2 && !outcome.isUnfinished)
  }

  @Test func aFixItThatDoesNotHelpIsAppliedOnce() throws {
    let folder = try TemporaryFolder(["a.swift": "BLOCK\n"])
    var linter = FakeLinter(folder: folder, files: ["a.swift"])
    linter.fixIts = { path, _, offset in [fixIt([edit(path, offset, 0, "offload { "), edit(path, offset + 5, 0, " }")])] }
    let outcome = try linter.run()
    #expect(try linter.text("a.swift") == "offload { BLOCK }\n")
    #expect(outcome.isUnfinished)
  }

  /// Fix-its that undo each other do not go round and round.
  @Test func thereIsNoWayBack() throws {
    let folder = try TemporaryFolder(["a.swift": "A\n"])
    let linter = FakeLinter(folder: folder, files: ["a.swift"])
    let outcome = try linter.run { run in
      run.lint = { overlay in
        let text = overlay[linter.path.appending("a.swift")] ?? Array("A\n".utf8)
        let isA = text[0] == UInt8(ascii: "A")
        var finding = finding("a.swift", 0, 1, fixIts: [fixIt([edit("a.swift", 0, 1, isA ? "B" : "A")])])
        finding.api = isA ? "a" : "b"
        return Report(findings: [finding], problems: [], fileCount: 1, functionCount: 0, sources: ["a.swift": text])
      }
    }
    #expect(try linter.text("a.swift") == "B\n")
    #expect(outcome.isUnfinished)
  }

  @Test func theRoundsAreLimited() throws {
    let folder = try TemporaryFolder(["a.swift": String(repeating: "BLOCK\n", count: 25)])
    var linter = FakeLinter(folder: folder, files: ["a.swift"])
    // All of them put something else before the first byte, so that there is one in each round.
    linter.fixIts = { path, _, offset in [fixIt([edit(path, 0, 0, "\(offset)"), edit(path, offset, 5, "CURED")])] }
    let outcome = try linter.run()
    #expect(outcome.applied.count == FixRun.mostRounds)
    #expect(outcome.isUnfinished)
    #expect(outcome.report.findings.count == 25 - FixRun.mostRounds)
  }

  @Test func aDirtyTreeStopsItBeforeAnythingIsWritten() throws {
    let folder = try TemporaryFolder(["a.swift": "BLOCK\n"])
    let linter = FakeLinter(folder: folder, files: ["a.swift"])
    #expect(throws: UsageError.self) {
      try linter.run { $0.checkBeforeWriting = { _ in throw UsageError(description: "dirty") } }
    }
    #expect(try linter.text("a.swift") == "BLOCK\n")
  }

  @Test func whatCannotBeWrittenIsReportedAndStillFound() throws {
    let folder = try TemporaryFolder(["a.swift": "BLOCK\n", "b.swift": "BLOCK\n"])
    let linter = FakeLinter(folder: folder, files: ["a.swift", "b.swift"])
    let outcome = try linter.run { run in
      run.checkBeforeWriting = { _ in try folder.write(Data("BLOCK and more\n".utf8), to: "a.swift") }
    }
    #expect(outcome.problems.map(\.path) == ["a.swift"])
    #expect(outcome.report.findings.map(\.range.path) == ["a.swift"])
    #expect(outcome.applied.map(\.finding.range.path) == ["b.swift"])
    #expect(try linter.text("a.swift") == "BLOCK and more\n")
    #expect(try linter.text("b.swift") == "CURED\n")
  }

  @Test func aByteOrderMarkAndCarriageReturnsStay() throws {
    let folder = try TemporaryFolder(["a.swift": "\u{FEFF}BLOCK\r\nx\r\n"])
    var linter = FakeLinter(folder: folder, files: ["a.swift"])
    linter.fixIts = { path, _, offset in [fixIt([edit(path, 0, 0, "import A\n"), edit(path, offset, 5, "CURED\n")])] }
    _ = try linter.run()
    #expect(try folder.bytes("a.swift") == Array("\u{FEFF}import A\r\nCURED\r\n\r\nx\r\n".utf8))
  }
}

/// A fix-it that writes the whole text anew.
let wholeLine: @Sendable (String, [UInt8], Int) -> [FixIt] = { path, text, offset in
  let new = text[..<offset] + Array("CURED".utf8) + text[(offset + 5)...]
  return [fixIt([edit(path, 0, text.count, String(decoding: new, as: UTF8.self))])]
}
