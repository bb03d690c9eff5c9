import Testing
import UnblockAnalysis
import UnblockModel
import UnblockTestSupport

/// Where code runs.
@Suite struct IsolationTests {
  private func kinds(_ text: String, _ linting: Linting = Linting()) -> [String] { findings(text, linting: linting).map(\.context.kind) }

  @Test func actorsAndTheirMembers() {
    check(
      """
      actor A {
        func a() { sleep(1) }  // finding: blocking-sleep
        nonisolated func b() { sleep(1) }
        static func c() { sleep(1) }
        var d: Int { sleep(1); return 1 }  // finding: blocking-sleep
        init() { sleep(1) }
      }
      extension A { func e() { sleep(1) } }  // finding: blocking-sleep
      """)
  }

  @Test func theMainActor() {
    check(
      """
      @MainActor func a() { sleep(1) }  // finding: blocking-sleep
      @MainActor final class B { func c() { sleep(1) } ; nonisolated func d() { sleep(1) } }  // finding: blocking-sleep
      final class E: Base {}
      @MainActor class Base {}
      extension E { func g() { sleep(1) } }  // finding: blocking-sleep
      func h() { sleep(1) }
      """)
  }

  /// Several attributes give the main actor: code that has it from its type is said to be on the one that every file sees, in whatever order they come.
  @Test(arguments: [false, true]) func theMainActorGoesByItsOwnName(isReversed: Bool) {
    var linting = Linting(platform: "macos")
    linting.options.wantsFacts = true
    if isReversed { linting.rules.contexts.reverse() }
    let attributes = linting.rules.contexts.filter { if case .attribute = $0.subject { $0.runs == .mainActor } else { false } }
    #expect(attributes.count > 1, "there is nothing to choose from")
    let file = SourceFile("import SwiftUI\nstruct Panel: View { func load() { sleep(1) } }")
    #expect(linting.findings(in: [file]).map(\.facts?.standing) == [.synchronous("MainActor")])
  }

  @Test func globalActorsOfTheProgram() {
    check("@globalActor actor Pool { static let shared = Pool() }\n@Pool func a() { sleep(1) }  // finding: blocking-sleep")
  }

  @Test func defaultIsolation() {
    var linting = Linting()
    linting.defaultIsolation = "MainActor"
    check("func a() { sleep(1) }  // finding: blocking-sleep\nnonisolated func b() { sleep(1) }\nstruct S { func c() { sleep(1) } }  // finding: blocking-sleep", linting: linting)
    check("func a() { sleep(1) }")
  }

  @Test func customExecutors() {
    check(
      """
      actor Pinned {
        nonisolated let queue = DispatchSerialQueue(label: "q")
        nonisolated var unownedExecutor: UnownedSerialExecutor { queue.asUnownedSerialExecutor() }
        func a() { sleep(1) }
      }
      actor Main {
        nonisolated var unownedExecutor: UnownedSerialExecutor { MainActor.sharedUnownedExecutor }
        func b() { sleep(1) }  // finding: blocking-sleep
      }
      """)
  }

  @Test func kindsOfContexts() {
    #expect(kinds("func a() async { sleep(1) }") == ["async-function"])
    #expect(kinds("actor A { func a() { sleep(1) } }") == ["actor-member"])
    #expect(kinds("@MainActor func a() { sleep(1) }") == ["main-actor"])
    #expect(kinds("func a() { Task { sleep(1) } }") == ["task"])
    #expect(kinds("struct S { var a: Int { get async { sleep(1); return 1 } } }") == ["async-accessor"])
    #expect(kinds("func a() { Task.detached { } ; run { await b(); sleep(1) } }") == ["async-closure"])
  }

  @Test func closures() {
    check(
      """
      func f(_ queue: DispatchQueue) async {
        [1].forEach { _ in sleep(1) }  // finding: blocking-sleep
        queue.async { sleep(1) }
        queue.async { Task { sleep(1) } }  // finding: blocking-sleep
        let later = { sleep(1) }
        Thread.detachNewThread { [1].forEach { _ in sleep(1) } }
        unknown { sleep(1) }
        defer { sleep(1) }  // finding: blocking-sleep
        later()  // finding: blocking-sleep
      }
      """)
  }

  @Test func severities() {
    #expect(findings("func a() async { sleep(1) }").map(\.severity) == [.warning])
    let text = "@MainActor func a() { DispatchQueue.main.sync { } }"
    #expect(findings(text).map(\.severity) == [.error])
    #expect(findings(text)[0].message.contains("waits for the main actor that it holds itself"))
  }
}
