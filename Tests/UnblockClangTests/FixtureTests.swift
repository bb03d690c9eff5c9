import Foundation
import Testing
import UnblockTestSupport

/// The labelled package with C targets: what is said of a Swift line depends on what C behind it does.
@Suite struct FixtureTests {
  private static let folder = projectRoot.appendingPathComponent("Fixtures/Packages/CFixtures")

  @Test func aLibraryIsThere() {
    #expect(!Library.found.isEmpty, "there is no libclang to test with: 'apt-get install libclang-dev'")
  }

  @Test(arguments: Library.found) func allMarkersAreRight(_ library: Library) throws {
    let run = try lint(Self.folder, libclang: library.path)
    let markers = try Self.markers()
    #expect(markers.count >= 130)
    let expected = markers.filter { !$0.rule.isEmpty }.sorted()
    let reported = try Report(run).places
    #expect(Set(reported).subtracting(expected).isEmpty, "false alarms")
    #expect(Set(expected).subtracting(reported).isEmpty, "missed alarms")
    #expect(reported.count == expected.count)
  }

  /// Every step of a trace stands in its own file.
  @Test(arguments: Library.found) func oneTraceGoesThroughSwiftAndC(_ library: Library) throws {
    let report = try Report(try lint(Self.folder, libclang: library.path))
    let finding = try #require(report.findings.first { $0.trace.first?.function == "helper(_:)" })
    #expect(finding.path == "Sources/App/Direct.swift")
    #expect(finding.trace.map(\.path) == ["Sources/App/Direct.swift", "Sources/CStore/store.c"])
    #expect(finding.trace.map(\.calls) == ["store_open(_:)", "Glibc.read(_:_:_:)"])
  }

  /// A fixture that does not build proves nothing.
  @Test func itBuilds() throws {
    let build = try TemporaryFolder()
    let swift = URL(fileURLWithPath: "/usr/bin/env")
    let run = try UnblockTestSupport.run(
      swift, ["swift", "build", "--package-path", Self.folder.path, "--scratch-path", build.url.path], in: Self.folder, seconds: 600)
    #expect(run.end == .status(0), "\(run.text)\(run.errors)")
  }

  /// The markers of the Swift files; those of silent lines have no rule.
  private static func markers() throws -> [Place] {
    let sources = folder.appendingPathComponent("Sources")
    let paths = FileManager.default.enumerator(atPath: sources.path)?.compactMap { $0 as? String } ?? []
    return try paths.filter { $0.hasSuffix(".swift") }.sorted().flatMap { path in
      let name = URL(fileURLWithPath: path).lastPathComponent
      let text = try String(contentsOf: sources.appendingPathComponent(path), encoding: .utf8)
      return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap { number, line -> Place? in
        guard let match = line.firstMatch(of: #/// (?:finding: ([a-z-]+)|silent)$/#) else { return nil }
        return Place(file: name, line: number + 1, rule: match.1.map(String.init) ?? "")
      }
    }
  }
}
