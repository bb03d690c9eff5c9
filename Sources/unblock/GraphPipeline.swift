import UnblockAnalysis
import UnblockModel
import UnblockReporting
import UnblockRuleFiles

/// A call graph, and what is needed to print it.
struct GraphOutcome: Sendable {
  var graph: CallGraph
  var texts: SourceTexts
  var problems: [Report.Problem]
}

/// From files to a call graph.
///
/// - Throws: `UsageError` if nothing has the name that was asked for, or several things have it
func graph(_ request: LintRequest, _ query: (direction: CallGraph.Direction, name: String, depth: Int?)) throws -> GraphOutcome {
  let input = try readProgram(request)
  let subject = input.place(query.name).map(GraphQuery.Subject.place) ?? .name(query.name)
  do throws(GraphQueryError) {
    let graph = try callGraph(
      GraphQuery(query.direction, subject, depth: query.depth), in: input.program, rules: request.rules, options: request.analysis,
      workers: OwnThreads(count: request.jobs))
    let texts = input.texts(of: graph.nodes.compactMap(\.range?.path) + graph.edges.map(\.range.path))
    return GraphOutcome(graph: graph, texts: texts, problems: input.problems)
  } catch {
    throw UsageError(description: words(for: error, query.name, input))
  }
}

extension ReadProgram {
  fileprivate func texts(of paths: [String]) -> SourceTexts {
    let paths = Set(paths)
    return SourceTexts(lines: lines.filter { paths.contains($0.key) })
  }

  /// `FILE:LINE`, if there is such a file.
  fileprivate func place(_ name: String) -> FileRange? {
    guard let colon = name.lastIndex(of: ":"), let line = Int(name[name.index(after: colon)...]) else { return nil }
    let path = String(name[..<colon])
    return texts(of: [path]).line(line, of: path).map { FileRange(path: path, bytes: $0) }
  }
}

private func words(for error: GraphQueryError, _ name: String, _ input: ReadProgram) -> String {
  switch error {
  case .unknown(let known):
    // A program has too many names to list them all.
    let hint = suggestion(for: name, among: known.filter { abs($0.count - name.count) < 5 })
    return "nothing is called '\(name)'" + (hint.contains("did you mean") ? hint : "")
  case .ambiguous(let nodes):
    let texts = input.texts(of: nodes.compactMap(\.range?.path))
    let lines = nodes.map { node in
      node.range.map { "  \(node.name)  \($0.path):\(texts.start(of: $0).line)" } ?? "  \(node.name)"
    }
    return "'\(name)' may mean any of these; say more of the name, or FILE:LINE\n" + lines.map(\.printable).joined(separator: "\n")
  }
}
