import Foundation
import Testing
import UnblockTestSupport

@testable import unblock

/// `unblock init` as users run it.
@Suite struct InitCommandTests {
  private let manifest = """
    // swift-tools-version: 6.1
    import PackageDescription
    let package = Package(name: "App", targets: [
      .target(name: "Quiet"),
      .executableTarget(name: "App"),
      .testTarget(name: "AppTests"),
    ])

    """
  private let files = [
    "Sources/Quiet/a.swift": "func f() {}\n", "Sources/App/main.swift": "import Glibc\nfunc f() async { sleep(1) }\n",
    "Tests/AppTests/a.swift": "import Glibc\nfunc f() async { sleep(1) }\n",
  ]

  private func package(_ manifest: String? = nil) throws -> TemporaryFolder {
    try TemporaryFolder(files.merging(["Package.swift": manifest ?? self.manifest]) { $1 })
  }

  private func text(_ folder: TemporaryFolder) throws -> String { String(decoding: try folder.bytes("Package.swift"), as: UTF8.self) }

  private let line = ".product(name: \"UnblockRuntime\", package: \"unblock\")"

  @Test func targetsWithFindingsAreTaken() throws {
    let folder = try package()
    let run = try runTool(["init"], in: folder.url)
    #expect(run.end == .status(0))
    #expect(run.errors.hasPrefix("Package.swift: note: 'App' can import UnblockRuntime now\n"))
    #expect(run.errors.contains("macOS(.v15)"))
    let text = try text(folder)
    #expect(text.contains(".executableTarget(name: \"App\", dependencies: [\(line)]),\n"))
    #expect(text.contains("dependencies: [.package(url: \"https://example.com/unblock\", from: \"0.1.0\")], targets: ["))
    #expect(try runTool(["init"], in: folder.url).errors == "Package.swift: note: nothing to add\n")
    #expect(try self.text(folder) == text)
  }

  @Test func withoutFindingsAllButTestsAreTaken() throws {
    let folder = try package()
    try folder.write(Data("func f() {}\n".utf8), to: "Sources/App/main.swift")
    #expect(try runTool(["init", "."], in: folder.url).errors.hasPrefix("Package.swift: note: 'Quiet', 'App' can"))
  }

  @Test func targetsThatAreNamed() throws {
    let folder = try package()
    let run = try runTool(["init", "--target", "AppTests", "--path", "../unblock checkout"], in: folder.url)
    #expect(run.end == .status(0))
    let text = try text(folder)
    #expect(text.contains(".package(path: \"../unblock checkout\")"))
    #expect(text.contains(".testTarget(name: \"AppTests\", dependencies: [.product(name: \"UnblockRuntime\", package: \"unblock checkout\")])"))
    #expect(try runTool(["init", "--target", "Nope"], in: folder.url).end == .status(2))
  }

  @Test func aPackageElsewhere() throws {
    let all = files.merging(["Package.swift": manifest]) { $1 }
    let folder = try TemporaryFolder(Dictionary(uniqueKeysWithValues: all.map { ("Code/App/\($0.key)", $0.value) }))
    #expect(try runTool(["init", "Code/App", "--path", "Code/unblock"], in: folder.url).end == .status(0))
    #expect(String(decoding: try folder.bytes("Code/App/Package.swift"), as: UTF8.self).contains(".package(path: \"../unblock\")"))
    #expect(try runTool(["init", "Code"], in: folder.url).end == .status(2))
  }

  @Test func whatIsComputedIsPrinted() throws {
    let computed = "import PackageDescription\nlet package = Package(name: \"A\", dependencies: f(), targets: [.target(name: \"App\")])\n"
    let folder = try package(computed)
    let run = try runTool(["init"], in: folder.url)
    #expect(run.end == .status(1))
    #expect(
      run.text == """
        add to 'dependencies:' of the package in 'Package.swift':
            .package(url: "https://example.com/unblock", from: "0.1.0"),
        add to 'dependencies:' of the target 'App' in 'Package.swift':
            \(line),

        """)
    #expect(try text(folder) == computed)
  }

  @Test func aDiffChangesNothing() throws {
    let folder = try package()
    let run = try runTool(["init", "--diff"], in: folder.url)
    #expect(run.end == .status(1))
    #expect(try text(folder) == manifest)
    try folder.write(run.output, to: "fix.patch")
    try shell("git init -q . && git apply fix.patch", in: folder)
    let patched = try text(folder)
    try folder.write(Data(manifest.utf8), to: "Package.swift")
    #expect(try runTool(["init"], in: folder.url).end == .status(0))
    #expect(try text(folder) == patched)
  }
}
