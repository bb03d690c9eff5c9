import Foundation
import Testing
import UnblockFoundation
import UnblockRuntime

@Suite(.timeLimit(.minutes(2))) struct ContentsTests {
  private let folder = URL.temporaryDirectory.appending(path: "unblock-\(UUID())")

  @Test func filesAreWrittenAndRead() async throws {
    let manager = FileManager.default
    try await manager.unblocked.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? manager.removeItem(at: folder) }
    let (one, two) = (folder.appending(path: "one"), folder.appending(path: "two"))
    try await Data("text".utf8).unblocked.write(to: one)
    #expect(try await Data.unblocked(contentsOf: one) == Data("text".utf8))
    try await "tëxt".unblocked.write(to: two, atomically: true, encoding: .utf8)
    #expect(try await String.unblocked(contentsOf: two, encoding: .utf8) == "tëxt")
    try await "more".unblocked.write(toFile: two.path, atomically: false, encoding: .utf8)
    #expect(try await String.unblocked(contentsOfFile: two.path, encoding: .utf8) == "more")
    #expect(try await manager.unblocked.contentsOfDirectory(atPath: folder.path).sorted() == ["one", "two"])
    #expect(try await manager.unblocked.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil).count == 2)
    #expect(await manager.unblocked.contents(atPath: one.path) == Data("text".utf8))
    #expect(await manager.unblocked.contents(atPath: one.path + "x") == nil)
    #expect(try await manager.unblocked.attributesOfItem(atPath: one.path)[.size] as? Int == 4)
  }

  @Test func itemsAreCopiedMovedAndRemoved() async throws {
    let manager = FileManager.default
    let path = folder.path
    try await manager.unblocked.createDirectory(atPath: path + "/a/b", withIntermediateDirectories: true)
    defer { try? manager.removeItem(at: folder) }
    #expect(await manager.unblocked.createFile(atPath: path + "/a/b/c", contents: Data([1])))
    try await manager.unblocked.copyItem(atPath: path + "/a", toPath: path + "/d")
    #expect(try await manager.unblocked.subpathsOfDirectory(atPath: path + "/d").sorted() == ["b", "b/c"])
    try await manager.unblocked.moveItem(atPath: path + "/d", toPath: path + "/e")
    try await manager.unblocked.copyItem(at: folder.appending(path: "e"), to: folder.appending(path: "f"))
    try await manager.unblocked.moveItem(at: folder.appending(path: "f"), to: folder.appending(path: "g"))
    try await manager.unblocked.removeItem(atPath: path + "/a")
    try await manager.unblocked.removeItem(at: folder.appending(path: "e"))
    #expect(try await manager.unblocked.contentsOfDirectory(atPath: path) == ["g"])
  }

  @Test func errorsAreFoundations() async throws {
    let url = folder.appending(path: "none")
    await #expect(throws: CocoaError.self) { try await Data.unblocked(contentsOf: url) }
    await #expect(throws: CocoaError.self) { try await FileManager.default.unblocked.removeItem(at: url) }
    await #expect(throws: CocoaError.self) { try await Data().unblocked.write(to: url) }
  }
}
