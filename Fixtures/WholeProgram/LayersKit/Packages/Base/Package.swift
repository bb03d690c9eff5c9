// swift-tools-version: 6.0
import PackageDescription

let package = Package(
    name: "Base",
    products: [.library(name: "BaseKit", targets: ["Base"])],
    targets: [.target(name: "Base")],
    swiftLanguageModes: [.v5]
)
