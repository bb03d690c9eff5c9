import Foundation
import Testing
import UnblockCoding
import UnblockModel
import UnblockTestSupport

@testable import unblock

@Suite struct FileReplacementTests {
  private let old = Array("old\n".utf8)
  private let new = Array("new\n".utf8)

  private func change(_ name: String, in folder: TemporaryFolder) -> FileChange {
    FileChange(path: name, file: folder.file(name), old: old, new: new)
  }

  private func mode(_ name: String, in folder: TemporaryFolder) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.url.appendingPathComponent(name).path)
    return (attributes[.posixPermissions] as? NSNumber)?.intValue ?? -1
  }

  @Test(arguments: [0o644, 0o600, 0o755, 0o666, 0o4755]) func theModeIsKept(mode: Int) throws {
    let folder = try TemporaryFolder(["a.swift": "old\n"])
    #expect(chmod(folder.file("a.swift").string, mode_t(mode)) == 0)
    #expect(write([change("a.swift", in: folder)], together: []) == [])
    #expect(try folder.bytes("a.swift") == new)
    #expect(try self.mode("a.swift", in: folder) == mode)
    #expect(folder.names == ["a.swift"])
  }

  @Test(.enabled(if: geteuid() == 0)) func theOwnerIsKept() throws {
    let folder = try TemporaryFolder(["a.swift": "old\n"])
    #expect(chown(folder.file("a.swift").string, 12, 34) == 0)
    #expect(write([change("a.swift", in: folder)], together: []) == [])
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.file("a.swift").string)
    #expect(attributes[.ownerAccountID] as? NSNumber == 12)
    #expect(attributes[.groupOwnerAccountID] as? NSNumber == 34)
  }

  @Test func aLinkStaysALink() throws {
    let folder = try TemporaryFolder(["Real/a.swift": "old\n"])
    try folder.link("b.swift", to: "Real/a.swift")
    try folder.link("c.swift", to: "b.swift")
    #expect(write([change("c.swift", in: folder)], together: []) == [])
    #expect(try folder.bytes("Real/a.swift") == new)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.file("c.swift").string) == "b.swift")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.file("Real").string) == ["a.swift"])
  }

  @Test func whatHasChangedIsLeftAlone() throws {
    let folder = try TemporaryFolder(["a.swift": "other\n"])
    let problems = write([change("a.swift", in: folder)], together: [])
    #expect(problems == [Report.Problem(path: "a.swift", message: "it has changed since it was read; it is left as it is")])
    #expect(try folder.bytes("a.swift") == Array("other\n".utf8))
    #expect(folder.names == ["a.swift"])
  }

  @Test func whatChangesWhileItIsWrittenIsLeftAlone() throws {
    let folder = try TemporaryFolder(["a.swift": "old\n"])
    let staged = try StagedFile(folder.file("a.swift"), expecting: old.contentHash, with: new)
    try folder.write(Data("longer than it was\n".utf8), to: "a.swift")
    #expect(throws: ReplacementError.changed) { try staged.commit() }
    #expect(try folder.bytes("a.swift") == Array("longer than it was\n".utf8))
    #expect(folder.names == ["a.swift"])
  }

  @Test func whatVanishesStaysAway() throws {
    let folder = try TemporaryFolder(["a.swift": "old\n"])
    let staged = try StagedFile(folder.file("a.swift"), expecting: old.contentHash, with: new)
    try FileManager.default.removeItem(at: folder.url.appendingPathComponent("a.swift"))
    #expect(throws: ReplacementError.system(.notFound)) { try staged.commit() }
    #expect(folder.names == [])
    #expect(write([change("a.swift", in: folder)], together: []) == [Report.Problem(path: "a.swift", message: "it is no longer there")])
  }

  /// What belongs together is written together, or not at all.
  @Test func oneThatFailsHoldsTheOthersBack() throws {
    let folder = try TemporaryFolder(["a.swift": "old\n", "b.swift": "other\n", "c.swift": "old\n", "d.swift": "old\n"])
    let changes = ["a.swift", "b.swift", "c.swift", "d.swift"].map { change($0, in: folder) }
    let problems = write(changes, together: [["a.swift", "c.swift"], ["c.swift", "b.swift"], ["d.swift"]])
    #expect(problems.map(\.path) == ["b.swift"])
    #expect(try folder.bytes("a.swift") == old)
    #expect(try folder.bytes("b.swift") == Array("other\n".utf8))
    #expect(try folder.bytes("c.swift") == old)
    #expect(try folder.bytes("d.swift") == new)
    #expect(folder.names == ["a.swift", "b.swift", "c.swift", "d.swift"])
  }

  @Test func whatTheDeadHaveLeftIsRemoved() throws {
    // A process that has been here, and is no more.
    let dead = try shell("echo $$", in: try TemporaryFolder()).output.split(whereSeparator: \.isNewline)[0]
    let folder = try TemporaryFolder(["a.swift": "old\n", ".unblock-fix-\(dead)-1": "half", ".unblock-fix-1-1": "alive", ".unblock-fix-x": "not ours"])
    #expect(write([change("a.swift", in: folder)], together: []) == [])
    #expect(folder.names == [".unblock-fix-1-1", ".unblock-fix-x", "a.swift"])
  }

  /// As a user whom permissions bind: root may do everything.
  @Test(.enabled(if: geteuid() != 0 || canBecomeSomebody)) func protectedFilesAndFoldersAreLeftAlone() async throws {
    let folder = try TemporaryFolder(["Closed/a.swift": "old\n", "b.swift": "old\n"])
    #expect(chmod(folder.file("Closed").string, 0o555) == 0)
    #expect(chmod(folder.file("b.swift").string, 0o444) == 0)
    #expect(chmod(folder.url.path, 0o777) == 0)
    defer { chmod(folder.file("Closed").string, 0o755) }
    let path = folder.url.path
    await #expect(processExitsWith: .success) { [path = path as String] in
      if geteuid() == 0 { #expect(setgid(65534) == 0 && setuid(65534) == 0) }
      let folder = AbsolutePath(path, in: .root)
      let changes = ["Closed/a.swift", "b.swift"].map {
        FileChange(path: $0, file: AbsolutePath($0, in: folder), old: Array("old\n".utf8), new: Array("new\n".utf8))
      }
      #expect(write(changes, together: []).map(\.message) == Array(repeating: "it cannot be written: permission denied", count: 2))
    }
    #expect(try folder.bytes("Closed/a.swift") == old)
    #expect(try folder.bytes("b.swift") == old)
    #expect(folder.names == ["Closed", "b.swift"])
  }
}

private let canBecomeSomebody = geteuid() == 0
