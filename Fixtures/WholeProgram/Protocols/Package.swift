// swift-tools-version: 6.0
import PackageDescription

let package = Package(
    name: "Protocols",
    targets: [
        .target(name: "Interfaces"),
        .target(name: "Stores", dependencies: ["Interfaces"]),
        .target(name: "App", dependencies: ["Interfaces", "Stores"]),
    ],
    swiftLanguageModes: [.v5]
)
