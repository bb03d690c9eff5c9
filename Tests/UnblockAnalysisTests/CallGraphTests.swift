import Testing
import UnblockAnalysis
import UnblockModel
import UnblockTestSupport

/// Which contexts reach what blocks, and what a function may block on.
@Suite struct CallGraphTests {
  private let service = """
    struct Server {
      func handle(_ x: Int) async { load() }
      func load() { read(); sleep(1) }
      func read() { usleep(50_000) }
    }
    func other() async { Server().read() }
    func plain() { Server().load() }
    func onThread() { Thread.detachNewThread { plain() } }
    func harmless() async { print(1) }
    """

  private func graph(_ direction: CallGraph.Direction, _ name: String, depth: Int? = nil, in text: String) throws -> CallGraph {
    try Linting().graph(GraphQuery(direction, .name(name), depth: depth), in: [SourceFile("import Foundation\n" + text)])
  }

  private func edges(_ graph: CallGraph) -> [String] {
    graph.edges.map { "\(graph.nodes[$0.caller].name) > \(graph.nodes[$0.callee].name)" }
  }

  private func roots(_ graph: CallGraph) -> [String] { graph.roots.map { graph.nodes[$0].name } }

  @Test func whoReachesAnAPI() throws {
    let found = try graph(.to, "Glibc.usleep(_:)", in: service)
    #expect(roots(found) == ["Server.handle(_:)", "other()"])
    #expect(edges(found) == [
      "Server.handle(_:) > Server.load()", "Server.load() > Server.read()", "Server.read() > Glibc.usleep(_:)", "other() > Server.read()",
      "plain() > Server.load()", "closure in onThread() > plain()",
    ])
    #expect(found.nodes.first { $0.name == "closure in onThread()" }?.standing == .safe)
    #expect(found.nodes.last == CallGraph.Node(name: "Glibc.usleep(_:)", standing: .blocking, context: "", range: nil))
  }

  @Test func whoReachesAFunction() throws {
    let found = try graph(.to, "read()", in: service)
    #expect(roots(found) == ["Server.handle(_:)", "other()"])
    #expect(found.nodes[found.subject].name == "Server.read()")
    #expect(!edges(found).contains("Server.read() > Glibc.usleep(_:)"))
  }

  @Test func whatAFunctionMayBlockOn() throws {
    let found = try graph(.from, "handle", in: service)
    #expect(roots(found) == ["Server.handle(_:)"])
    #expect(edges(found) == [
      "Server.handle(_:) > Server.load()", "Server.load() > Server.read()", "Server.load() > Glibc.sleep(_:)", "Server.read() > Glibc.usleep(_:)",
    ])
    #expect(try graph(.from, "harmless()", in: service).edges.isEmpty)
  }

  @Test func asyncFunctionsAreGoneThroughFromAFunction() throws {
    let text = "func f() async { await g() }\nfunc g() async { sleep(1) }"
    #expect(edges(try graph(.from, "f()", in: text)) == ["f() > g()", "g() > Glibc.sleep(_:)"])
    // What blocks in an async function is told there: no finding is in those who await it.
    #expect(roots(try graph(.to, "sleep", in: text)) == ["g()"])
  }

  @Test func cyclesEnd() throws {
    let text = "func f() async { a(1) }\nfunc a(_ x: Int) { b(x) }\nfunc b(_ x: Int) { if x > 0 { a(x - 1) }; sleep(1) }"
    let cycle = ["f() > a(_:)", "a(_:) > b(_:)", "b(_:) > a(_:)", "b(_:) > Glibc.sleep(_:)"]
    #expect(edges(try graph(.to, "sleep", in: text)) == cycle)
    #expect(edges(try graph(.from, "f", in: text)) == cycle)
  }

  @Test func depth() throws {
    #expect(edges(try graph(.to, "usleep", depth: 1, in: service)) == ["Server.read() > Glibc.usleep(_:)"])
    #expect(edges(try graph(.to, "usleep", depth: 2, in: service)).count == 3)
    #expect(edges(try graph(.from, "handle", depth: 1, in: service)) == ["Server.handle(_:) > Server.load()"])
    #expect(edges(try graph(.from, "handle", depth: 2, in: service)).count == 3)
    #expect(edges(try graph(.to, "read()", depth: 1, in: service)) == ["Server.load() > Server.read()", "other() > Server.read()"])
  }

  @Test func accessorsAndClosures() throws {
    let text = """
      struct Config { var text: String { sleep(1); return "" } }
      func f(_ config: Config) async { [1].forEach { _ in print(config.text) } }
      """
    #expect(edges(try graph(.to, "sleep", in: text)) == ["Config.text > Glibc.sleep(_:)", "f(_:) > Config.text"])
  }

  @Test(arguments: ["sleep", "sleep(_:)", "Glibc.sleep", "Glibc.sleep(_:)"])
  func namesOfAPIs(_ name: String) throws {
    #expect(roots(try graph(.to, name, in: service)) == ["Server.handle(_:)"])
  }

  @Test(arguments: ["handle", "handle(_:)", "Server.handle", "Server.handle(_:)", "Main.Server.handle(_:)"])
  func namesOfFunctions(_ name: String) throws {
    #expect(roots(try graph(.from, name, in: service)) == ["Server.handle(_:)"])
  }

  @Test func severalMatches() throws {
    let text = "struct A { func f() {} }\nstruct B { func f(_ x: Int) {} }\nfunc f(a: Int) {}"
    #expect(throws: GraphQueryError.self) { try graph(.to, "f", in: "struct A { func f() {} }\nstruct B { func f() {} }") }
    #expect(try graph(.to, "f", in: text).nodes.map(\.name) == ["f(a:)"])
    #expect(try graph(.to, "A.f", in: text).nodes.map(\.name) == ["A.f()"])
    do {
      _ = try graph(.to, "f()", in: "struct A { func f() {} }\nstruct B { func f() {} }")
      Issue.record("both fit")
    } catch GraphQueryError.ambiguous(let nodes) {
      #expect(nodes.map(\.name) == ["A.f()", "B.f()"])
    }
  }

  @Test func aPlaceTellsNamesakesApart() throws {
    let file = SourceFile("struct A { func f() {} }\nstruct B { func f() {} }", path: "A.swift")
    let line = ByteRange(start: 25, end: file.text.utf8.count)
    let found = try Linting().graph(GraphQuery(.to, .place(FileRange(path: "A.swift", bytes: line))), in: [file])
    #expect(found.nodes.map(\.name) == ["B.f()"])
  }

  @Test func unknownNames() throws {
    #expect(throws: GraphQueryError.self) { try graph(.to, "slep", in: service) }
    // Known to the rules, and not called.
    #expect(try graph(.to, "DispatchSemaphore.wait()", in: service).edges.isEmpty)
  }

  @Test func theSameForAnyNumberOfWorkers() throws {
    let files = (0..<6).map { SourceFile("import Foundation\nfunc f\($0)() async { g\(($0 + 1) % 6)() }\nfunc g\($0)() { g\(($0 + 2) % 6)(); sleep(1) }", path: "F\($0).swift") }
    let one = try Linting().graph(GraphQuery(.to, .name("sleep")), in: files)
    let again = try Linting().graph(GraphQuery(.to, .name("sleep")), in: files.reversed())
    #expect(one == again)
    #expect(one.roots.count == 6)
  }
}
