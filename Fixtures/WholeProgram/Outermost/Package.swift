// swift-tools-version: 6.0
import PackageDescription

let package = Package(
    name: "Outermost",
    dependencies: [.package(path: "Packages/Helpers")],
    targets: [
        .target(
            name: "Service",
            dependencies: [
                .product(name: "Files", package: "Helpers"),
                .product(name: "Processes", package: "Helpers"),
            ]),
        .executableTarget(name: "Tool", dependencies: ["Service", .product(name: "Files", package: "Helpers")]),
        .executableTarget(name: "Daemon", dependencies: ["Service", .product(name: "Files", package: "Helpers")]),
    ],
    swiftLanguageModes: [.v5]
)
