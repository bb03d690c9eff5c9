import UnblockAnalysis
import UnblockModel
import UnblockReporting
import UnblockRuleFiles

/// A call graph, and what is needed to print it.
struct GraphOutcome: Sendable {
  var graph: CallGraph
  var texts: SourceTexts
  var problems: [Report.Problem]
  /// What the user should know of the run as a whole.
  var warnings: [String]
}

/// From files to a call graph.
///
/// - Throws: `UsageError` if nothing has the name that was asked for, or several things have it
func graph(_ request: LintRequest, _ query: (direction: CallGraph.Direction, name: String, depth: Int?)) throws -> GraphOutcome {
  defer { request.cache?.finish() }
  let input = try readProgram(request, progress: Progress(isShown: false))
  let subject = input.place(query.name).map(GraphQuery.Subject.place) ?? .name(query.name)
  do throws(GraphQueryError) {
    let graph = try callGraph(
      GraphQuery(query.direction, subject, depth: query.depth), in: input.program, rules: request.rules, options: request.analysis,
      workers: OwnThreads(count: request.jobs))
    let texts = input.texts(of: graph.nodes.compactMap(\.range?.path) + graph.edges.map(\.range.path))
    return GraphOutcome(graph: graph, texts: texts, problems: input.problems, warnings: input.c.warning.map { [$0] } ?? [])
  } catch {
    throw UsageError(description: words(for: error, query.name, input))
  }
}

extension ReadProgram {
  fileprivate func texts(of paths: [String]) -> SourceTexts {
    let paths = Set(paths)
    let lines = results.filter { paths.contains($0.path) }.compactMap { result in result.source.map { (result.path, $0.lines) } }
    return SourceTexts(lines: Dictionary(lines + linesOfC(paths)) { first, _ in first })
  }

  /// Summaries of C keep no lines: few of its files are ever shown.
  private func linesOfC(_ paths: Set<String>) -> [(String, LineTable)] {
    c.files.compactMap { file in
      let path = file.path.shown(in: workingDirectory)
      guard paths.contains(path), let bytes = try? readSource(file.path) else { return nil }
      return (path, bytes.withUnsafeBufferPointer { LineTable($0) })
    }
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
