import Foundation
import Testing
import UnblockTestSupport

/// Folders that are not as they should be.
@Suite struct FileSystemTests {
  @Test func linksThatGoRoundAreNotFollowed() throws {
    let folder = try goodFolder()
    try folder.link("good/again", to: "..")
    try folder.link("good/self", to: "self")
    try folder.link("good/here", to: ".")
    try folder.write(Data("struct A {}\n".utf8), to: "other/a.swift")
    try folder.link("good/other", to: "../other")
    try folder.link("other/back", to: "../good")
    let run = try lint(["good"], in: folder.url, seconds: 60)
    #expect(run.end == .status(1))
    #expect(goodFindings(run) == goodFileFindings)
    #expect(run.errors == "3 findings in 1 of 2 files\n")
  }

  @Test func eachUnreadableFileIsNamedOnce() throws {
    let folder = try goodFolder()
    try folder.link("good/dangling.swift", to: "nowhere")
    try folder.link("good/itself.swift", to: "itself.swift")
    try folder.write(Data("nothing".utf8), to: "good/folder.swift/readme.txt")
    try folder.write(Data([0xFF, 0xFE, 0x61, 0x00]), to: "good/utf16.swift")
    try folder.write(Data([0x00, 0x01, 0x02]), to: "good/binary.swift")
    try folder.write(Data(), to: "good/empty.swift")
    let run = try lint(["good", "gone.swift"], in: folder.url, seconds: 60)
    #expect(run.end == .status(2))
    #expect(
      refused(run).sorted() == ["gone.swift", "good/binary.swift", "good/dangling.swift", "good/itself.swift", "good/utf16.swift"])
    #expect(goodFindings(run) == goodFileFindings)
  }

  @Test func filesWithoutPermissionAreNamed() throws {
    let folder = try goodFolder()
    try folder.write(Data("struct A {}\n".utf8), to: "good/secret.swift")
    let path = folder.url.appendingPathComponent("good/secret.swift").path
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: path)
    let run = try lint(["good"], in: folder.url, seconds: 60)
    #expect(goodFindings(run) == goodFileFindings)
    // Some users may read everything.
    guard !FileManager.default.isReadableFile(atPath: path) else { return }
    #expect(run.end == .status(2))
    #expect(run.errors.hasPrefix("good/secret.swift: error: permission denied; "))
  }

  /// Files come and go while the tool runs: what is gone is named or was never there, and the rest is linted.
  @Test func filesMayVanish() throws {
    let folder = try goodFolder()
    for number in 0..<200 { try folder.write(Data("struct A\(number) {}\n".utf8), to: "many/\(number).swift") }
    let root = folder.url
    let removal = Thread {
      // Behind the tool, which reads large files first and takes equal ones in their order.
      for number in (0..<200).reversed() {
        try? FileManager.default.removeItem(at: root.appendingPathComponent("many/\(number).swift"))
        Thread.sleep(forTimeInterval: 0.002)
      }
    }
    removal.start()
    let run = try lint(["many", "good"], in: root, seconds: 60)
    guard case .status(let status) = run.end else {
      Issue.record("ended with \(run.end)")
      return
    }
    #expect(status == (refused(run).isEmpty ? 1 : 2))
    #expect(Set(refused(run)).count == refused(run).count)
    #expect(goodFindings(run) == goodFileFindings)
  }
}
