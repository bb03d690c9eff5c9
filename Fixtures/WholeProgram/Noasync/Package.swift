// swift-tools-version: 6.0
// Calls of which the compiler itself says that they are unavailable from async contexts: `Scripts/compare-noasync.py`.
import PackageDescription

let package = Package(
    name: "Noasync",
    targets: [
        .target(name: "Marked"),
        .target(name: "Service", dependencies: ["Marked"]),
    ],
    swiftLanguageModes: [.v5]
)
