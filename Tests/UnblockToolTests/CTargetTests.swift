import Testing
import UnblockClang
import UnblockModel
import UnblockCoding
import UnblockSyntax

@testable import unblock

@Suite struct CTargetTests {
  @Test func settingsAreReadFromTheText() {
    let manifest = PackageManifest(
      parsing: """
        let shared: [CSetting] = [.define("A")]
        let package = Package(name: "p", targets: [
          .target(name: "C", publicHeadersPath: "public", cSettings: shared + [
            .define("B", to: "2", .when(platforms: [.linux, .macOS])), .headerSearchPath("x", .when(configuration: .debug)), .unsafeFlags(["-w"]),
          ]),
          .systemLibrary(name: "S", path: "S"),
        ], cLanguageStandard: .gnu17)
        """)
    #expect(manifest.cLanguageStandard == "gnu17")
    #expect(manifest.targets.map(\.kind) == [.library, .systemLibrary])
    #expect(manifest.targets[0].publicHeadersPath == "public")
    #expect(
      manifest.targets[0].cSettings == [
        .init(kind: .define("A", value: nil)), .init(kind: .define("B", value: "2"), platforms: ["linux", "macOS"]),
        .init(kind: .headerSearchPath("x"), configuration: "debug"), .init(kind: .unsafeFlags(["-w"])),
      ])
  }

  @Test func moduleMapsNameHeaders() throws {
    let text = """
      // module Wrong { header "wrong.h" }
      module CSQL [system] {
        umbrella header "sql.h" // "comment.h"
        exclude header "not.h"
        header "/usr/include/other.h"
        link "sql"
      }
      """
    let map = try #require(CModuleMap(text, in: AbsolutePath("/p", in: .root)))
    #expect(map.name == "CSQL")
    #expect(map.headers.map(\.string) == ["/p/sql.h", "/usr/include/other.h"])
  }

  @Test func requestsArriveAsTheyWereSent() throws {
    let source = CSource(path: "/a b.c", arguments: ["-D", "X=\"1\n2\""], ownFolders: ["/a"], imports: [])
    let request = CRequest(libraries: ["/l.so"], database: "/d", sources: [source, source])
    let copy = try #require(CRequest(bytes: request.bytes))
    #expect(copy.libraries == request.libraries && copy.database == "/d" && copy.sources == request.sources)
    #expect(CRequest(bytes: Array(request.bytes.prefix(9))) == nil)
  }

  /// A process that ends in the middle has said what it had said.
  @Test func answersAreReadAsFarAsTheyArrived() {
    let all: [CAnswer] = [.library(path: "/l", version: "v 14"), .begin(0), .summary(path: "/a\nb.c", encoded: [0, 10, 255]), .end, .begin(1), .failed]
    let bytes = all.flatMap(\.bytes)
    for count in bytes.indices {
      var reader = CAnswerReader()
      let part = reader.add(bytes[..<count])
      #expect(part.count < all.count && part == Array(all.prefix(part.count)))
      #expect(part + reader.add(bytes[count...]) == all)
    }
  }

  @Test func nothingIsReadBehindWhatIsNoAnswer() {
    for noise in ["\n", "begin x\n", "begin -1\n", "nothing\n", "summary 1\n."] {
      var reader = CAnswerReader()
      #expect(reader.add(CAnswer.begin(3).bytes + Array(noise.utf8)) == [.begin(3)])
      #expect(reader.add(CAnswer.end.bytes).isEmpty)
    }
  }

  @Test func summariesSurviveTheWay() throws {
    let text = """
      import A
      actor B<T> { let x: [T] = []; func f(a: Int, _ b: (Int) -> Void = { _ in }) async throws -> T { while true { _ = 1.5 + g(&a) } } }
      extension B { subscript(i: Int) -> String? { i > 0 ? "x" : nil } }
      """
    let summary = text.utf8.withContiguousStorageIfAvailable { summarize($0, configuration: BuildSettings(platform: Platform(name: "linux", systems: ["Linux"], modules: []), platforms: [], defines: [])) }
    guard let summary else { return }
    let copy = try #require(SummarizedSource(summary: summary, lines: LineTable()).encoded.withUnsafeBufferPointer { SummarizedSource(encoded: $0) }?.summary)
    #expect(String(reflecting: copy) == String(reflecting: summary))
  }
}

/// What manifests and pkg-config say of C++ and of libraries of the system.
@Suite struct CSettingsTests {
  @Test func settingsOfOtherLanguagesAreRead() {
    let manifest = PackageManifest(
      parsing: """
        let package = Package(name: "p", targets: [
          .target(name: "C", cxxSettings: [.define("X")], swiftSettings: [.define("Y"), .unsafeFlags(["-import-objc-header", "B.h"], .when(platforms: [.linux]))]),
          .systemLibrary(name: "S", path: "S", pkgConfig: "libs-2"),
        ], cxxLanguageStandard: .gnucxx20)
        """)
    #expect(manifest.cxxLanguageStandard == "gnucxx20")
    #expect(manifest.targets[0].cSettings == [] && manifest.targets[0].cxxSettings == [.init(kind: .define("X", value: nil))])
    #expect(manifest.targets[0].swiftFlags == [.init(kind: .unsafeFlags(["-import-objc-header", "B.h"]), platforms: ["linux"])])
    #expect(manifest.targets.map(\.pkgConfig) == [nil, "libs-2"])
  }

  @Test func wordsArePartedAsShellsDo() {
    #expect(shellWords("-Ia -I\"b c\"  -DX='\"y\"' d\\ e \\\\\n''") == ["-Ia", "-Ib c", "-DX=\"y\"", "d e", "\\", ""])
    #expect(shellWords(" \n").isEmpty)
  }

  @Test func namesForPkgConfigAreNoOptions() {
    #expect(pkgConfigFlags(of: "--version", search: "/usr/bin").isEmpty)
    #expect(pkgConfigFlags(of: "a;b", search: "/usr/bin").isEmpty)
    #expect(pkgConfigFlags(of: "a", search: nil).isEmpty)
  }

  @Test func inclusionsSurviveTheWay() throws {
    var list = CInclusions(folder: AbsolutePath("/p", in: .root))
    let text = Array("text".utf8)
    text.withUnsafeBytes { list.add("a b.h", $0) }
    text.withUnsafeBytes { list.add("/usr/lib/llvm-14/lib/clang/14.0.6/include/stddef.h", $0) }
    text.withUnsafeBytes { list.add("/q/../r.h", $0) }
    let encoded = try #require(list.encoded)
    let copy = try #require(CInclusions(encoded: encoded))
    #expect(copy.files.map(\.path) == ["/p/a b.h", "/r.h"])
    #expect(copy.files.allSatisfy { $0.hash == text.contentHash })
    #expect(CInclusions(encoded: Array(encoded.dropFirst())) == nil)
    // A text that libclang does not give could be any.
    list.add("/unknown.h", nil)
    #expect(list.encoded == nil)
  }

  @Test func languagesGoBySuffix() {
    #expect(["a.c", "a.m", "a.cpp", "a.cc", "a.cxx", "a.mm", "a.h", "c"].map(CLanguage.init(ofFile:)) == [.c, .c, .cxx, .cxx, .cxx, .cxx, nil, nil])
  }
}
