// swift-tools-version: 6.0
import PackageDescription

let package = Package(
  name: "TickingServer",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "unblock", path: "../..")],
  targets: [
    .executableTarget(name: "TickingServer"),
    // The same server, cured. It runs the other one beside itself.
    .executableTarget(name: "CuredServer", dependencies: [.product(name: "UnblockRuntime", package: "unblock")]),
  ]
)
