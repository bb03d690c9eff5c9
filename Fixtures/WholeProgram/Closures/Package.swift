// swift-tools-version: 6.0
import PackageDescription

let package = Package(
    name: "Closures",
    targets: [
        .target(name: "Runners"),
        .target(name: "App", dependencies: ["Runners"]),
    ],
    swiftLanguageModes: [.v5]
)
