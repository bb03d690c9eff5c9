// swift-tools-version: 6.1
import PackageDescription

/// The settings that every target of ours is compiled with: what is imported is imported on purpose, and existentials show.
let settings: [SwiftSetting] = [
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("ExistentialAny"),
]

let package = Package(
  name: "unblock",
  // What UnblockRuntime needs of the standard library: task executors, atomics.
  platforms: [.macOS(.v15), .iOS(.v18), .tvOS(.v18), .watchOS(.v11), .visionOS(.v2)],
  products: [
    .executable(name: "unblock", targets: ["unblock"]),
    .library(name: "UnblockRuntime", targets: ["UnblockRuntime"]),
    .library(name: "UnblockFoundation", targets: ["UnblockFoundation"]),
  ],
  dependencies: [
    .package(url: "https://github.com/swiftlang/swift-syntax", exact: "603.0.1"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // The values that the stages hand to each other. No imports at all, not even Foundation.
    .target(name: "UnblockModel", swiftSettings: settings),

    // Rule data. The YAML of `Rules/` is compiled into the binary by a plug-in that runs `unblock-embed-rules`.
    .target(
      name: "UnblockRuleFiles",
      dependencies: ["UnblockModel", .product(name: "Yams", package: "Yams")],
      swiftSettings: settings
    ),
    // The compact forms of the rule data in the binary and of summaries in files.
    .target(name: "UnblockCoding", dependencies: ["UnblockModel"], swiftSettings: settings),
    .executableTarget(
      name: "unblock-embed-rules",
      dependencies: ["UnblockModel", "UnblockRuleFiles", "UnblockCoding"],
      swiftSettings: settings
    ),
    .plugin(name: "EmbedRules", capability: .buildTool(), dependencies: ["unblock-embed-rules"]),
    .target(
      name: "UnblockRules",
      dependencies: ["UnblockModel", "UnblockCoding"],
      swiftSettings: settings,
      plugins: ["EmbedRules"]
    ),

    .target(
      name: "UnblockSyntax",
      dependencies: [
        "UnblockModel",
        .product(name: "SwiftSyntax", package: "swift-syntax"),
        .product(name: "SwiftParser", package: "swift-syntax"),
        .product(name: "SwiftIfConfig", package: "swift-syntax"),
      ],
      swiftSettings: settings
    ),
    // Declarations of ours for libclang, which is loaded at run time. Headers only.
    .systemLibrary(name: "CUnblockClang", path: "Sources/CUnblockClang"),
    .target(name: "UnblockClang", dependencies: ["UnblockModel", "CUnblockClang"], swiftSettings: settings),
    .target(name: "UnblockAnalysis", dependencies: ["UnblockModel"], swiftSettings: settings),
    // Findings and their source to fix-its.
    .target(
      name: "UnblockRewriting",
      dependencies: [
        "UnblockModel",
        .product(name: "SwiftSyntax", package: "swift-syntax"),
        .product(name: "SwiftParser", package: "swift-syntax"),
      ],
      swiftSettings: settings
    ),
    .target(name: "UnblockReporting", dependencies: ["UnblockModel"], swiftSettings: settings),
    // The index store to exact callees. The library behind it is loaded at run time, through declarations of ours.
    .target(name: "CIndexStore"),
    .target(name: "UnblockIndex", dependencies: ["UnblockModel", "CIndexStore"], swiftSettings: settings),
    .executableTarget(
      name: "unblock",
      dependencies: [
        "UnblockModel", "UnblockCoding", "UnblockRules", "UnblockRuleFiles", "UnblockSyntax", "UnblockClang", "UnblockIndex", "UnblockAnalysis",
        "UnblockReporting", "UnblockRewriting",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings
    ),

    .testTarget(
      name: "UnblockRulesTests",
      dependencies: ["UnblockModel", "UnblockRules", "UnblockCoding", "UnblockRuleFiles"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "UnblockCodingTests",
      dependencies: [
        "unblock", "UnblockModel", "UnblockCoding", "UnblockRules", "UnblockSyntax", "UnblockAnalysis", "UnblockReporting", "UnblockTestSupport",
      ],
      swiftSettings: settings
    ),
    .testTarget(name: "UnblockReportingTests", dependencies: ["UnblockModel", "UnblockReporting"], swiftSettings: settings),
    .testTarget(name: "UnblockIndexTests", dependencies: ["UnblockModel", "UnblockIndex"], swiftSettings: settings),
    // The tool is imported with `@testable`: it needs no library beside it that would only be there for the tests.
    .testTarget(
      name: "UnblockToolTests",
      dependencies: ["unblock", "UnblockModel", "UnblockCoding", "UnblockReporting", "UnblockSyntax", "UnblockClang", "UnblockTestSupport"],
      swiftSettings: settings
    ),

    // What `unblock fix` and `unblock init` do to files.
    .testTarget(
      name: "UnblockFixingTests",
      dependencies: ["unblock", "UnblockModel", "UnblockCoding", "UnblockReporting", "UnblockSyntax", "UnblockTestSupport"],
      swiftSettings: settings
    ),

    // Runs text through the whole pipeline in process, and the built tool as a process.
    .target(
      name: "UnblockTestSupport",
      dependencies: ["UnblockModel", "UnblockRules", "UnblockSyntax", "UnblockAnalysis"],
      path: "Tests/UnblockTestSupport",
      swiftSettings: settings
    ),
    .testTarget(
      name: "UnblockFixtureTests",
      dependencies: [
        "unblock", "UnblockModel", "UnblockRules", "UnblockAnalysis", "UnblockRewriting", "UnblockTestSupport",
        .product(name: "SwiftSyntax", package: "swift-syntax"),
        .product(name: "SwiftParser", package: "swift-syntax"),
      ],
      swiftSettings: settings
    ),
    .testTarget(
      name: "UnblockSyntaxTests",
      dependencies: [
        "UnblockModel", "UnblockSyntax", "UnblockTestSupport",
        .product(name: "SwiftSyntax", package: "swift-syntax"),
        .product(name: "SwiftParser", package: "swift-syntax"),
        .product(name: "SwiftLexicalLookup", package: "swift-syntax"),
      ],
      swiftSettings: settings
    ),
    .testTarget(
      name: "UnblockAnalysisTests",
      dependencies: ["UnblockModel", "UnblockRules", "UnblockRuleFiles", "UnblockAnalysis", "UnblockTestSupport"],
      swiftSettings: settings
    ),
    .testTarget(name: "UnblockClangTests", dependencies: ["unblock", "UnblockTestSupport"], swiftSettings: settings),
    // Compiles what fix-its make of the fixtures, with the libraries that they import.
    .testTarget(name: "UnblockFixItTests", dependencies: ["unblock", "UnblockRuntime", "UnblockFoundation", "UnblockTestSupport"], swiftSettings: settings),
    .testTarget(name: "UnblockRobustnessTests", dependencies: ["unblock", "UnblockTestSupport"], swiftSettings: settings),

    // What the fix-its call: the one library that ships inside other programs. No dependency, no Foundation.
    .target(name: "UnblockRuntime", dependencies: ["CUnblockRuntime"], swiftSettings: settings),
    // What Swift cannot say: a thread-local variable, calls and constants that only the C headers have.
    .target(name: "CUnblockRuntime"),
    .testTarget(
      name: "UnblockRuntimeTests",
      dependencies: ["UnblockRuntime", "CUnblockRuntime"],
      exclude: ["CompileCases.swift.txt", "PublicAPI.txt", "ScratchProgram.swift.txt"],
      swiftSettings: settings
    ),
    // The same for what Foundation blocks on. A library of its own, since Foundation is large.
    .target(name: "UnblockFoundation", dependencies: ["UnblockRuntime"], swiftSettings: settings),
    .testTarget(
      name: "UnblockFoundationTests",
      dependencies: ["UnblockFoundation", "UnblockRuntime"],
      exclude: ["CompileCases.swift.txt", "PublicAPI.txt"],
      swiftSettings: settings
    ),
  ],
  swiftLanguageModes: [.v6]
)
