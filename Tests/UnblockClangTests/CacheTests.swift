import Foundation
import Testing
import UnblockTestSupport

/// The cache of C summaries changes how long a run takes, and nothing else.
@Suite struct CacheTests {
  private static let manifest = """
    // swift-tools-version: 6.0
    import PackageDescription
    let package = Package(name: "p", targets: [
      .target(name: "CLib", cSettings: [.headerSearchPath("private")]), .target(name: "App", dependencies: ["CLib"]),
    ])
    """

  private func folder() throws -> TemporaryFolder {
    try TemporaryFolder([
      "Package.swift": Self.manifest,
      "Sources/CLib/include/lib.h": "#pragma once\nvoid first(void);\nvoid second(void);\nvoid third(void);\nstatic inline int plain(int a) { return a; }\n",
      "Sources/CLib/private/inner.h": "#pragma once\n#include \"innermost.h\"\n#define WAIT() sleep(1)\n",
      "Sources/CLib/private/innermost.h": "#pragma once\n#include <unistd.h>\n#include <stddef.h>\n",
      "Sources/CLib/a.c": "#include \"lib.h\"\n#include \"private/../include/lib.h\"\n#include \"inner.h\"\nvoid first(void) { WAIT(); }\n",
      "Sources/CLib/b.c": "#include \"lib.h\"\n#include <unistd.h>\nvoid second(void) { third(); sleep(2); }\n",
      "Sources/CLib/c.c": "#include \"lib.h\"\nvoid third(void) { for (int i = 0; i < plain(3); i++) {} }\n",
      "Sources/App/App.swift": "import CLib\nfunc f() async {\n  first()\n  second()\n  third()\n}\n",
    ])
  }

  private func cached(_ folder: TemporaryFolder, _ library: String?, _ more: [String] = []) throws -> ToolRun {
    try lint(folder.url, libclang: library, ["--cache-path", "cache"] + more)
  }

  private func lines(_ run: ToolRun) throws -> [Int] { try Report(run).places.map(\.line) }

  private func isSame(_ left: ToolRun, _ right: ToolRun) -> Bool { left.output == right.output && left.errors == right.errors && left.end == right.end }

