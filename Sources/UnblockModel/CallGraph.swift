/// The functions that lead to something that blocks, and the calls between them.
package struct CallGraph: Hashable, Sendable {
  package enum Direction: String, Hashable, Sendable { case from, to }

  package struct Node: Hashable, Sendable {
    package enum Standing: String, Hashable, Sendable {
      /// Blocking here makes others wait.
      case offLimits = "off-limits"
      /// A thread that may block.
      case safe
      /// A sync function: as good or bad as those who call it.
      case plain
      case unknown
      /// Not a function of the program, but what blocks.
      case blocking
    }

    /// As findings write it.
    package var name: String
    package var standing: Standing
    /// The `context.kind` of findings; empty where they have none.
    package var context: String
    /// The name at the declaration; nil for what blocks.
    package var range: FileRange?

    package init(name: String, standing: Standing, context: String, range: FileRange?) {
      self.name = name
      self.standing = standing
      self.context = context
      self.range = range
    }
  }

  package struct Edge: Hashable, Sendable {
    /// Places in `nodes`.
    package var caller: Int
    package var callee: Int
    /// The call.
    package var range: FileRange
    package var confidence: Confidence

    package init(caller: Int, callee: Int, range: FileRange, confidence: Confidence) {
      self.caller = caller
      self.callee = callee
      self.range = range
      self.confidence = confidence
    }
  }

  package var direction: Direction
  /// What was asked for, by its place in `nodes`.
  package var subject: Int
  /// In the order of files and of the text, what blocks last.
  package var nodes: [Node]
  /// In the order of callers and of the text.
  package var edges: [Edge]

  package init(direction: Direction, subject: Int, nodes: [Node], edges: [Edge]) {
    self.direction = direction
    self.subject = subject
    self.nodes = nodes
    self.edges = edges
  }

  /// Where the ways begin: the function that was asked for, or the off-limits contexts that reach what was asked for.
  package var roots: [Int] {
    direction == .from ? [subject] : nodes.indices.filter { nodes[$0].standing == .offLimits }
  }
}
