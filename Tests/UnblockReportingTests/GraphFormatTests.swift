import Foundation
import Testing
import UnblockModel
import UnblockReporting

/// A call graph in each of its formats.
@Suite struct GraphFormatTests {
  private let texts = SourceTexts(sources: ["A.swift": Array("one\ntwo\nthree\n".utf8)])

  private func node(_ name: String, _ standing: CallGraph.Node.Standing, _ context: String = "", at start: Int? = 0) -> CallGraph.Node {
    CallGraph.Node(name: name, standing: standing, context: context, range: start.map(range))
  }

  private func range(_ start: Int) -> FileRange { FileRange(path: "A.swift", bytes: ByteRange(start: start, end: start + 1)) }

  private func edge(_ caller: Int, _ callee: Int, at start: Int) -> CallGraph.Edge {
    CallGraph.Edge(caller: caller, callee: callee, range: range(start), confidence: .high)
  }

  /// `f` and `g` are async; `a` and `b` call each other; a thread calls `a`, too.
  private var graph: CallGraph {
    CallGraph(
      direction: .to, subject: 5,
      nodes: [
        node("f()", .offLimits, "async-function"), node("g()", .offLimits, "async-function", at: 4), node("a()", .plain), node("b()", .plain),
        node("closure in h()", .safe), node("Glibc.sleep(_:)", .blocking, at: nil),
      ],
      edges: [edge(0, 2, at: 4), edge(1, 3, at: 5), edge(2, 3, at: 8), edge(3, 2, at: 9), edge(3, 5, at: 10), edge(4, 2, at: 11)])
  }

