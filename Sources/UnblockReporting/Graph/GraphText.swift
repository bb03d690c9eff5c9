import UnblockModel

/// A tree for each way's beginning, indented: each function below the one that calls it, with the place of the call.
func textOfGraph(_ graph: CallGraph, _ texts: SourceTexts) -> String {
  var page = GraphPage(graph: graph, texts: texts)
  let leading = page.leading
  let roots = graph.roots.filter(leading.contains)
  guard !roots.isEmpty else { return nothing(graph) + page.others }
  for root in roots { page.addRoot(root) }
  return page.text + page.others
}

private func nothing(_ graph: CallGraph) -> String {
  let name = graph.nodes[graph.subject].name.printable
  switch graph.direction {
  case .from: return "nothing that '\(name)' calls is known to block\n"
  case .to: return "no off-limits context reaches '\(name)'\n"
  }
}

private struct GraphPage {
  let graph: CallGraph
  let texts: SourceTexts
  let callees: [Int: [CallGraph.Edge]]
  var text = ""
  /// Whose callees were printed before.
  private var expanded: Set<Int> = []
  private var path: Set<Int> = []

  init(graph: CallGraph, texts: SourceTexts) {
    self.graph = graph
    self.texts = texts
    callees = Dictionary(grouping: graph.edges, by: \.caller)
  }

  /// What leads to what was asked for, or to anything that blocks.
  var leading: Set<Int> {
    let callers = Dictionary(grouping: graph.edges, by: \.callee)
    let ends = graph.direction == .to ? [graph.subject] : graph.nodes.indices.filter { graph.nodes[$0].standing == .blocking }
    var result = Set(ends)
    var front = ends
    while let node = front.popLast() {
      for edge in callers[node] ?? [] where result.insert(edge.caller).inserted { front.append(edge.caller) }
    }
    return result
  }

  mutating func addRoot(_ root: Int) {
    let node = graph.nodes[root]
    let place = node.range.map { "  \($0.path.printable):\(texts.start(of: $0))" } ?? ""
    text += node.label + place + "\n"
    addCallees(of: root)
  }

  /// The tree below a node, without recursion: chains of calls may be as long as they like.
  private mutating func addCallees(of root: Int) {
    var stack: [(edges: ArraySlice<CallGraph.Edge>, node: Int)] = [(enter(root), root)]
    while let (edges, node) = stack.last {
      guard let edge = edges.first else {
        path.remove(node)
        stack.removeLast()
        continue
      }
      stack[stack.count - 1].edges = edges.dropFirst()
      add(edge, depth: stack.count)
      let isOpen = !path.contains(edge.callee) && !expanded.contains(edge.callee)
      if isOpen { stack.append((enter(edge.callee), edge.callee)) }
    }
  }

  private mutating func enter(_ node: Int) -> ArraySlice<CallGraph.Edge> {
    path.insert(node)
    expanded.insert(node)
    return callees[node]?[...] ?? []
  }

  private mutating func add(_ edge: CallGraph.Edge, depth: Int) {
    let place = "\(edge.range.path.printable):\(texts.start(of: edge.range))"
    let hasCallees = !(callees[edge.callee] ?? []).isEmpty
    let remark = path.contains(edge.callee) ? "  (recursion)" : hasCallees && expanded.contains(edge.callee) ? "  (see above)" : ""
    text += String(repeating: "  ", count: depth) + "\(graph.nodes[edge.callee].label)  \(place)\(remark)\n"
  }

  /// Who else reaches what was asked for, and does no harm that is known of.
  var others: String {
    guard graph.direction == .to else { return "" }
    let called = Set(graph.edges.map(\.callee))
    let harmless = graph.nodes.indices.filter { graph.nodes[$0].standing == .safe }.count
    let unknown = graph.nodes.indices.filter { graph.nodes[$0].standing == .unknown }.count
    let uncalled = graph.nodes.indices.filter { graph.nodes[$0].standing == .plain && !called.contains($0) && $0 != graph.subject }.count
    let parts = [(harmless, "on threads that may block"), (unknown, "whose context cannot be told"), (uncalled, "that nobody is seen to call")]
    return parts.filter { $0.0 > 0 }.map { "also reached by \($0.0) function\($0.0 == 1 ? "" : "s") \($0.1)\n" }.joined()
  }
}

extension CallGraph.Node {
  /// The name, and where it runs if it is no plain function.
  fileprivate var label: String {
    switch standing {
    case .offLimits: "\(name) [\(context)]".printable
    case .safe: "\(name) [may block]".printable
    case .unknown: "\(name) [cannot be told]".printable
    case .plain: name.printable
    case .blocking: "\(name) [blocks]".printable
    }
  }
}
