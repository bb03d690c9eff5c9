import Foundation
import Testing
import UnblockTestSupport

@testable import unblock

@Suite struct UnifiedDiffTests {
  private func diff(_ old: String, _ new: String, path: String = "a.swift") -> String {
    String(decoding: unifiedDiff(path, from: Array(old.utf8), to: Array(new.utf8)), as: UTF8.self)
  }

  @Test func equalTextsHaveNone() {
    #expect(diff("a\n", "a\n").isEmpty)
  }

  @Test func changedLinesStandBetweenThreeOthers() {
    let lines = (1...12).map { "\($0)\n" }
    let new = lines.map { $0 == "6\n" ? "six\nsix and a half\n" : $0 }
    #expect(
      diff(lines.joined(), new.joined()) == """
        --- a/a.swift
        +++ b/a.swift
        @@ -3,7 +3,8 @@
         3
         4
         5
        -6
        +six
        +six and a half
         7
         8
         9

        """)
  }

  @Test func aMissingEndOfLineIsToldOf() {
    #expect(diff("a", "b\n") == "--- a/a.swift\n+++ b/a.swift\n@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+b\n")
    #expect(diff("a\n", "") == "--- a/a.swift\n+++ b/a.swift\n@@ -1 +0,0 @@\n-a\n")
  }

  @Test func strangeNamesAreQuoted() {
    #expect(diff("a\n", "b\n", path: "my file.swift").hasPrefix("--- a/my file.swift\t\n"))
    #expect(diff("a\n", "b\n", path: "tab\tö.swift").hasPrefix("--- \"a/tab\\011\\303\\266.swift\"\n"))
    #expect(diff("a\n", "b\n", path: "/Sources/a.swift").hasPrefix("--- a/Sources/a.swift\n"))
  }

  /// What git makes of a diff is what the diff was made of, to the byte.
  @Test(arguments: 0..<8) func gitAppliesIt(seed: UInt64) throws {
    var random = Seeded(seed: seed)
    let names = ["a.swift", "Sources/my file.swift", "ö\t\"x\".swift"]
    let folder = try TemporaryFolder()
    try shell("git init -q . && git config core.autocrlf false", in: folder)
    var patch: [UInt8] = []
    var expected: [String: [UInt8]] = [:]
    for name in names {
      let old = randomText(&random)
      let new = changed(old, &random)
      try folder.write(Data(old), to: name)
      expected[name] = new
      patch += unifiedDiff(name, from: old, to: new)
    }
    try folder.write(Data(patch), to: "fix.patch")
    guard !patch.isEmpty else { return }
    let result = try shell("git apply --whitespace=nowarn fix.patch", in: folder)
    #expect(result == CapturedProcess(status: 0, output: ""))
    for (name, bytes) in expected { #expect(try folder.bytes(name) == bytes) }
  }

  private func randomText(_ random: inout Seeded) -> [UInt8] {
    let end = Bool.random(using: &random) ? "\r\n" : "\n"
    let lines = (0..<Int.random(in: 1...60, using: &random)).map { _ in ["", "}", "a", "let b = c", "ö"].randomElement(using: &random) ?? "" }
    return Array((lines.joined(separator: end) + (Bool.random(using: &random) ? end : "x")).utf8)
  }

  private func changed(_ text: [UInt8], _ random: inout Seeded) -> [UInt8] {
    var result = text
    for _ in 0..<Int.random(in: 1...6, using: &random) {
      let start = Int.random(in: 0...result.count, using: &random)
      let end = min(result.count, start + Int.random(in: 0...12, using: &random))
      result.replaceSubrange(start..<end, with: Array(["", "x", "x\n", "a\nb\nc\n"].randomElement(using: &random)?.utf8 ?? "".utf8))
    }
    return result
  }
}