  @Test func text() {
    #expect(GraphFormat.text.render(graph, texts) == """
      f() [async-function]  A.swift:1:1
        a()  A.swift:2:1
          b()  A.swift:3:1
            a()  A.swift:3:2  (recursion)
            Glibc.sleep(_:) [blocks]  A.swift:3:3
      g() [async-function]  A.swift:2:1
        b()  A.swift:2:2  (see above)
      also reached by 1 function on threads that may block

      """)
  }

  @Test func textWithoutAnything() {
    var empty = graph
    (empty.nodes, empty.edges, empty.subject) = ([node("f()", .offLimits, "async-function")], [], 0)
    empty.direction = .from
    #expect(GraphFormat.text.render(empty, texts) == "nothing that 'f()' calls is known to block\n")
    empty.nodes = [node("Glibc.sleep(_:)", .blocking, at: nil)]
    empty.direction = .to
    #expect(GraphFormat.text.render(empty, texts) == "no off-limits context reaches 'Glibc.sleep(_:)'\n")
  }

  /// Chains are as long as programs make them.
  @Test func longChains() {
    var long = graph
    long.nodes = (0..<5_000).map { node("f\($0)()", $0 == 0 ? .offLimits : .plain) } + [node("Glibc.sleep(_:)", .blocking, at: nil)]
    long.edges = (0..<5_000).map { edge($0, $0 + 1, at: 0) }
    long.subject = 5_000
    #expect(GraphFormat.text.render(long, texts).split(separator: "\n").count == 5_001)
  }

  @Test func json() throws {
    let document = try #require(try JSONSerialization.jsonObject(with: Data(GraphFormat.json.render(graph, texts).utf8)) as? [String: Any])
    #expect(Set(document.keys) == ["version", "tool", "direction", "subject", "roots", "nodes", "edges"])
    #expect(document["direction"] as? String == "to" && document["subject"] as? Int == 5 && document["roots"] as? [Int] == [0, 1])
    let nodes = try #require(document["nodes"] as? [[String: Any]])
    #expect(nodes.map { $0["id"] as? Int } == [0, 1, 2, 3, 4, 5])
    #expect(nodes[1]["name"] as? String == "g()" && nodes[1]["standing"] as? String == "off-limits" && nodes[1]["context"] as? String == "async-function")
    #expect(nodes[1]["path"] as? String == "A.swift" && nodes[1]["line"] as? Int == 2 && nodes[5]["path"] == nil)
    let edges = try #require(document["edges"] as? [[String: Any]])
    #expect(edges.map { "\($0["from"] ?? "") \($0["to"] ?? "") \($0["line"] ?? ""):\($0["column"] ?? "")" } == [
      "0 2 2:1", "1 3 2:2", "2 3 3:1", "3 2 3:2", "3 5 3:3", "4 2 3:4",
    ])
  }

  @Test func dot() throws {
    let drawn = try DOT(GraphFormat.dot.render(graph, texts))
    #expect(drawn.nodes["n0"]?["label"] == "f()\nasync-function\nA.swift:1" && drawn.nodes["n0"]?["color"] == "red")
    #expect(drawn.nodes["n4"]?["color"] == "green" && drawn.nodes["n5"]?["style"] == "filled")
    #expect(drawn.edges.map { "\($0.from) \($0.to) \($0.attributes["label"] ?? "")" } == [
      "n0 n2 A.swift:2:1", "n1 n3 A.swift:2:2", "n2 n3 A.swift:3:1", "n3 n2 A.swift:3:2", "n3 n5 A.swift:3:3", "n4 n2 A.swift:3:4",
    ])
  }

  @Test(arguments: ["a\"b", "a\\", "\\\"", "a\nb", "-> n1; }", "ünï"])
  func namesInDOT(_ name: String) throws {
    var odd = graph
    odd.nodes[5].name = name
    let drawn = try DOT(GraphFormat.dot.render(odd, texts))
    #expect(drawn.nodes["n5"]?["label"] == name)
    #expect(drawn.nodes.count == 6 && drawn.edges.count == 6)
  }
}

/// As much of the DOT language as the graphs are written in, read strictly.
private struct DOT {
  struct Malformed: Error { var rest: String }

  struct Edge {
    var from: String
    var to: String
    var attributes: [String: String]
  }

  var nodes: [String: [String: String]] = [:]
  var edges: [Edge] = []
  private var rest: Substring

  init(_ text: String) throws {
    rest = text[...]
    try expect("digraph")
    _ = try word()
    try expect("{")
    while !skip("}") { try statement() }
    guard rest.allSatisfy(\.isWhitespace) else { throw Malformed(rest: String(rest)) }
  }

  private mutating func statement() throws {
    let name = try word()
    if skip("->") {
      edges.append(Edge(from: name, to: try word(), attributes: try attributes()))
    } else if skip("=") {
      _ = try word()
    } else if name == "node" {
      _ = try attributes()
    } else {
      nodes[name] = try attributes()
    }
    try expect(";")
  }

  private mutating func attributes() throws -> [String: String] {
    var result: [String: String] = [:]
    try expect("[")
    repeat {
      let key = try word()
      try expect("=")
      result[key] = try word()
    } while skip(",")
    try expect("]")
    return result
  }

  private mutating func word() throws -> String {
    if skip("\"") { return try quoted() }
    let word = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
    guard !word.isEmpty else { throw Malformed(rest: String(rest)) }
    rest = rest.dropFirst(word.count)
    return String(word)
  }

  private mutating func quoted() throws -> String {
    var result = ""
    while let character = rest.popFirst() {
      switch character {
      case "\"": return result
      case "\\":
        guard let escaped = rest.popFirst() else { break }
        result.append(escaped == "n" ? "\n" : escaped)
      default: result.append(character)
      }
    }
    throw Malformed(rest: "an open string")
  }

  private mutating func expect(_ token: String) throws {
    guard skip(token) else { throw Malformed(rest: String(rest)) }
  }

  private mutating func skip(_ token: String) -> Bool {
    rest = rest.drop(while: \.isWhitespace)
    guard rest.hasPrefix(token) else { return false }
    rest = rest.dropFirst(token.count)
    return true
  }
}