  @Test(arguments: Library.found) func coldWarmAndWithoutAreTheSame(_ library: Library) throws {
    let folder = try folder()
    let expected = try lint(folder.url, libclang: library.path)
    #expect(try lines(expected) == [3, 4])
    for _ in 0..<3 { #expect(isSame(try cached(folder, library.path), expected)) }
  }

  /// With everything in the cache, no library is looked for: a path that leads nowhere is as good.
  @Test(arguments: Library.found) func aWarmCacheNeedsNoLibrary(_ library: Library) throws {
    let folder = try folder()
    let expected = try cached(folder, library.path)
    #expect(isSame(try cached(folder, "/nowhere/libclang.so"), expected))
    // What is not in the cache is named.
    try folder.write(Data("#include \"lib.h\"\n#include <unistd.h>\nvoid third(void) { sleep(1); }\n".utf8), to: "Sources/CLib/c.c")
    let without = try cached(folder, "/nowhere/libclang.so")
    #expect(try lines(without) == [3, 4])
    #expect(without.errors.contains("warning:") && without.errors.contains("'CLib'"))
    #expect(try lines(try cached(folder, library.path)) == [3, 4, 5])
  }

  @Test(arguments: Library.found) func aChangedHeaderIsRead(_ library: Library) throws {
    let folder = try folder()
    let text = "#pragma once\n#include <unistd.h>\n#include <stddef.h>\n"
    #expect(try lines(try cached(folder, library.path)) == [3, 4])
    // Two files away from the one that includes it; the size stays.
    try folder.write(Data("#pragma once\n#include \"innermost.h\"\n#define WAIT() (void)1\n".utf8), to: "Sources/CLib/private/inner.h")
    #expect(try lines(try cached(folder, library.path)) == [4])
    try folder.write(Data((text + "#define sleep(x) ((void)x)\n").utf8), to: "Sources/CLib/private/innermost.h")
    try folder.write(Data("#pragma once\n#include \"innermost.h\"\n#define WAIT() sleep(1)\n".utf8), to: "Sources/CLib/private/inner.h")
    #expect(try lines(try cached(folder, library.path)) == [4])
    // As it was: that is in the cache, too.
    try folder.write(Data(text.utf8), to: "Sources/CLib/private/innermost.h")
    #expect(try lines(try cached(folder, "/nowhere/libclang.so")) == [3, 4])
  }

  /// A header that is added may be found before the one that was included.
  @Test(arguments: Library.found) func anAddedHeaderIsRead(_ library: Library) throws {
    let folder = try folder()
    #expect(try lines(try cached(folder, library.path)) == [3, 4])
    try folder.write(Data("#pragma once\n#define WAIT() (void)1\n".utf8), to: "Sources/CLib/inner.h")
    #expect(try lines(try cached(folder, library.path)) == [4])
  }

  @Test(arguments: Library.found) func aMissingHeaderIsLookedForAgain(_ library: Library) throws {
    let folder = try folder()
    try folder.write(Data("#include \"lib.h\"\n#include \"later.h\"\nvoid third(void) { LATER }\n".utf8), to: "Sources/CLib/c.c")
    for _ in 0..<2 {
      let run = try cached(folder, library.path)
      #expect(try lines(run) == [3, 4])
      #expect(run.errors.contains("'later.h' file not found"))
    }
    let header = folder.url.appendingPathComponent("elsewhere/later.h").path
    try folder.write(Data("#include <unistd.h>\n#define LATER sleep(1);\n".utf8), to: "elsewhere/later.h")
    #expect(FileManager.default.fileExists(atPath: header))
    let include = folder.url.appendingPathComponent("elsewhere").path
    let run = try lint(folder.url, libclang: library.path, ["--cache-path", "cache"], environment: ["CPATH": include])
    #expect(try lines(run) == [3, 4, 5])
  }

  @Test(arguments: Library.found) func otherArgumentsAreOtherSummaries(_ library: Library) throws {
    let folder = try folder()
    #expect(try lines(try cached(folder, library.path)) == [3, 4])
    let other = Self.manifest.replacingOccurrences(of: ".headerSearchPath(\"private\")", with: ".headerSearchPath(\"private\"), .define(\"sleep(x)\", to: \"0\")")
    try folder.write(Data(other.utf8), to: "Package.swift")
    #expect(try lines(try cached(folder, library.path)) == [])
    try folder.write(Data(Self.manifest.utf8), to: "Package.swift")
    #expect(try lines(try cached(folder, library.path)) == [3, 4])
  }

  @Test func anotherLibraryReadsAgain() throws {
    guard Library.found.count > 1 else { return }
    let folder = try folder()
    _ = try cached(folder, Library.found[0].path)
    let packs = try packs(in: folder).count
    let run = try cached(folder, Library.found[1].path)
    #expect(try lines(run) == [3, 4])
    #expect(try self.packs(in: folder).count > packs, "what one library says is not taken for what another would say")
  }

  @Test func damageIsRepaired() throws {
    let library = try #require(Library.found.first?.path)
    let folder = try folder()
    let expected = try cached(folder, library)
    let good = try packs(in: folder).map { ($0, try Data(contentsOf: $0)) }
    #expect(!good.isEmpty)
    for part in [0, 1, 2, 3, 4] {
      for (url, bytes) in good {
        var damaged = bytes
        switch part {
        case 0: damaged = Data()
        case 1: damaged = bytes.prefix(bytes.count / 2)
        case 2: damaged[bytes.count / 2] ^= 0x10
        case 3: for place in stride(from: 0, to: bytes.count, by: 97) { damaged[place] ^= 0xFF }
        default: for place in stride(from: bytes.count / 3, to: bytes.count, by: 501) { damaged[place] ^= 0x01 }
        }
        try damaged.write(to: url)
      }
      #expect(isSame(try cached(folder, library), expected))
      #expect(isSame(try cached(folder, library), expected))
    }
  }

  @Test func whatCannotBeWrittenIsNot() throws {
    let library = try #require(Library.found.first?.path)
    let folder = try folder()
    let expected = try lint(folder.url, libclang: library)
    try folder.write(Data("a file".utf8), to: "cache")
    #expect(isSame(try cached(folder, library), expected))
  }

  /// A limit to the size of files stands for a full disk: writes fail in the middle.
  @Test func aFullDiskIsNoProblem() throws {
    let library = try #require(Library.found.first?.path)
    let folder = try folder()
    let expected = try lint(folder.url, libclang: library)
    let tool = productsFolder.appendingPathComponent("unblock").path
    let command = "(ulimit -f 1; '\(tool)' lint --no-config --fail-on never --format json Sources --libclang '\(library)' --cache-path cache) | cat"
    let run = try run(URL(fileURLWithPath: "/bin/sh"), ["-c", command], in: folder.url, seconds: 300)
    #expect(try lines(run) == lines(expected))
    #expect(try packs(in: folder).allSatisfy { try Data(contentsOf: $0).count <= 1024 })
    #expect(isSame(try cached(folder, library), expected))
  }

  @Test func severalAtOnceDoNotDisturbEachOther() async throws {
    let library = try #require(Library.found.first?.path)
    let folder = try folder()
    let expected = try lint(folder.url, libclang: library)
    let runs = try await withThrowingTaskGroup(of: ToolRun.self) { group in
      for _ in 0..<5 { group.addTask { [url = folder.url] in try lint(url, libclang: library, ["--cache-path", "cache"]) } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(runs.count == 5)
    for run in runs { #expect(isSame(run, expected)) }
    #expect(isSame(try cached(folder, "/nowhere/libclang.so"), expected))
  }

  private func packs(in folder: TemporaryFolder) throws -> [URL] {
    let cache = folder.url.appendingPathComponent("cache")
    let files = try FileManager.default.contentsOfDirectory(at: cache, includingPropertiesForKeys: nil)
    return files.filter { $0.pathExtension == "pack" }.sorted { $0.path < $1.path }
  }
}
