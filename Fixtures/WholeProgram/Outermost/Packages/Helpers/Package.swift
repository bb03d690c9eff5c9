// swift-tools-version: 6.0
import PackageDescription

let package = Package(
    name: "Helpers",
    products: [
        .library(name: "Files", targets: ["Files"]),
        .library(name: "Processes", targets: ["Processes"]),
    ],
    targets: [
        .target(name: "Files"),
        .target(name: "Processes", dependencies: ["Files"]),
    ],
    swiftLanguageModes: [.v5]
)
