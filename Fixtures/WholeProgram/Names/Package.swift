// swift-tools-version: 6.0
import PackageDescription

let package = Package(
    name: "Names",
    targets: [
        .target(name: "Alpha"),
        .target(name: "Beta"),
        .target(name: "Exports", dependencies: ["Alpha"]),
        .target(name: "App", dependencies: ["Alpha", "Beta", "Exports"]),
    ],
    swiftLanguageModes: [.v5]
)
