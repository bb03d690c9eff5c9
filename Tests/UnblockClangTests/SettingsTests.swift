import Foundation
import Testing
import UnblockTestSupport

/// Where C comes from that no target lists: bridging headers, and libraries that pkg-config knows.
@Suite struct SettingsTests {
  private func lines(_ run: ToolRun) throws -> [Int] { try Report(run).places.map(\.line) }

  /// Files of no package, as in a project of Xcode: the C beside them belongs to the header.
  @Test(arguments: Library.found) func aBridgingHeaderMayBeNamed(_ library: Library) throws {
    let folder = try TemporaryFolder([
      "Sources/Headers/Bridge.h": "#include \"old.h\"\n#include <unistd.h>\nstatic inline void pause_a_while(void) { sleep(1); }\n",
      "Sources/Headers/old.h": "#pragma once\nvoid old(void);\nvoid quiet(void);\n",
      "Sources/old.c": "#include \"Headers/old.h\"\n#include <unistd.h>\nvoid old(void) { sleep(1); }\nvoid quiet(void) {}\n",
      "Sources/App.swift": "func f() async {\n  pause_a_while()\n  old()\n  quiet()\n  sleep(1)\n}\n",
    ])
    #expect(try lines(try lint(folder.url, libclang: library.path)) == [])
    let run = try lint(folder.url, libclang: library.path, ["--bridging-header", "Sources/Headers/Bridge.h"])
    #expect(try lines(run) == [2, 3, 5])
  }

  @Test(arguments: Library.found) func onlyItsOwnTargetSeesABridgingHeader(_ library: Library) throws {
    let folder = try TemporaryFolder([
      "Package.swift": """
      let package = Package(name: "p", targets: [
        .target(name: "A", swiftSettings: [.unsafeFlags(["-import-objc-header", "bridge.h"])]), .target(name: "B"),
      ])
      """,
      "bridge.h": "#include <unistd.h>\nstatic inline void slow(void) { sleep(1); }\n",
      "Sources/A/a.swift": "func a() async { slow() }\n", "Sources/B/b.swift": "func b() async { slow() }\n",
    ])
    #expect(try Report(try lint(folder.url, libclang: library.path)).findings.map(\.path) == ["Sources/A/a.swift"])
  }

  private func systemLibrary(_ script: String) throws -> TemporaryFolder {
    let folder = try TemporaryFolder([
      "Package.swift": """
      let package = Package(name: "p", targets: [
        .systemLibrary(name: "CThing", pkgConfig: "thing-2.0"), .target(name: "App", dependencies: ["CThing"]),
      ])
      """,
      "Sources/CThing/module.modulemap": "module CThing [system] { header \"shim.h\" }\n",
      "Sources/CThing/shim.h": "#include <thing.h>\nstatic inline void thing_slow(void) { sleep(THING_TIME); }\n",
      "with blank/thing.h": "#include <unistd.h>\n",
      "Sources/App/App.swift": "import CThing\nfunc f() async {\n  thing_slow()\n}\n", "bin/pkg-config": script,
    ])
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.url.appendingPathComponent("bin/pkg-config").path)
    return folder
  }

  private func lintWithPkgConfig(_ folder: TemporaryFolder, _ library: Library) throws -> ToolRun {
    let path = folder.url.appendingPathComponent("bin").path + ":" + (ProcessInfo.processInfo.environment["PATH"] ?? "")
    return try lint(folder.url, libclang: library.path, environment: ["PATH": path])
  }

  @Test(arguments: Library.found) func pkgConfigIsAskedForHeaders(_ library: Library) throws {
    let folder = try systemLibrary(
      "#!/bin/sh\n[ \"$1 $2\" = \"--cflags thing-2.0\" ] || exit 1\necho \"-DTHING_TIME=1 -I\\\"$(dirname \"$0\")/../with blank\\\" -pthread\"\n")
    let run = try lintWithPkgConfig(folder, library)
    #expect(try lines(run) == [3])
    #expect(!run.errors.contains("thing.h"))
  }

  /// Neither what it does not know nor what it never says ends a run.
  @Test(arguments: ["#!/bin/sh\necho none >&2; exit 1\n", "#!/bin/sh\nexec sleep 1000\n", "no program\n"]) func pkgConfigMayFail(_ script: String) throws {
    let run = try lintWithPkgConfig(try systemLibrary(script), try #require(Library.found.first))
    #expect(run.end == .status(0))
    #expect(run.errors.contains("'thing.h' file not found"))
  }
}
