import Foundation
import Testing
import UnblockTestSupport

/// C that is not as it should be costs its own functions at most, and says so.
@Suite struct BrokenFileTests {
  private static let manifest = """
    // swift-tools-version: 6.0
    import PackageDescription
    let package = Package(name: "p", targets: [.target(name: "CLib"), .target(name: "App", dependencies: ["CLib"])])
    """

  /// A package whose C target has a good file and others; `f()` calls the functions, each on a line of its own from the third.
  private func package(_ files: [String: String], calling functions: [String]) throws -> TemporaryFolder {
    let header = "#pragma once\n#include <unistd.h>\n" + (functions + ["good"]).map { "void \($0)(void);\n" }.joined()
    var all = [
      "Package.swift": Self.manifest, "Sources/CLib/include/lib.h": header, "Sources/CLib/good.c": "#include \"lib.h\"\nvoid good(void) { sleep(1); }\n",
      "Sources/App/App.swift": "import CLib\nfunc f() async {\n" + (["good"] + functions).map { "  \($0)()\n" }.joined() + "}\n",
    ]
    for (name, text) in files { all["Sources/CLib/\(name)"] = text }
    return try TemporaryFolder(all)
  }

  private func lines(_ run: ToolRun) throws -> [Int] { try Report(run).places.map(\.line) }

  @Test(arguments: Library.found) func whatParsesIsUsed(_ library: Library) throws {
    let text = "#include \"lib.h\"\nint wrong = ;\nvoid behind(void) { undeclared(x); sleep(1); }\n"
    let run = try lint(try package(["a.c": text], calling: ["behind"]), libclang: library.path)
    #expect(try lines(run) == [3, 4])
    #expect(run.errors.contains("Sources/CLib/a.c:2:13: note: expected expression"))
  }

  @Test(arguments: Library.found) func aMissingHeaderIsNamed(_ library: Library) throws {
    let text = "#include \"lib.h\"\n#include \"nowhere.h\"\nvoid behind(void) { sleep(1); }\n"
    let run = try lint(try package(["a.c": text], calling: ["behind"]), libclang: library.path)
    #expect(try lines(run) == [3, 4])
    #expect(run.errors.contains("Sources/CLib/a.c:2:10: note: 'nowhere.h' file not found"))
  }

  @Test(arguments: Library.found) func aHeaderMayIncludeItself(_ library: Library) throws {
    let files = ["self.h": "#include \"self.h\"\nvoid behind(void);\n", "a.c": "#include \"lib.h\"\n#include \"self.h\"\nvoid behind(void) { sleep(1); }\n"]
    let run = try lint(try package(files, calling: ["behind"]), libclang: library.path)
    #expect(try lines(run) == [3, 4])
    #expect(run.errors.contains("note: #include nested too deeply"))
  }

  @Test(arguments: Library.found) func aLongFileIsReadToItsEnd(_ library: Library) throws {
    let functions = (0..<50_000).map { "static int f\($0)(int x) { return x + \($0); }\n" }.joined()
    let text = "#include \"lib.h\"\n" + functions + "void last(void) { sleep(f49999(1)); }\n"
    let run = try lint(try package(["a.c": text], calling: ["last"]), libclang: library.path)
    #expect(try lines(run) == [3, 4])
    #expect(try Report(run).findings.last?.trace.first?.start.line == 50_002)
  }

  @Test(arguments: Library.found) func deepNestingEndsWell(_ library: Library) throws {
    let sum = Array(repeating: "1", count: 20_000).joined(separator: " + ")
    let text = "#include \"lib.h\"\nint deep(void) { return \(sum); }\nvoid behind(void) { sleep(1); }\n"
    let run = try lint(try package(["a.c": text], calling: ["behind"]), libclang: library.path)
    #expect(run.end == .status(0))
    #expect(try lines(run).contains(3))
  }

  /// The pragma is made to test what is around the compiler: it takes it down.
  @Test(arguments: Library.found) func aCrashCostsOneFile(_ library: Library) throws {
    let files = [
      "a.c": "#include \"lib.h\"\nvoid before(void) { sleep(1); }\n", "b.c": "#include \"lib.h\"\n#pragma clang __debug crash\nvoid lost(void) { sleep(1); }\n",
      "z.c": "#include \"lib.h\"\nvoid behind(void) { sleep(1); }\n",
    ]
    let run = try lint(try package(files, calling: ["before", "lost", "behind"]), libclang: library.path)
    #expect(run.end == .status(0))
    #expect(try lines(run) == [3, 4, 6])
    #expect(run.errors.contains("Sources/CLib/b.c:1:1: note: libclang crashed on this file"))
  }

  @Test func withoutALibraryOneWarningNamesTheTargets() throws {
    let folder = try package([:], calling: [])
    try folder.write(Data("import CLib\nimport Glibc\nfunc f() async {\n  good()\n  sleep(1)\n}\n".utf8), to: "Sources/App/App.swift")
    let run = try lint(folder.url, libclang: "/nowhere/libclang.so")
    #expect(run.end == .status(0))
    #expect(try lines(run) == [5])
    let warnings = run.errors.split(separator: "\n").filter { $0.contains("warning:") }
    #expect(warnings.count == 1)
    #expect(warnings.first.map { $0.contains("'CLib'") && $0.contains("apt-get install libclang-dev") } ?? false)
  }

  @Test func whatIsNoLibClangIsRefused() throws {
    let folder = try package(["libfake.so": "no library"], calling: [])
    let run = try lint(folder.url, libclang: folder.url.appendingPathComponent("Sources/CLib/libfake.so").path)
    #expect(run.end == .status(0))
    #expect(run.errors.contains("cannot be loaded"))
  }
}
