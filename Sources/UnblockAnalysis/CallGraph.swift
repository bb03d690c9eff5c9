package import UnblockModel

/// What a call graph is asked.
package struct GraphQuery: Hashable, Sendable {
  package enum Subject: Hashable, Sendable {
    /// As findings write it, `Server.handle(_:)` and `Glibc.sleep(_:)`, or only the end of that, with or without the labels.
    case name(String)
    /// The function whose name stands in a stretch of a file.
    case place(FileRange)
  }

  package var direction: CallGraph.Direction
  package var subject: Subject
  /// How many calls are followed; nil: all.
  package var depth: Int?

  package init(_ direction: CallGraph.Direction, _ subject: Subject, depth: Int? = nil) {
    self.direction = direction
    self.subject = subject
    self.depth = depth
  }
}

/// Why a query has no answer.
package enum GraphQueryError: Error, Hashable {
  /// Nothing has the name; these are the names that there are.
  case unknown([String])
  /// Several things have the name.
  case ambiguous([CallGraph.Node])
}

/// What a function may block on (`from`), or who reaches something that blocks (`to`).
///
/// `to` follows calls up to the first off-limits context, as findings do; `from` goes through async functions as well.
/// - Throws: `GraphQueryError` if not exactly one function or API is meant
package func callGraph(
  _ query: GraphQuery, in program: Program, rules: RuleSet, options: AnalysisOptions, workers: some Workers = OneWorker()
) throws(GraphQueryError) -> CallGraph {
  let index = ProgramIndex(program, rules: RuleIndex(rules, platform: options.platform), workers: workers)
  let stretches = Stretches(index, options, workers)
  let causes = causes(in: stretches, options)
  let silencing = SuppressionTable(program: program, rules: index.rules)
  let propagation = Propagation(stretches, options: options, silencing: silencing)
  var walk = GraphWalk(propagation, causes: causes, minimumConfidence: options.minimumConfidence)
  let subject = try walk.subject(query)
  switch query.direction {
  case .to: walk.climb(from: subject, depth: query.depth)
  case .from: walk.climbFromAllCauses()
  }
  let reached = query.direction == .from ? walk.reached(from: subject, depth: query.depth) : nil
  return walk.graph(query.direction, subject, only: reached)
}
