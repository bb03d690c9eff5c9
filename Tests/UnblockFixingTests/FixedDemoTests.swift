import Foundation
import Testing
import UnblockTestSupport

@testable import unblock

/// The demo's twin is what `unblock fix` makes of the demo: `make fixed-demo` writes it.
@Suite struct FixedDemoTests {
  private let sources = projectRoot.appendingPathComponent("Fixtures/Demo/Sources")

  @Test func theFixedServerIsTheBlockedOneFixed() throws {
    let folder = try TemporaryFolder([:])
    let copy = folder.url.appendingPathComponent("Sources/FixedServer")
    try FileManager.default.createDirectory(at: copy.deletingLastPathComponent(), withIntermediateDirectories: true)
    try FileManager.default.copyItem(at: sources.appendingPathComponent("TickingServer"), to: copy)
    let run = try runTool(["fix", "--no-config", "--unsafe", "--allow-dirty", "--platform", "linux", "Sources"], in: folder.url)
    #expect(run.end == .status(0), "\(run.errors)")
    let kept = sources.appendingPathComponent("FixedServer")
    let names = try FileManager.default.contentsOfDirectory(atPath: kept.path).sorted()
    #expect(try FileManager.default.contentsOfDirectory(atPath: copy.path).sorted() == names)
    for name in names {
      let fixed = try String(contentsOf: copy.appendingPathComponent(name), encoding: .utf8)
      #expect(try String(contentsOf: kept.appendingPathComponent(name), encoding: .utf8) == fixed, "\(name): 'make fixed-demo' writes it anew")
    }
  }
}
