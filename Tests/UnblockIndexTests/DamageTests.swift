import Foundation
import Testing
import UnblockIndex
import UnblockModel

/// A store that a killed build or a full disk left behind: what cannot be read is noted, and the rest is read.
@Suite struct DamageTests {
  enum Damage: String, CaseIterable {
    case gone, empty, firstHalf, allButTheLastByte, garbage, zeros, zerosBehind

    func apply(to file: URL) throws {
      var bytes = try Data(contentsOf: file)
      switch self {
      case .gone: return try FileManager.default.removeItem(at: file)
      case .empty: bytes = Data()
      case .firstHalf: bytes = bytes.prefix(bytes.count / 2)
      case .allButTheLastByte: bytes = bytes.dropLast()
      case .garbage: bytes = Data((0..<bytes.count).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ $0 >> 3) })
      case .zeros: bytes = Data(count: bytes.count)
      case .zerosBehind: bytes = bytes.prefix(bytes.count * 9 / 10) + Data(count: bytes.count - bytes.count * 9 / 10)
      }
      try bytes.write(to: file)
    }
  }

  private static let sources = [
    "a.swift": "func a() { print(b()) }\n" + (0..<50).map { "func a\($0)() { print(a()) }\n" }.joined(), "b.swift": "func b() -> Int { 1 }\n",
  ]

  /// Compiled once; each test damages a copy of the store.
  private static let compiled = Result { try Scratch(sources: sources).removedAtExit() }

  @Test(arguments: Damage.allCases) func records(damage: Damage) throws {
    let scratch = try Self.compiled.get().withCopyOfStore()
    defer { scratch.remove() }
    let records = try scratch.storeFiles("/a.swift-")
    #expect(records.count == 1)
    for record in records { try damage.apply(to: record) }
    let files = ["a.swift", "b.swift"].map(scratch.source)
    let store = try scratch.open()
    #expect(store.state(ofFile: files[0], modified: IndexTime(seconds: 0, nanoseconds: 0)) == .fresh)
    let result = store.resolutions(forFiles: files)
    #expect(result.files.keys.sorted() == [files[1]])
    #expect(result.notes.count == 1)
    #expect(result.notes.allSatisfy { $0.contains("of '\(files[0])' cannot be read") })
  }

  /// A unit's last byte is padding.
  @Test(arguments: [Damage.empty, .firstHalf, .garbage, .zeros]) func units(damage: Damage) throws {
    let scratch = try Self.compiled.get().withCopyOfStore()
    defer { scratch.remove() }
    let units = try scratch.storeFiles("/units/a.o-")
    #expect(units.count == 1)
    for unit in units { try damage.apply(to: unit) }
    let store = try scratch.open()
    #expect(store.notes.count == 1)
    #expect(store.notes.allSatisfy { $0.contains("cannot be read") })
    let files = ["a.swift", "b.swift"].map(scratch.source)
    #expect(store.resolutions(forFiles: files).files.keys.sorted() == [files[1]])
    #expect(store.state(ofFile: files[0], modified: IndexTime(seconds: 0, nanoseconds: 0)) == .absent)
  }

  /// What is in the store's folders and is no unit does not disturb.
  @Test func strangeFiles() throws {
    let scratch = try Self.compiled.get().withCopyOfStore()
    defer { scratch.remove() }
    let folder = URL(filePath: scratch.store).appending(path: "v5/units")
    try Data("hello".utf8).write(to: folder.appending(path: "hello"))
    try FileManager.default.createDirectory(at: folder.appending(path: "folder"), withIntermediateDirectories: true)
    let file = scratch.source("a.swift")
    #expect(try scratch.open().resolutions(forFiles: [file]).files.keys.sorted() == [file])
  }
}
