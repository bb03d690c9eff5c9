// swift-tools-version: 6.0
import PackageDescription

let package = Package(
    name: "References",
    targets: [
        .target(name: "Kit"),
        .target(name: "App", dependencies: ["Kit"]),
    ],
    swiftLanguageModes: [.v5]
)
