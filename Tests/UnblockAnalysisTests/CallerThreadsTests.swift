import Testing
import UnblockModel
import UnblockTestSupport

/// Async functions that run where their callers run.
@Suite struct CallerThreadsTests {
  private let executor = """
    final class Own: SerialExecutor { func enqueue(_ job: consuming ExecutorJob) {} }
    actor Disk { let own = Own(); nonisolated var unownedExecutor: UnownedSerialExecutor { own.asUnownedSerialExecutor() } }

    """

  /// The lines, counted behind the executor, on which there are findings.
  private func lines(_ text: String, feature: Bool = true) -> [Int] {
    var module = ProgramModule(name: "Main", defaultIsolation: nil, dependencies: [])
    module.isNonsendingByDefault = feature
    let file = SourceFile("import Foundation\n" + executor + text)
    return Linting().findings(in: [(module, [file])]).map { file.line(at: $0.range.bytes.start) - 3 }
  }

  @Test func onlySafeCallersMakeItSafe() {
    let help = "func help() async { sleep(1) }\n"
    #expect(lines(help + "extension Disk { func run() async { await help() } }") == [])
    #expect(lines(help + "extension Disk { func run() async { await help() } }", feature: false) == [1])
    #expect(lines(help) == [1])
    #expect(lines(help + "extension Disk { func run() async { await help() } }\nfunc f() async { await help() }") == [1])
    #expect(lines(help + "extension Disk { func run() async { await help(); Task { await help() } } }") == [1])
    #expect(lines(help + "extension Disk { func run() async { Task.detached { await help() } } }") == [1])
    #expect(lines(help + "extension Disk { func run() async { await help(); call(help) } }") == [1])
    #expect(lines(help + "extension Disk { func run() async { await help() } }\nstruct S { func f(_ help: Int) { print(help) } }") == [])
  }

  @Test func wordsOfItsOwnGoFirst() {
    let run = "extension Disk { func run() async { await help() } }"
    #expect(lines("@concurrent func help() async { sleep(1) }\n" + run) == [1])
    #expect(lines("@MainActor func help() async { sleep(1) }\n" + run) == [1])
    #expect(lines("public func help() async { sleep(1) }\n" + run) == [1])
    #expect(lines("nonisolated(nonsending) func help() async { sleep(1) }\n" + run, feature: false) == [])
    #expect(lines("nonisolated func help() async { sleep(1) }\n" + run) == [])
    #expect(lines("nonisolated func help() async { sleep(1) }\n" + run, feature: false) == [1])
  }

  @Test func callersInTurn() {
    let chain = "func low() async { sleep(1) }\nfunc high() async { await low() }\n"
    #expect(lines(chain + "extension Disk { func run() async { await high() } }") == [])
    #expect(lines(chain + "@MainActor func show() async { await high() }") == [1])
    #expect(lines("func a() async { sleep(1); await b() }\nfunc b() async { await a() }\nextension Disk { func run() async { await b() } }") == [])
    #expect(lines("func a() async { sleep(1); await a() }") == [1])
  }

  @Test func requirementsAreCallsToo() {
    let type = "protocol P { func help() async }\nstruct S: P { func help() async { sleep(1) } }\n"
    #expect(lines(type + "extension Disk { func run(_ s: S) async { await s.help() } }") == [])
    #expect(lines(type + "extension Disk { func run(_ s: S) async { await s.help() } }\nfunc f(_ p: any P) async { await p.help() }") == [2])
    #expect(lines(type + "extension Disk { func run(_ s: S) async { await s.help() } }\nfunc f(_ p: Unseen) async { await p.make().help() }") == [2])
  }
}
