// swift-tools-version: 6.0
import PackageDescription

let package = Package(
  name: "TickingServer",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "unblock", path: "../..")],
  targets: [
    .executableTarget(name: "TickingServer"),
    // What 'unblock fix --unsafe' makes of it. 'make fixed-demo' writes it, and a test compares.
    .executableTarget(
      name: "FixedServer",
      dependencies: [.product(name: "UnblockRuntime", package: "unblock"), .product(name: "UnblockFoundation", package: "unblock")]
    ),
    // The same server, cured by hand. It runs the other two beside itself.
    .executableTarget(name: "CuredServer", dependencies: [.product(name: "UnblockRuntime", package: "unblock")]),
  ]
)
