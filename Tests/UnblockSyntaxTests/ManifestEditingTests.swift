import Testing
import UnblockSyntax

@Suite struct ManifestEditingTests {
  private let runtime = WantedProduct(name: "UnblockRuntime", location: .url("https://example.com/unblock", from: "0.1.0"))

  /// The manifest after what it lacks was added; nil if that cannot be.
  private func edited(_ text: String, _ targets: [String] = ["App"], _ product: WantedProduct? = nil) -> String? {
    manifest(text, adding: PackageManifest(parsing: text).additions(for: product ?? runtime, targets: targets))
  }

  @Test func listsThatAreNotThereAreAdded() {
    #expect(
      edited("""
        let package = Package(
          name: "App",
          targets: [
            .target(name: "App", path: "Code")
          ]
        )
        """) == """
        let package = Package(
          name: "App",
          dependencies: [
            .package(url: "https://example.com/unblock", from: "0.1.0"),
          ],
          targets: [
            .target(name: "App", dependencies: [.product(name: "UnblockRuntime", package: "unblock")], path: "Code")
          ]
        )
        """)
  }

  @Test func listsGrowAtTheirEnd() {
    #expect(
      edited("""
        let package = Package(
            name: "App",
            dependencies: [
                // Logging.
                .package(url: "https://example.com/log", from: "1.0.0"), // needed
            ],
            targets: [
                .executableTarget(
                    name: "App",
                    dependencies: [
                        "Core", // ours
                        .product(name: "Logging", package: "log") // theirs
                        // more to come
                    ]
                ),
                .target(name: "Core", dependencies: []),
            ]
        )
        """, ["App", "Core"]) == """
        let package = Package(
            name: "App",
            dependencies: [
                // Logging.
                .package(url: "https://example.com/log", from: "1.0.0"), // needed
                .package(url: "https://example.com/unblock", from: "0.1.0"),
            ],
            targets: [
                .executableTarget(
                    name: "App",
                    dependencies: [
                        "Core", // ours
                        .product(name: "Logging", package: "log"), // theirs
                        .product(name: "UnblockRuntime", package: "unblock")
                        // more to come
                    ]
                ),
                .target(name: "Core", dependencies: [.product(name: "UnblockRuntime", package: "unblock")]),
            ]
        )
        """)
  }

  @Test func argumentsOnLinesOfTheirOwn() {
    #expect(
      edited("let package = Package(name: \"A\", targets: [.target(\n  name: \"App\",\n  path: \"x\")])")
        == "let package = Package(name: \"A\", dependencies: [.package(url: \"https://example.com/unblock\", from: \"0.1.0\")], "
        + "targets: [.target(\n  name: \"App\",\n  dependencies: [.product(name: \"UnblockRuntime\", package: \"unblock\")],\n  path: \"x\")])")
  }

  @Test func lineEndingsAreKept() throws {
    let text = try #require(edited("let package = Package(\r\n  name: \"A\",\r\n  targets: [\r\n    .target(name: \"App\")\r\n  ]\r\n)\r\n"))
    #expect(text.utf8.count { $0 == 0x0A } == text.utf8.count { $0 == 0x0D })
  }

  @Test func twiceIsOnce() throws {
    let text = try #require(edited("let package = Package(name: \"A\", targets: [.target(name: \"App\")])"))
    #expect(PackageManifest(parsing: text).additions(for: runtime, targets: ["App"]).isEmpty)
    #expect(edited(text) == text)
  }

  @Test func aPackageThatIsThereUnderAnotherNameIsUsed() {
    let text = """
      let package = Package(
        name: "A", dependencies: [.package(path: "../checkout")],
        targets: [.target(name: "App"), .target(name: "Other", dependencies: [.product(name: "UnblockRuntime", package: "checkout")])])
      """
    let additions = PackageManifest(parsing: text).additions(for: runtime, targets: ["App", "Other"])
    #expect(additions.packageLine == nil)
    #expect(additions.targetLines.map(\.line) == [".product(name: \"UnblockRuntime\", package: \"checkout\")"])
  }

  @Test func thePackageThatHasItNamesTheTarget() {
    let text = "let package = Package(name: \"A\", targets: [.target(name: \"UnblockRuntime\"), .target(name: \"App\")])"
    let additions = PackageManifest(parsing: text).additions(for: runtime, targets: ["App"])
    #expect(additions.packageLine == nil)
    #expect(additions.targetLines.map(\.line) == ["\"UnblockRuntime\""])
  }

  @Test func checkoutsAreNamedByTheirFolder() throws {
    let local = WantedProduct(name: "UnblockRuntime", location: .path("../My Tools"))
    let text = try #require(edited("let package = Package(name: \"A\", targets: [.target(name: \"App\")])", ["App"], local))
    #expect(text.contains(".package(path: \"../My Tools\")"))
    #expect(text.contains(".product(name: \"UnblockRuntime\", package: \"my tools\")"))
  }

  @Test func constantsThatHoldListsGrow() throws {
    let text = try #require(edited("""
      let packages: [Package.Dependency] = []
      let targets: [Target] = [.target(name: "App")]
      let package = Package(name: "A", dependencies: packages, targets: targets)
      """))
    #expect(text.contains("= [.package(url: \"https://example.com/unblock\", from: \"0.1.0\")]"))
  }

  @Test(arguments: [
    "let package = Package(name: \"A\", dependencies: packages(), targets: [.target(name: \"App\")])",
    "let package = Package(name: \"A\", dependencies: local + remote, targets: [.target(name: \"App\")])",
    "let package = Package(name: \"A\", targets: names.map { .target(name: $0) })",
    "let package = Package(name: \"A\", targets: [.target(name: \"App\", dependencies: common())])",
    "let common: [Target.Dependency] = []\nlet package = Package(name: \"A\", targets: [.target(name: \"App\", dependencies: common)])",
    "let package = Package(name: \"A\")\npackage.targets.append(.target(name: \"App\"))",
    "let package = flag ? Package(name: \"A\", targets: [.target(name: \"App\")]) : Package(name: \"B\", targets: [.target(name: \"App\")])",
    "print(1)",
    "",
  ])
  func whatIsComputedIsLeftAlone(text: String) {
    #expect(edited(text) == nil)
  }

  @Test func twoProductsForOneTarget() {
    let text = "let package = Package(name: \"A\", targets: [\n  .target(name: \"App\", dependencies: [\n    \"B\"\n  ])\n])\n"
    let other = WantedProduct(name: "UnblockFoundation", location: runtime.location)
    var additions = PackageManifest(parsing: text).additions(for: runtime, targets: ["App"])
    additions.add(PackageManifest(parsing: text).additions(for: other, targets: ["App"]))
    #expect(
      manifest(text, adding: additions) == """
        let package = Package(name: "A", dependencies: [.package(url: "https://example.com/unblock", from: "0.1.0")], targets: [
          .target(name: "App", dependencies: [
            "B",
            .product(name: "UnblockRuntime", package: "unblock"),
            .product(name: "UnblockFoundation", package: "unblock")
          ])
        ])

        """)
  }

  @Test func platforms() {
    func requires(_ platforms: String) -> Bool { manifestRequires(macOS: 15, "let package = Package(name: \"A\", \(platforms)targets: [])") }
    #expect(requires("platforms: [.iOS(.v18), .macOS(.v15)], "))
    #expect(requires("platforms: [.macOS(.v26)], "))
    #expect(requires("platforms: [.macOS(\"15.1\")], "))
    #expect(!requires("platforms: [.macOS(.v14)], "))
    #expect(!requires("platforms: [.macOS(.v10_15)], "))
    #expect(!requires("platforms: [.iOS(.v18)], "))
    #expect(!requires(""))
  }
}
