import Foundation
import Testing
import UnblockModel

@testable import unblock

/// Findings that are known: what `--write-baseline` writes, and `--baseline` takes out.
@Suite struct BaselineTests {
  private let text = "import Glibc\nfunc f() async {\n  sleep(1)\n}\n"
  private let arguments = ["--platform", "linux", "--format", "gcc", "--no-config"]

  // MARK: Files

  @Test func whatIsWrittenIsReadAgain() throws {
    let entries = [
      Baseline.Entry(fingerprint: "0123", rule: "blocking-sleep", path: "A folder/b.swift"), Baseline.Entry(fingerprint: "4567", rule: "busy-wait", path: "c.swift"),
    ]
    #expect(try Baseline(text: Baseline(entries: entries).text, path: "known") == Baseline(entries: entries))
    #expect(try Baseline(text: "", path: "known").entries.isEmpty)
    #expect(try Baseline(text: "# a comment\r\n\r\n0123 blocking-sleep a.swift\r\n", path: "known").entries == [Baseline.Entry(fingerprint: "0123", rule: "blocking-sleep", path: "a.swift")])
  }

  @Test func otherTextIsRefusedWithItsPlace() {
    let error = #expect(throws: UsageError.self) { try Baseline(text: "# a comment\n0123 blocking-sleep\n", path: "known") }
    #expect(error?.description.hasPrefix("known:2: expected ") == true)
  }

  // MARK: Runs

  @Test func knownFindingsAreNotReported() throws {
    let folder = try TemporaryFolder(["a.swift": text])
    let written = try unblock(arguments + ["--write-baseline", "known"], in: folder)
    #expect(written == CommandResult(output: "", errors: "note: 1 finding written to 'known'\nno findings in 1 file\n", status: 0))
    let again = try unblock(arguments + ["--baseline", "known"], in: folder)
    #expect(again == CommandResult(output: "", errors: "no findings in 1 file\n", status: 0))
    #expect(try unblock(arguments, in: folder).status == 1)
  }

  @Test func newFindingsAreReported() throws {
    let folder = try TemporaryFolder(["a.swift": text])
    _ = try unblock(arguments + ["--write-baseline", "known"], in: folder)
    // Moved lines do not make a finding a new one.
    try folder.write(Data((text.replacing("func f", with: "\n\nfunc f") + "func g() async {\n  usleep(100_000)\n}\n").utf8), to: "a.swift")
    let result = try unblock(arguments + ["--baseline", "known"], in: folder)
    #expect(result.output.hasPrefix("a.swift:8:3: warning: "))
    #expect(result.output.split(separator: "\n").count == 1)
    #expect(result.errors == "1 finding in 1 of 1 file\n")
    #expect(result.status == 1)
  }

  @Test func whatNoLongerMatchesIsSaid() throws {
    let folder = try TemporaryFolder(["a.swift": text, "b.swift": text, "c.swift": ""])
    _ = try unblock(arguments + ["--write-baseline", "known"], in: folder)
    let elsewhere = try unblock(arguments + ["--baseline", "known", "c.swift"], in: folder)
    #expect(elsewhere.errors == "no findings in 1 file\n")
    let byOtherRules = try unblock(arguments + ["--baseline", "known", "--rule", "busy-wait"], in: folder)
    #expect(byOtherRules.errors == "no findings in 3 files\n")
    try folder.write(Data(), to: "a.swift")
    let one = try unblock(arguments + ["--baseline", "known"], in: folder)
    #expect(one.errors == "note: 1 entry of the baseline 'known' matches nothing any more; '--write-baseline' makes a new one\nno findings in 3 files\n")
    #expect(one.status == 0)
    try FileManager.default.removeItem(at: folder.url.appendingPathComponent("b.swift"))
    let both = try unblock(arguments + ["--baseline", "known"], in: folder)
    #expect(both.errors == "note: 2 entries of the baseline 'known' match nothing any more; '--write-baseline' makes a new one\nno findings in 2 files\n")
  }

  @Test(arguments: [["--baseline", "missing"], ["--baseline", "a.swift"], ["--write-baseline", "no/such/folder"]])
  func filesThatAreNoneAreRefused(_ wrong: [String]) throws {
    let result = try unblock(arguments + wrong, in: try TemporaryFolder(["a.swift": text]))
    #expect(result.status == 2)
    #expect(result.output.isEmpty)
    #expect(result.errors.contains(wrong[1]))
  }
}
