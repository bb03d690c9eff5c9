// swift-tools-version: 6.0
import PackageDescription

let shared: [CSetting] = [.define("HAS_SLOW_PATH", to: "1"), .headerSearchPath("private")]

let package = Package(
  name: "CFixtures",
  targets: [
    .target(name: "CStore", cSettings: shared),
    .target(name: "CNames", dependencies: ["CStore"]),
    .target(name: "CFlags", publicHeadersPath: "public", cSettings: [.define("MY_FLAGS", to: "MSG_DONTWAIT"), .define("ONLY_ON_MACOS", .when(platforms: [.macOS]))]),
    .target(name: "CHeaders"),
    .target(name: "CPlus", cSettings: [.define("PLUS_SLOW")], cxxSettings: [.define("PLUS_QUICK", to: "1"), .headerSearchPath("private")]),
    .systemLibrary(name: "CSystem"),
    .executableTarget(name: "Bridged", dependencies: ["CStore"],
      swiftSettings: [.swiftLanguageMode(.v5), .unsafeFlags(["-import-objc-header", "Sources/Bridged/Headers/Bridged-Bridging-Header.h"])]),
    .executableTarget(name: "App", dependencies: ["CStore", "CNames", "CFlags", "CHeaders", "CPlus", "CSystem"], swiftSettings: [.swiftLanguageMode(.v5)],
      // Blocks are calls into a library of their own on Linux.
      linkerSettings: [.linkedLibrary("BlocksRuntime", .when(platforms: [.linux]))]),
  ],
  cLanguageStandard: .gnu11, cxxLanguageStandard: .cxx17
)
