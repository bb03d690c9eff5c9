import Testing
import UnblockModel
import UnblockSyntax

@testable import unblock

@Suite struct ModuleMapTests {
  private let root = AbsolutePath("/repo", in: .root)

  /// The modules, each with its files.
  private func modules(_ files: [String], _ manifests: [String: String] = [:]) -> [String: [String]] {
    let paths = files.map { AbsolutePath($0, in: root) }
    let map = ModuleMap(files: paths, packages: PackageGraph(manifests.map(manifest)), root: root)
    return Dictionary(grouping: files.indices) { map.modules[map.moduleOfFile[$0]].name }.mapValues { $0.map { files[$0] } }
  }

  private func manifest(_ folder: String, _ targets: String) -> Manifest {
    let text = "import PackageDescription\nlet package = Package(name: \"p\", targets: [\(targets)])"
    return Manifest(folder: AbsolutePath(folder, in: root), manifest: PackageManifest(parsing: text))
  }

  @Test func filesOfNoPackageGoByTheirTopFolder() {
    #expect(
      modules(["App/Views/A.swift", "App/B.swift", "AppTests/C.swift", "main.swift", "/elsewhere/x/D.swift"]) == [
        "App": ["App/Views/A.swift", "App/B.swift"], "AppTests": ["AppTests/C.swift"], "repo": ["main.swift"],
        "x": ["/elsewhere/x/D.swift"],
      ])
  }

  @Test func targetsHaveTheirFolders() {
    let targets = #".target(name: "A"), .executableTarget(name: "B"), .testTarget(name: "ATests"), .plugin(name: "P", capability: .buildTool())"#
    let files = [
      "Sources/A/x/a.swift", "Source/B/b.swift", "Tests/ATests/c.swift", "Plugins/P/p.swift", "Package.swift", "Benchmarks/d.swift",
    ]
    #expect(
      modules(files, ["": targets]) == [
        "A": [files[0]], "B": [files[1]], "ATests": [files[2]], "P": [files[3]], "repo": [files[4]], "Benchmarks": [files[5]],
      ])
  }

  @Test func onlyTargetMayHaveAllOfSources() {
    #expect(modules(["Sources/a.swift"], ["": #".target(name: "A"), .testTarget(name: "T")"#]) == ["A": ["Sources/a.swift"]])
    #expect(modules(["Sources/a.swift"], ["": #".target(name: "A"), .target(name: "B")"#]) == ["Sources": ["Sources/a.swift"]])
  }

  @Test func pathsExcludesAndSourcesCount() {
    let targets = #".target(name: "A", path: "lib", exclude: ["gen", "x.swift"]), .target(name: "B", path: "lib/b", sources: ["src"])"#
    let files = ["lib/a.swift", "lib/gen/g.swift", "lib/x.swift", "lib/b/src/b.swift", "lib/b/other.swift"]
    #expect(modules(files, ["": targets]) == ["A": [files[0], files[4]], "lib": [files[1], files[2]], "B": [files[3]]])
  }

  @Test func packageInsideOfAPackageHasItsOwn() {
    let files = ["Sources/A/a.swift", "Fixtures/Demo/Sources/A/b.swift", "Fixtures/Demo/c.swift"]
    let manifests = ["": #".target(name: "A"), .target(name: "F", path: "Fixtures")"#, "Fixtures/Demo": #".target(name: "A")"#]
    let map = ModuleMap(files: files.map { AbsolutePath($0, in: root) }, packages: PackageGraph(manifests.map(manifest)), root: root)
    #expect(map.modules.map(\.name) == ["A", "A", "Demo"])
    #expect(map.moduleOfFile == [0, 1, 2])
  }

  /// The manifest of a package lies beside its targets, in a folder that may be called like one of them.
  @Test func manifestsBelongToNoTarget() {
    let files = ["Kit/Package.swift", "Kit/Sources/Kit/a.swift"]
    let manifests = ["Kit": #".target(name: "Kit")"#]
    let map = ModuleMap(files: files.map { AbsolutePath($0, in: root) }, packages: PackageGraph(manifests.map(manifest)), root: root)
    #expect(map.modules.map(\.name) == ["Kit", "Kit"])
    #expect(map.modules.map(\.isTarget) == [false, true])
  }

  @Test func modulesHaveIsolationAndDependencies() {
    let targets = #"""
      .target(name: "A", dependencies: ["B", .product(name: "NIOCore", package: "swift-nio")],
        swiftSettings: [.defaultIsolation(MainActor.self)]), .target(name: "B")
      """#
    let files = ["Sources/A/a.swift", "Sources/B/b.swift"].map { AbsolutePath($0, in: root) }
    let map = ModuleMap(files: files, packages: PackageGraph([manifest("", targets)]), root: root)
    #expect(
      map.modules == [
        ProgramModule(name: "A", defaultIsolation: "MainActor", dependencies: [1]),
        ProgramModule(name: "B", defaultIsolation: nil, dependencies: []),
      ])
  }

  @Test func manifestsAreFoundAboveFiles() throws {
    let folder = try TemporaryFolder([
      "Package.swift": "", "Sources/A/a.swift": "", "Fixtures/Demo/Package.swift": "", "Fixtures/Demo/Sources/D/d.swift": "",
      "Checkout/.git/HEAD": "", "Checkout/App/e.swift": "",
    ])
    let files = ["Sources/A/a.swift", "Fixtures/Demo/Sources/D/d.swift", "Checkout/App/e.swift"]
    let found = manifests(above: files.map { AbsolutePath($0, in: folder.path) })
    #expect(found.map { $0.folder.shown(in: folder.path) } == [".", "Fixtures/Demo"])
    #expect(manifests(above: [AbsolutePath("Checkout/App/e.swift", in: folder.path)]).isEmpty)
  }
}
