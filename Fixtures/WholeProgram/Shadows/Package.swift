// swift-tools-version: 6.0
import PackageDescription

let package = Package(
    name: "Shadows",
    targets: [
        .target(name: "Along"),
        .target(name: "Base"),
        .target(name: "Middle", dependencies: ["Base"]),
        .target(name: "App", dependencies: ["Middle"]),
    ],
    swiftLanguageModes: [.v5]
)
