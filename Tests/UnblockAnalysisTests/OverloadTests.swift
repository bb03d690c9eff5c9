import Testing
import UnblockAnalysis
import UnblockModel
import UnblockTestSupport

/// Where a sync and an async function share a name, `await` tells.
@Suite struct OverloadTests {
  @Test func ownOverloads() {
    check(
      """
      func load() { sleep(1) }
      func load() async {}
      func f() async {
        load()  // finding: blocking-sleep
        await load()
      }
      """)
  }

  @Test func methodsAcrossFiles() {
    check(
      """
      func f(_ store: Store) async throws {
        _ = try await store.read()
        _ = try store.read()  // finding: blocking-file-io
      }
      """,
      """
      struct Store { func read() throws -> Data { try Data(contentsOf: URL(fileURLWithPath: "a")) } }
      extension Store { func read() async throws -> Data { Data() } }
      """)
  }

  @Test func closuresThatSuspendAreNotForSyncParameters() {
    // The async overload is that of a library which the linter is not given.
    check(
      """
      import SomeLibrary
      extension Array { func each(_ body: (Element) -> Void) { sleep(1) } }
      func visit(_ number: Int) async {}
      func f(_ numbers: [Int]) async {
        await numbers.each { await visit($0) }
        numbers.each { print($0) }  // finding: blocking-sleep
      }
      """)
  }

  @Test func awaitCoversArguments() {
    check("func g(_ data: Data) async {}\nfunc f(_ url: URL) async throws { try await g(Data(contentsOf: url)) }  // finding: blocking-file-io")
  }

  @Test func severalReadingsSayNothing() {
    check(
      """
      struct A { func load() { sleep(1) } }
      struct B { func load() {} }
      func f(_ thing: Unknown) async { thing.load() }
      """)
  }

  @Test func confidence() {
    #expect(findings("func f() async { sleep(1) }").map(\.confidence) == [.high])
    #expect(findings("func f(_ process: Process) async { process.waitUntilExit() }").map(\.confidence) == [.high])
    // A distinctive name is enough where the receiver's type cannot be told, and not where it is another.
    #expect(findings("func f() async { make().waitUntilExit() }").map(\.confidence) == [.medium])
    #expect(findings("func f(_ it: Other) async { it.waitUntilExit() }").isEmpty)
    var strict = Linting()
    strict.options.minimumConfidence = .high
    #expect(findings("func f() async { make().waitUntilExit() }", linting: strict).isEmpty)
  }

  @Test func costs() {
    let text = "func f(_ lock: NSLock) async { lock.withLock {} ; _ = FileManager.default.fileExists(atPath: \"a\") }"
    #expect(findings(text).isEmpty)
    #expect(!findings(text, linting: Linting(isStrict: true)).isEmpty)
  }

  @Test func platformsHaveTheirAPIs() {
    #expect(Linting(platform: "macos").findings(in: [SourceFile("import Glibc\nfunc f() async { sleep(1) }")]).count <= 1)
    let text = "#if os(Linux)\nimport Glibc\n#else\nimport Darwin\n#endif\nfunc f() async { sleep(1) }"
    #expect(Linting(platform: "macos").findings(in: [SourceFile(text)]).map(\.api) == ["Darwin.sleep(_:)"])
    #expect(Linting(platform: "linux").findings(in: [SourceFile(text)]).map(\.api) == ["Glibc.sleep(_:)"])
  }
}
