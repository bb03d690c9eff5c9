// swift-tools-version: 6.0
// The stubs of SwiftNIO as a package, for the other packages here: links to the files in `Fixtures/Stubs`.
import PackageDescription

let package = Package(
    name: "NIOModules",
    products: [
        .library(name: "NIOCore", targets: ["NIOCore"]),
        .library(name: "NIOPosix", targets: ["NIOPosix"]),
        .library(name: "NIOEmbedded", targets: ["NIOEmbedded"]),
    ],
    targets: [
        .target(name: "NIOCore"),
        .target(name: "NIOPosix", dependencies: ["NIOCore"]),
        .target(name: "NIOEmbedded", dependencies: ["NIOCore"]),
    ],
    swiftLanguageModes: [.v5]
)
