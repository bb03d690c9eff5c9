import UnblockModel

/// The graph for programs: nodes by their numbers, and the calls between them.
func jsonOfGraph(_ graph: CallGraph, _ texts: SourceTexts) -> JSONValue {
  .object([
    "version": .number(1),
    "tool": .object(["name": .string(Tool.name), "version": .string(Tool.version)]),
    "direction": .string(graph.direction.rawValue),
    "subject": .number(graph.subject),
    "roots": .array(graph.roots.map(JSONValue.number)),
    "nodes": .array(graph.nodes.enumerated().map { json(of: $1, number: $0, texts) }),
    "edges": .array(graph.edges.map { json(of: $0, texts) }),
  ])
}

private func json(of node: CallGraph.Node, number: Int, _ texts: SourceTexts) -> JSONValue {
  var fields: [JSONValue.Field] = [
    (key: "id", value: .number(number)), (key: "name", value: .string(node.name)), (key: "standing", value: .string(node.standing.rawValue)),
  ]
  if !node.context.isEmpty { fields.append((key: "context", value: .string(node.context))) }
  if let range = node.range { fields += place(range, texts) }
  return .fields(fields)
}

private func json(of edge: CallGraph.Edge, _ texts: SourceTexts) -> JSONValue {
  let fields: [JSONValue.Field] = [
    (key: "from", value: .number(edge.caller)), (key: "to", value: .number(edge.callee)),
    (key: "confidence", value: .string(edge.confidence.rawValue)),
  ]
  return .fields(fields + place(edge.range, texts))
}

private func place(_ range: FileRange, _ texts: SourceTexts) -> [JSONValue.Field] {
  let start = texts.start(of: range)
  return [
    (key: "path", value: .string(range.path)), (key: "line", value: .number(start.line)), (key: "column", value: .number(start.column)),
  ]
}
