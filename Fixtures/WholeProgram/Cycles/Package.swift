// swift-tools-version: 6.0
import PackageDescription

let package = Package(
    name: "Cycles",
    targets: [
        .target(name: "Graph"),
        .target(name: "App", dependencies: ["Graph"]),
    ],
    swiftLanguageModes: [.v5]
)
