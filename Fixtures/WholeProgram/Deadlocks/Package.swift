// swift-tools-version: 6.0
import PackageDescription

let package = Package(
    name: "Deadlocks",
    platforms: [.macOS(.v15)],
    targets: [
        .target(name: "Bridges"),
        .target(name: "App", dependencies: ["Bridges"]),
    ],
    swiftLanguageModes: [.v5]
)
