// swift-tools-version: 6.0
import PackageDescription

// The product has another name than the modules in it.
let package = Package(
    name: "LayersKit",
    products: [.library(name: "Kit", targets: ["Storage", "Codec"])],
    dependencies: [.package(path: "Packages/Base")],
    targets: [
        .target(name: "Storage", dependencies: ["Codec", .product(name: "BaseKit", package: "Base")]),
        .target(name: "Codec"),
    ],
    swiftLanguageModes: [.v5]
)
