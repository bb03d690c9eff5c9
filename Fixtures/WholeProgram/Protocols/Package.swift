// swift-tools-version: 6.0
import PackageDescription

let package = Package(
    name: "Protocols",
    targets: [
        .target(name: "Interfaces"),
        .target(name: "Stores", dependencies: ["Interfaces"]),
        .target(name: "Library"),
        .target(name: "LibraryDoubles", dependencies: ["Library"]),
        .target(name: "LibraryChecks", dependencies: ["Library", "LibraryDoubles"]),
        .target(name: "App", dependencies: ["Interfaces", "Stores", "Library"]),
    ],
    swiftLanguageModes: [.v5]
)
