import Foundation
import Testing
import UnblockTestSupport

@testable import unblock

@Suite struct WorkingTreeTests {
  private func repository() throws -> TemporaryFolder {
    let folder = try TemporaryFolder(["Sources/a.swift": "a\n", "Sources/b.swift": "b\n", "c.txt": "c\n"])
    try shell("git init -q . && git add . && git -c user.name=a -c user.email=a@example.com commit -q -m first", in: folder)
    return folder
  }

  private func message(_ files: [String], in folder: TemporaryFolder) -> String? {
    do {
      try checkThatGitHasAll(of: files.map { folder.file($0) }, workingDirectory: folder.file("."))
      return nil
    } catch {
      return "\(error)"
    }
  }

  @Test func aCleanTreeIsFine() throws {
    let folder = try repository()
    #expect(message(["Sources/a.swift", "Sources/b.swift"], in: folder) == nil)
    try folder.write(Data("ignored.txt\n".utf8), to: ".git/info/exclude")
    try folder.write(Data(), to: "ignored.txt")
    #expect(message(["Sources/a.swift"], in: folder) == nil)
  }

  @Test(arguments: ["Sources/a.swift", "c.txt", "new.txt"]) func changesAreRefused(file: String) throws {
    let folder = try repository()
    try folder.write(Data("changed\n".utf8), to: file)
    let expected = "the repository has changes that are not committed: '\(file)'; commit or stash them, or pass '--allow-dirty'"
    #expect(message(["Sources/a.swift"], in: folder) == expected)
    try shell("git add .", in: folder)
    #expect(message(["Sources/a.swift"], in: folder) == expected)
  }

  @Test func filesInNoRepositoryAreRefused() throws {
    let folder = try TemporaryFolder(["a.swift": "a\n"])
    #expect(message(["a.swift"], in: folder)?.hasPrefix("'.' is in no git repository") ?? false)
  }

  @Test func everyRepositoryCounts() throws {
    let folder = try repository()
    try folder.write(Data("x\n".utf8), to: "Inner/x.swift")
    try shell("cd Inner && git init -q .", in: folder)
    try shell("printf Inner > .git/info/exclude", in: folder)
    #expect(message(["Sources/a.swift"], in: folder) == nil)
    #expect(message(["Sources/a.swift", "Inner/x.swift"], in: folder)?.contains("'x.swift'") ?? false)
  }

  @Test func namesOfManyKinds() {
    #expect(changedFiles(" M a b.swift\u{0}R  new.swift\u{0}old.swift\u{0}?? ö\n.swift\u{0}") == ["a b.swift", "new.swift", "ö\n.swift"])
    #expect(changedFiles("") == [])
  }
}
