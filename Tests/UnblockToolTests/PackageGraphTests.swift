import Testing
import UnblockModel
import UnblockSyntax

@testable import unblock

/// Packages that depend on others, and which modules that makes visible.
@Suite struct PackageGraphTests {
  /// The packages of files with those they depend on, by folder.
  private func packages(of files: [String], in folder: TemporaryFolder, checkouts: Bool = false) -> PackageGraph {
    PackageGraph(manifests(above: files.map { AbsolutePath($0, in: folder.path) }).withDependencies(checkouts: checkouts))
  }

  private func folders(_ graph: PackageGraph, in folder: TemporaryFolder) -> [String] {
    graph.manifests.map { $0.folder.shown(in: folder.path) }
  }

  private func package(_ name: String, dependencies: String = "", products: String = "", targets: String) -> String {
    "let package = Package(name: \"\(name)\", products: [\(products)], dependencies: [\(dependencies)], targets: [\(targets)])"
  }

  @Test func pathsAreFollowedAndCirclesEnd() throws {
    let folder = try TemporaryFolder([
      "App/Package.swift": package("App", dependencies: #".package(path: "../Kit"), .package(path: "../Missing")"#, targets: ""),
      "App/a.swift": "",
      "Kit/Package.swift": package("Kit", dependencies: #".package(path: "Base")"#, targets: ""),
      "Kit/Base/Package.swift": package("Base", dependencies: #".package(path: "../../App"), .package(path: "self")"#, targets: ""),
      "Other/Package.swift": package("Other", targets: ""),
    ])
    try folder.link("Kit/Base/self", to: ".")
    #expect(folders(packages(of: ["App/a.swift"], in: folder), in: folder) == ["App", "Kit", "Kit/Base"])
  }

  @Test func checkoutsAreFollowedOnRequestOnly() throws {
    let url = #".package(url: "https://example.com/Net.git", from: "1.0.0")"#
    let more = #".package(url: "https://example.com/more", from: "1.0.0")"#
    let folder = try TemporaryFolder([
      "Package.swift": package("App", dependencies: url, targets: ""), "a.swift": "",
      ".build/checkouts/Net/Package.swift": package("net", dependencies: more, targets: ""),
      ".build/checkouts/more/Package.swift": package("more", targets: ""),
      ".build/checkouts/unused/Package.swift": package("unused", targets: ""),
    ])
    #expect(folders(packages(of: ["a.swift"], in: folder), in: folder) == ["."])
    let all = [".", ".build/checkouts/Net", ".build/checkouts/more"]
    #expect(folders(packages(of: ["a.swift"], in: folder, checkouts: true), in: folder) == all)
  }

  @Test func versionedManifestsAreTaken() throws {
    func target(_ texts: [String: String]) throws -> String? {
      let folder = try TemporaryFolder(texts)
      return withExtendedLifetime(folder) { manifest(in: folder.path)?.manifest.targets.first?.name }
    }
    func text(_ version: String, _ target: String) -> String { "// swift-tools-version:\(version)\n" + package("P", targets: ".target(name: \"\(target)\")") }
    let usual = text("5.5", "Usual")
    #expect(try target(["Package.swift": usual]) == "Usual")
    #expect(try target(["Package.swift": usual, "Package@swift-6.1.swift": text("6.1", "New"), "Package@swift-5.9.swift": text("5.9", "Old")]) == "New")
    #expect(try target(["Package.swift": usual, "Package@swift-99.0.swift": text("99.0", "Future")]) == "Usual")
    #expect(try target(["Package.swift": text("6.0", "Usual"), "Package@swift-5.9.swift": text("5.9", "Old")]) == "Usual")
    // One for the very tools goes before all others, whatever it asks for.
    #expect(try target(["Package.swift": text("6.2", "Usual"), "Package@swift-6.swift": text("5.0", "Six")]) == "Six")
    #expect(try target(["Package.swift": usual, "Package@swift-6.swift": text("6.0", "Six"), "Package@swift-6.3.swift": text("6.3", "Exact")]) == "Exact")
    #expect(try target(["Package.swift": usual, "Package@swift-x.swift": text("6.1", "None")]) == "Usual")
  }

  // MARK: Modules

  private let root = AbsolutePath("/repo", in: .root)

  /// For each module, `folder of its package/name`, what it depends on.
  private func dependencies(_ files: [String], _ manifests: [String: String]) -> [String: [String]] {
    let read = manifests.sorted { $0.key < $1.key }.map { Manifest(folder: AbsolutePath($0.key, in: root), manifest: PackageManifest(parsing: $0.value)) }
    let map = ModuleMap(files: files.map { AbsolutePath($0, in: root) }, packages: PackageGraph(read), root: root)
    func name(_ module: Int) -> String {
      let file = files[map.moduleOfFile.firstIndex(of: module)!]
      return "\(file.split(separator: "/")[0])/\(map.modules[module].name)"
    }
    return Dictionary(uniqueKeysWithValues: map.modules.indices.map { (name($0), map.modules[$0].dependencies.map(name)) })
  }

  @Test func productsStandForTheirTargets() {
    let app = package(
      "app", dependencies: #".package(path: "../Kit"), .package(name: "old", path: "../Second")"#,
      targets: #"""
        .target(name: "App", dependencies: ["Core", .product(name: "KitLibrary", package: "kit"), .product(name: "Both", package: "old")]),
        .target(name: "Core"), .target(name: "ByName", dependencies: ["Both"])
        """#)
    let kit = package("Kit", products: #".library(name: "KitLibrary", targets: ["Core"]), .library(name: "Both", targets: ["More"])"#, targets: #".target(name: "Core"), .target(name: "More")"#)
    let second = package("Second", products: #".library(name: "Both", targets: ["Two"])"#, targets: #".target(name: "Two")"#)
    let files = [
      "App/Sources/App/a.swift", "App/Sources/Core/a.swift", "App/Sources/ByName/a.swift", "Kit/Sources/Core/a.swift", "Kit/Sources/More/a.swift",
      "Second/Sources/Two/a.swift",
    ]
    let found = dependencies(files, ["App": app, "Kit": kit, "Second": second])
    #expect(found["App/App"] == ["App/Core", "Kit/Core", "Second/Two"])
    #expect(found["App/ByName"] == ["Kit/More"])
    #expect(found["Kit/Core"] == [])
  }

  @Test func urlMeansAPackageOfTheSameRun() {
    let app = package(
      "app", dependencies: #".package(url: "https://example.com/kit.git", from: "1.0.0")"#,
      targets: #".target(name: "App", dependencies: [.product(name: "Core", package: "kit")])"#)
    let kit = package("kit", products: #".library(name: "Core", targets: ["Core"])"#, targets: #".target(name: "Core")"#)
    let files = ["App/Sources/App/a.swift", "Kit/Sources/Core/a.swift"]
    #expect(dependencies(files, ["App": app, "Kit": kit])["App/App"] == ["Kit/Core"])
    #expect(dependencies(files, ["App": app.replacing("kit.git", with: "other.git"), "Kit": kit])["App/App"] == [])
  }

  @Test func unreadDependenciesMayBeAll() {
    let app = package("app", dependencies: #".package(path: "../Kit")"#, targets: #".target(name: "App", dependencies: list()), .target(name: "Core"), .testTarget(name: "T")"#)
    let kit = package("kit", products: #".library(name: "K", targets: ["Kit"])"#, targets: #".target(name: "Kit"), .target(name: "Hidden")"#)
    let files = ["App/Sources/App/a.swift", "App/Sources/Core/a.swift", "App/Tests/T/a.swift", "Kit/Sources/Kit/a.swift", "Kit/Sources/Hidden/a.swift"]
    #expect(dependencies(files, ["App": app, "Kit": kit])["App/App"] == ["App/Core", "Kit/Kit"])
  }

  @Test func namesOfModulesAreIdentifiers() {
    let map = ModuleMap(
      files: [AbsolutePath("Sources/my-kit/a.swift", in: root)],
      packages: PackageGraph([Manifest(folder: root, manifest: PackageManifest(parsing: package("p", targets: #".target(name: "my-kit")"#)))]), root: root)
    #expect(map.modules.map(\.name) == ["my_kit"])
  }
}
