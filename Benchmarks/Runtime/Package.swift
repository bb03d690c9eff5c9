// swift-tools-version: 6.1
import PackageDescription

// A package of its own, so that the linter's package does not depend on what it is only compared with.
let package = Package(
  name: "RuntimeBenchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "unblock", path: "../.."),
    .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
  ],
  targets: [
    .executableTarget(
      name: "bench-runtime",
      dependencies: [
        .product(name: "UnblockRuntime", package: "unblock"),
        .product(name: "NIOPosix", package: "swift-nio"),
      ]),
    .executableTarget(name: "descriptor-bench", dependencies: [.product(name: "UnblockRuntime", package: "unblock")]),
    .executableTarget(
      name: "soak-runtime",
      dependencies: [
        "CSoak",
        .product(name: "UnblockRuntime", package: "unblock"),
        .product(name: "UnblockFoundation", package: "unblock"),
      ]),
    .target(name: "CSoak"),
  ],
  swiftLanguageModes: [.v6]
)
