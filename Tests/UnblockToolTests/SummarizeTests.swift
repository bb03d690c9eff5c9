import Foundation
import Testing

@testable import unblock

/// Summaries that a build system makes for each target, joined at the end.
@Suite struct SummarizeTests {
  private static let common = ["--platform", "linux", "--no-config", "--no-cache"]

  private static let sources = [
    "Package.swift": """
    // swift-tools-version: 6.0
    import PackageDescription
    let package = Package(name: "P", targets: [
      .target(name: "Base"), .target(name: "Middle", dependencies: ["Base"]), .executableTarget(name: "App", dependencies: ["Middle"]),
    ])
    """,
    "Sources/Base/Base.swift": "import Glibc\npublic func pause() { sleep(1) }\n",
    "Sources/Middle/Middle.swift": "import Base\npublic struct M { public init() {}\n  public func run() { pause() } }\n",
    "Sources/App/App.swift": "import Middle\nfunc f() async {\n  let größe = M(); größe.run()\n}\nfunc broken( { ]\n",
    "Sources/App/Loop.swift": "func g() async {\r\n\tfor i in 0..<100_000_000 { print(i) }\r\n}\n",
    "Makefile": """
    TARGETS = Base Middle App
    report.json: $(TARGETS:%=%.summaries) Manifest.summaries
    \t"$(UNBLOCK)" lint \(common.joined(separator: " ")) --fail-on never --format json --summaries $^ > $@ 2> notes.txt
    Manifest.summaries:
    \t"$(UNBLOCK)" summarize \(common.joined(separator: " ")) -o $@ Package.swift
    %.summaries:
    \t"$(UNBLOCK)" summarize \(common.joined(separator: " ")) -o $@ Sources/$*
    """,
  ]

  private func make(in folder: TemporaryFolder) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["make", "-s", "-j", "4", "UNBLOCK=\(products.appendingPathComponent("unblock").path)"]
    process.currentDirectoryURL = folder.url
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  @Test func joinedIsAsLintedTogether() throws {
    let folder = try TemporaryFolder(Self.sources)
    try make(in: folder)
    let plain = try unblock(["lint"] + Self.common + ["--fail-on", "never", "--format", "json"], in: folder)
    func text(_ name: String) throws -> String { try String(contentsOf: folder.url.appendingPathComponent(name), encoding: .utf8) }
    #expect(plain.output.contains("\"Sources/App/App.swift\""))
    #expect(plain.output.contains("Sources/Base/Base.swift"))
    #expect(try text("report.json") == plain.output)
    #expect(try text("notes.txt") == plain.errors)
  }

  @Test func sourcesAreNeededForExcerptsOnly() throws {
    let folder = try TemporaryFolder(Self.sources)
    try make(in: folder)
    let arguments = ["lint"] + Self.common + ["--summaries", "App.summaries", "Base.summaries", "Middle.summaries"]
    let whole = try unblock(arguments, in: folder)
    let gcc = try unblock(arguments + ["--format", "gcc"], in: folder)
    #expect(whole.output.contains("größe.run()\n"))
    // One of another text is none.
    try folder.write(Data("// Nothing.\n".utf8), to: "Sources/App/App.swift")
    try FileManager.default.removeItem(at: folder.url.appendingPathComponent("Sources/Base"))
    let without = try unblock(arguments, in: folder)
    #expect(without.status == whole.status)
    #expect(!without.output.contains("größe.run()\n"))
    #expect(without.output.contains("Sources/App/App.swift:3:"))
    #expect(try unblock(arguments + ["--format", "gcc"], in: folder) == gcc)
  }

  @Test func badFilesAreNamedAndTheOthersLinted() throws {
    let folder = try TemporaryFolder(Self.sources)
    try make(in: folder)
    let good = try Data(contentsOf: folder.url.appendingPathComponent("Base.summaries"))
    var changed = good
    changed[changed.count - 9] ^= 1
    try folder.write(good.prefix(good.count / 2), to: "cut.summaries")
    try folder.write(changed, to: "changed.summaries")
    try folder.write(Data("hello\n".utf8), to: "foreign.summaries")
    var other = good
    other[10] ^= 1
    try folder.write(other, to: "other.summaries")
    let result = try unblock(
      ["lint"] + Self.common + ["--format", "gcc", "--summaries", "cut.summaries", "App.summaries", "foreign.summaries", "gone.summaries"]
        + ["changed.summaries", "other.summaries"], in: folder)
    #expect(result.status == 2)
    #expect(result.output.contains("Sources/App/Loop.swift:2:"))
    for problem in [
      "cut.summaries: error: damaged, or not written to its end;", "changed.summaries: error: damaged", "foreign.summaries: error: not a file of summaries;",
      "gone.summaries: error: no such file", "other.summaries: error: summaries of another build",
    ] {
      #expect(result.errors.contains(problem))
    }
    let platform = try unblock(["lint", "--platform", "macos", "--no-config", "--summaries", "App.summaries"], in: folder)
    #expect(platform.status == 2 && platform.errors.contains("App.summaries: error: summaries for other '--platform'"))
  }

  @Test func aFileThatCannotBeReadIsNamedAndTheOthersSummarized() throws {
    let folder = try TemporaryFolder(["a.swift": "import Glibc\nfunc f() async { sleep(1) }\n", "b.swift": "\u{0}"])
    let result = try unblock(["summarize"] + Self.common + ["-o", "all.summaries", "."], in: folder)
    #expect(result.status == 2)
    #expect(result.errors == "b.swift: error: not Swift source, as it has NUL bytes; remove it, or exclude it in '.unblock.yml'\n")
    let joined = try unblock(["lint"] + Self.common + ["--format", "json", "--summaries", "all.summaries"], in: folder)
    let plain = try unblock(["lint"] + Self.common + ["--format", "json"], in: folder)
    #expect(joined == plain)
    #expect(joined.status == 2)
  }

  @Test func theTextGoesBeforeTheSummary() throws {
    let folder = try TemporaryFolder(["a.swift": "import Glibc\nfunc f() async { sleep(1) }\n"])
    _ = try unblock(["summarize"] + Self.common + ["-o", "a.summaries", "a.swift"], in: folder)
    try folder.write(Data("func f() async {}\n".utf8), to: "a.swift")
    #expect(try unblock(["lint"] + Self.common + ["--summaries", "a.summaries"], in: folder).status == 1)
    #expect(try unblock(["lint"] + Self.common + ["a.swift", "--summaries", "a.summaries"], in: folder).status == 0)
  }
}
