import Testing
import UnblockSyntax

/// What is read from the text of a manifest.
@Suite struct PackageManifestTests {
  private func targets(_ text: String) -> [PackageManifest.Target] { PackageManifest(parsing: text).targets }

  @Test func packagesAndProductsAreRead() {
    let manifest = PackageManifest(
      parsing: """
        let package = Package(
          name: "Kit",
          products: [
            .library(name: "KitLibrary", type: .dynamic, targets: ["A", "B"]), .executable(name: "kit", targets: ["Tool"]),
            .plugin(name: "KitPlugin", targets: ["P"]),
          ],
          dependencies: [
            .package(path: "../Base"), .package(name: "Other", path: "/Other"),
            .package(url: "https://example.com/swift-Net.git", from: "1.0.0"), .package(url: "git@example.com:Rest", branch: "main"),
          ],
          targets: [.target(name: "A")])
        """)
    #expect(manifest.name == "Kit")
    #expect(manifest.products.map(\.name) == ["KitLibrary", "kit", "KitPlugin"])
    #expect(manifest.products.map(\.targets) == [["A", "B"], ["Tool"], ["P"]])
    #expect(manifest.dependencies.map(\.location).prefix(2) == [.path("../Base"), .path("/Other")])
    #expect(manifest.dependencies.map(\.name) == [nil, "Other", nil, nil])
    #expect(manifest.dependencies.map(\.identity) == ["base", "other", "swift-net", "rest"])
    #expect(manifest.targets.map(\.name) == ["A"])
  }

  /// `if isLocal { .package(path: "../swift-nio") } else { .package(url: …) }` is for those who work on both.
  @Test func urlGoesBeforePathOfTheSamePackage() {
    let manifest = PackageManifest(
      parsing: """
        package.dependencies += [.package(path: "../swift-nio"), .package(path: "../mine")]
        package.dependencies += [.package(url: "https://github.com/apple/swift-nio.git", from: "2.0.0")]
        """)
    #expect(manifest.dependencies.map(\.identity) == ["mine", "swift-nio"])
  }

  @Test func dependenciesOfTargetsAreRead() {
    let read = targets(
      """
      let nio: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
      let common: [Target.Dependency] = ["C", nio]
      extension Target.Dependency { static let log = Self.product(name: "Logging", package: "swift-log") }
      let package = Package(name: "P", targets: [
        .target(name: "A", dependencies: ["B", .target(name: "C"), .byName(name: "D"), .product(name: "E", package: "e"), .product(name: "F")]),
        .target(name: "G", dependencies: common + [.log, "B"]),
        .target(name: "H", dependencies: made()),
        .target(name: "I", dependencies: [.init(stringLiteral: "x")] + common),
        .target(name: "J"),
      ])
      """)
    #expect(read.map(\.name) == ["A", "G", "H", "I", "J"])
    #expect(read[0].dependencies == [.byName("B"), .target("C"), .byName("D"), .product("E", package: "e"), .product("F", package: nil)])
    let nio = PackageManifest.Target.Dependency.product("NIOCore", package: "swift-nio")
    #expect(read[1].dependencies == [.byName("C"), nio, .product("Logging", package: "swift-log"), .byName("B")])
    #expect(read[3].dependencies == [.byName("C"), nio])
    #expect(read.map(\.hasUnreadDependencies) == [false, false, true, true, false])
  }

  @Test func namesMayBeConstants() {
    let read = targets(
      """
      extension String { static let core = "Core" }
      let app = "App"
      let package = Package(name: "P", targets: [.target(name: .core), .target(name: app, dependencies: [.target(name: .core)])])
      """)
    #expect(read.map(\.name) == ["Core", "App"])
    #expect(read.last?.dependencies == [.target("Core")])
  }

  @Test func settingsAreThoseOfTheTarget() {
    let read = targets(
      """
      let shared: [SwiftSetting] = [.enableUpcomingFeature("NonisolatedNonsendingByDefault")]
      let main: [SwiftSetting] = shared + [.defaultIsolation(MainActor.self)]
      func quiet() -> [SwiftSetting] { [.enableUpcomingFeature("ExistentialAny"), .defaultIsolation(nil)] }
      let package = Package(name: "P", targets: [
        .target(name: "A", swiftSettings: shared), .target(name: "B", swiftSettings: main), .target(name: "C", swiftSettings: quiet()),
        .target(name: "D", swiftSettings: [.unsafeFlags(["-enable-upcoming-feature", "NonisolatedNonsendingByDefault"])]), .target(name: "E"),
      ])
      """)
    #expect(read.map(\.isNonsendingByDefault) == [true, true, false, true, false])
    #expect(read.map(\.defaultIsolation) == [nil, "MainActor", nil, nil, nil])
  }

  @Test func loopOverAllTargetsGivesToAll() {
    func read(_ condition: String) -> [Bool] {
      targets(
        """
        let package = Package(name: "P", targets: [.target(name: "A"), .target(name: "B")])
        for target in package.targets \(condition){
          var settings = target.swiftSettings ?? []
          settings.append(.enableUpcomingFeature("NonisolatedNonsendingByDefault"))
          target.swiftSettings = settings
        }
        """
      ).map(\.isNonsendingByDefault)
    }
    #expect(read("") == [true, true])
    #expect(read("where target.type != .plugin ") == [true, true])
    #expect(read(#"where target.name == "A" "#) == [false, false])
  }

  /// Constants that lead to each other, or that double at each step, end.
  @Test func constantsMayGoInCircles() {
    let doubling = (0..<60).map { "let a\($0): [Target.Dependency] = a\($0 + 1) + a\($0 + 1)" }.joined(separator: "\n")
    let read = targets(
      """
      let x = y + x
      let y = x + y
      let z = z
      \(doubling)
      let package = Package(name: "P", targets: [.target(name: "A", dependencies: x, swiftSettings: y), .target(name: z), .target(name: "B", dependencies: a0, swiftSettings: a0)])
      """)
    #expect(read.map(\.name) == ["A", "B"])
  }
}
