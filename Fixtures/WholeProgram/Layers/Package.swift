// swift-tools-version: 6.0
import PackageDescription

// The dependency lies beside this package, not in it.
let package = Package(
    name: "Layers",
    dependencies: [.package(path: "../LayersKit")],
    targets: [
        .target(name: "Domain", dependencies: [.product(name: "Kit", package: "LayersKit")]),
        .target(name: "Views", dependencies: ["Domain"], path: "Code/Views", exclude: ["Ignored.swift"]),
        .target(name: "App", dependencies: ["Domain", "Views", .product(name: "Kit", package: "LayersKit")]),
    ],
    swiftLanguageModes: [.v5]
)
