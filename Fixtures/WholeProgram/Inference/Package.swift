// swift-tools-version: 6.0
import PackageDescription

let package = Package(
    name: "Inference",
    targets: [
        .target(name: "Model"),
        .target(name: "App", dependencies: ["Model"]),
    ],
    swiftLanguageModes: [.v5]
)
