// swift-tools-version: 6.0
import PackageDescription

let package = Package(
    name: "EventLoops",
    dependencies: [.package(path: "../NIOModules")],
    targets: [
        .target(name: "Storage", dependencies: [.product(name: "NIOCore", package: "NIOModules")]),
        .target(
            name: "Server",
            dependencies: [
                "Storage",
                .product(name: "NIOCore", package: "NIOModules"),
                .product(name: "NIOPosix", package: "NIOModules"),
                .product(name: "NIOEmbedded", package: "NIOModules"),
            ]),
    ],
    swiftLanguageModes: [.v5]
)
