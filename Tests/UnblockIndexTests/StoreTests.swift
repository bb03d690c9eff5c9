import Foundation
import Testing
import UnblockIndex
import UnblockModel

@Suite struct StoreTests {
  @Test func missingLibrary() {
    #expect {
      try IndexStoreLibrary(candidates: ["/nowhere/libIndexStore.so", "/nowhere/else.so"])
    } throws: { error in
      let text = "\(error)"
      return text.contains("give its path") && text.contains("/nowhere/libIndexStore.so") && text.contains("/nowhere/else.so")
    }
    #expect(throws: IndexError.noLibrary(reasons: [])) { try IndexStoreLibrary(candidates: []) }
  }

  @Test func wrongLibrary() throws {
    #if os(Linux)
    #expect(throws: IndexError.unusableLibrary(path: "libm.so.6", missing: "indexstore_format_version")) {
      try IndexStoreLibrary(candidates: ["libm.so.6"])
    }
    #endif
  }

  @Test func whereTheLibraryIsLookedFor() {
    #expect(IndexStoreLibrary.candidates(explicit: "/x", environment: "/y", toolchains: ["/z"]) == ["/x"])
    let found = IndexStoreLibrary.candidates(explicit: nil, environment: "/y", toolchains: ["/opt/swift"])
    #expect(found.first == "/y")
    #expect(found.contains { $0.hasPrefix("/opt/swift/usr/lib/libIndexStore.") })
  }

  @Test func whereStoresAreLookedFor() {
    let places = indexStorePlaces(packageRoot: "/p", scratchFolders: ["checkouts", "x86_64-unknown-linux-gnu", "arm64-apple-macosx", "index-build"])
    #expect(
      places == [
        "/p/.build/debug/index/store", "/p/.build/arm64-apple-macosx/debug/index/store", "/p/.build/x86_64-unknown-linux-gnu/debug/index/store",
        "/p/.build/out", "/p/.build/index-build/debug/index/store", "/p/.build/index-build/arm64-apple-macosx/debug/index/store",
        "/p/.build/index-build/x86_64-unknown-linux-gnu/debug/index/store",
      ])
  }

  @Test func missingStore() throws {
    let library = try Scratch.library()
    #expect {
      try IndexStore.open(path: "/nowhere/store", library: library)
    } throws: { error in
      "\(error)".contains("'/nowhere/store' cannot be read as an index store")
    }
  }

  /// Of several compilations of a file the newest counts, and what the caller says of the source decides whether it is stale.
  @Test func newestUnitAndState() throws {
    let scratch = try Scratch(sources: ["a.swift": "func a() {}\na()\n"])
    defer { scratch.remove() }
    let file = scratch.path("a.swift")
    let first = try #require(try scratch.open().unit(forFile: file))
    #expect(first.module == "Probe")
    try "func a() {}\nfunc b() {}\n\nb()\n".write(toFile: file, atomically: true, encoding: .utf8)
    try scratch.compile(["a.swift"], flags: ["-o", "other.o"])
    let store = try scratch.open()
    #expect(store.units.count { $0.file == file } == 2)
    let newest = try #require(store.unit(forFile: file))
    #expect(newest.time > first.time)
    #expect(store.resolutions(forFiles: [file]).files[file]?.occurrences.last?.line == 4)
    #expect(store.state(ofFile: file, modified: newest.time) == .fresh)
    #expect(store.state(ofFile: file, modified: IndexTime(seconds: newest.time.seconds + 1, nanoseconds: 0)) == .stale)
    #expect(store.state(ofFile: scratch.path("b.swift"), modified: newest.time) == .absent)
  }

  /// The same symbol has one number in all files, and neither the threads nor the order of the question change any.
  @Test func symbolsAreShared() throws {
    let sources = (0..<40).map { ("file\($0).swift", "func f\($0)() { print(f\(($0 + 1) % 40)()); return }\n") }
    let scratch = try Scratch(sources: Dictionary(uniqueKeysWithValues: sources))
    defer { scratch.remove() }
    let files = sources.map { scratch.path($0.0) }
    let result = try scratch.open().resolutions(forFiles: files)
    #expect(result.files.count == 40)
    #expect(Set(result.symbols.map(\.usr)).count == result.symbols.count)
    #expect(result.symbols.count { $0.name == "print(_:separator:terminator:)" } == 1)
    let parallel = try scratch.open { DispatchQueue.concurrentPerform(iterations: $0, execute: $1) }
      .resolutions(forFiles: files.reversed()) { DispatchQueue.concurrentPerform(iterations: $0, execute: $1) }
    #expect(parallel.symbols == result.symbols)
    #expect(parallel.files == result.files)
  }

  /// Two files of the same text have records that differ in name only, and an empty one has nothing to say.
  @Test func emptyFile() throws {
    let scratch = try Scratch(sources: ["a.swift": "func a() {}\n", "empty.swift": "// nothing\n"])
    defer { scratch.remove() }
    let files = ["a.swift", "empty.swift"].map(scratch.path)
    let result = try scratch.open().resolutions(forFiles: files)
    #expect(result.notes == [])
    #expect(result.files.keys.sorted() == [files[0]])
  }
}
