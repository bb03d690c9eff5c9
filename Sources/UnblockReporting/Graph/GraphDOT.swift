import UnblockModel

/// The graph for Graphviz: `dot -Tsvg`. Contexts that must not block are red, those that may are green, and what blocks is filled.
func dotOfGraph(_ graph: CallGraph, _ texts: SourceTexts) -> String {
  let nodes = graph.nodes.enumerated().map { number, node in
    let place = node.range.map { "\n\($0.path):\(texts.start(of: $0).line)" } ?? ""
    let context = node.context.isEmpty ? "" : "\n\(node.context)"
    return "  n\(number) [label=\(quoted(node.name + context + place))\(style(of: node))];\n"
  }
  let edges = graph.edges.map { edge in
    "  n\(edge.caller) -> n\(edge.callee) [label=\(quoted("\(edge.range.path):\(texts.start(of: edge.range))"))];\n"
  }
  return "digraph unblock {\n  rankdir=LR;\n  node [shape=box];\n\(nodes.joined())\(edges.joined())}\n"
}

private func style(of node: CallGraph.Node) -> String {
  switch node.standing {
  case .offLimits: ", color=red"
  case .safe: ", color=green"
  case .unknown: ", style=dashed"
  case .blocking: ", style=filled"
  case .plain: ""
  }
}

/// In DOT a quotation mark is escaped, and a backslash too, since it begins escapes such as `\n`, the end of a line.
private func quoted(_ text: String) -> String {
  var result = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": result += "\\\""
    case "\\": result += "\\\\"
    case "\n": result += "\\n"
    default: result += String(scalar).printable
    }
  }
  return result + "\""
}
