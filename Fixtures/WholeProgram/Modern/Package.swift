// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("ExistentialAny"),
]

let package = Package(
    name: "Modern",
    platforms: [.macOS(.v15)],
    targets: [
        .target(name: "Core", swiftSettings: settings),
        .target(name: "App", dependencies: ["Core"], swiftSettings: settings),
    ],
    swiftLanguageModes: [.v6]
)
