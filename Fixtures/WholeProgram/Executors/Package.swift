// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "Executors",
    platforms: [.macOS("26.0")],
    targets: [
        .target(name: "Pools"),
        .target(name: "Concurrency", dependencies: ["Pools"]),
        .target(
            name: "Nonsending", dependencies: ["Pools"],
            swiftSettings: [.enableUpcomingFeature("NonisolatedNonsendingByDefault")]),
        .target(name: "Screens", dependencies: ["Pools"], swiftSettings: [.defaultIsolation(MainActor.self)]),
        .target(name: "App", dependencies: ["Pools", "Concurrency", "Nonsending", "Screens"]),
    ],
    swiftLanguageModes: [.v5]
)
