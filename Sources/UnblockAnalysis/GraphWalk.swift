import UnblockModel

/// A walk over calls, from callees to callers.
struct GraphWalk {
  enum Node: Hashable {
    case function(FunctionKey)
    /// What blocks, by its name without that of the module that a file has it from.
    case blocking(String)
  }

  private struct Edge: Hashable {
    var caller: Node
    var callee: Node
    var site: SiteRange
    var confidence: Confidence
  }

  private struct SiteRange: Hashable {
    var unit: Int
    var bytes: ByteRange
  }

  let propagation: Propagation
  let causes: [Blocking]
  private let minimumConfidence: Confidence
  private var edges: [Edge] = []
  private var seen: Set<Node> = []
  var index: ProgramIndex { propagation.index }
  var resolver: Resolver { propagation.resolver }

  init(_ propagation: Propagation, causes: [Blocking], minimumConfidence: Confidence) {
    self.propagation = propagation
    self.causes = causes
    self.minimumConfidence = minimumConfidence
  }

  // MARK: Walking

  /// Goes from a function, or something that blocks, to its callers, up to the first context that has a standing of its own.
  mutating func climb(from start: Node, depth: Int?) {
    seen = [start]
    var front: [Node]
    switch start {
    case .function: front = [start]
    case .blocking: front = callersOfCauses { $0 == start }
    }
    var level = 0
    if case .blocking = start { level = 1 }
    while !front.isEmpty, depth.map({ level < $0 }) ?? true {
      front = front.flatMap { node -> [Node] in
        // What was asked for is followed whatever its context.
        guard case .function(let key) = node, node == start || resolver.context(of: key).standing == .plain else { return [] }
        return callers(of: key)
      }
      level += 1
    }
  }

  /// Goes from all that blocks to all callers, through contexts of any standing.
  mutating func climbFromAllCauses() {
    seen = []
    var front = callersOfCauses { _ in true }
    while !front.isEmpty {
      front = front.flatMap { node -> [Node] in
        guard case .function(let key) = node else { return [] }
        return callers(of: key)
      }
    }
  }

  private mutating func callersOfCauses(_ isMeant: (Node) -> Bool) -> [Node] {
    causes.compactMap { blocking in
      let node = Node.blocking(Self.name(of: blocking.effect.cause, resolver))
      guard isMeant(node) else { return nil }
      return add(blocking.function, calls: node, at: blocking.effect.range, blocking.effect.confidence)
    }
  }

  private mutating func callers(of key: FunctionKey) -> [Node] {
    propagation.callSites(of: key).compactMap { call in
      add(call.site.function, calls: .function(key), at: index[call.site].nameRange, call.confidence)
    }
  }

  /// - Returns: the caller, if it was not known before
  private mutating func add(_ function: FunctionKey, calls callee: Node, at range: ByteRange, _ confidence: Confidence) -> Node? {
    let owner = resolver.owner(of: function)
    guard confidence >= minimumConfidence else { return nil }
    if case .nonblocking? = index[owner].directive { return nil }
    let node = Node.function(owner)
    edges.append(Edge(caller: node, callee: callee, site: SiteRange(unit: function.unit, bytes: range), confidence: confidence))
    return seen.insert(node).inserted ? node : nil
  }

  /// What can be come to from a node by so many calls.
  func reached(from start: Node, depth: Int?) -> Set<Node> {
    let callees = Dictionary(grouping: edges, by: \.caller)
    var reached: Set<Node> = [start]
    var front = [start]
    var level = 0
    while !front.isEmpty, depth.map({ level < $0 }) ?? true {
      front = front.flatMap { callees[$0] ?? [] }.map(\.callee).filter { reached.insert($0).inserted }
      level += 1
    }
    return reached
  }

  // MARK: The result

  /// The graph of what was walked, in the order of files and of the text.
  func graph(_ direction: CallGraph.Direction, _ subject: Node, only: Set<Node>?) -> CallGraph {
    let kept = edges.filter { edge in only.map { $0.contains(edge.caller) && $0.contains(edge.callee) } ?? true }
    let all = Set([subject] + kept.flatMap { [$0.caller, $0.callee] }).sorted(by: precedes)
    let places = Dictionary(uniqueKeysWithValues: all.enumerated().map { ($1, $0) })
    let edges = Set(kept).compactMap { edge -> CallGraph.Edge? in
      guard let caller = places[edge.caller], let callee = places[edge.callee] else { return nil }
      let range = FileRange(path: index.program.units[edge.site.unit].path, bytes: edge.site.bytes)
      return CallGraph.Edge(caller: caller, callee: callee, range: range, confidence: edge.confidence)
    }
    return CallGraph(
      direction: direction, subject: places[subject] ?? 0, nodes: all.map(described),
      edges: edges.sorted { ($0.caller, $0.range.path, $0.range.bytes.start, $0.callee) < ($1.caller, $1.range.path, $1.range.bytes.start, $1.callee) })
  }

  private func precedes(_ left: Node, _ right: Node) -> Bool {
    switch (left, right) {
    case (.function(let left), .function(let right)): (left.unit, left.id) < (right.unit, right.id)
    case (.blocking(let left), .blocking(let right)): left < right
    case (.function, .blocking): true
    case (.blocking, .function): false
    }
  }

  func described(_ node: Node) -> CallGraph.Node {
    switch node {
    case .blocking(let name): CallGraph.Node(name: name, standing: .blocking, context: "", range: nil)
    case .function(let key): described(key)
    }
  }

  private func described(_ key: FunctionKey) -> CallGraph.Node {
    let context = resolver.context(of: key)
    let standing: CallGraph.Node.Standing
    switch context.standing {
    case .offLimits: standing = .offLimits
    case .safe: standing = .safe
    case .plain, .inPlace: standing = .plain
    case .unknown: standing = .unknown
    }
    let range = FileRange(path: index.program.units[key.unit].path, bytes: index[key].nameRange)
    return CallGraph.Node(name: resolver.signature(of: key), standing: standing, context: context.kind, range: range)
  }

  /// What blocks, by a name that is the same in all files.
  static func name(of cause: Cause, _ resolver: Resolver) -> String {
    switch cause.reason {
    case .api(let place): resolver.nameForAllFiles(of: resolver.rules.rules.apis[place], written: cause.name)
    case .loop(let rounds): "loop of \(rounds) rounds"
    case .spin: "loop that waits for a flag"
    case .recursion: "recursion of \(cause.name)"
    case .noasync, .declared: cause.name
    }
  }
}

extension Resolver {
  /// `Foundation.DispatchSemaphore.wait()` is `Dispatch.DispatchSemaphore.wait()`, whatever module a file has it from.
  fileprivate func nameForAllFiles(of api: BlockingAPI, written: String) -> String {
    guard api.module != Visibility.anyModule, let dot = written.firstIndex(of: ".") else { return written }
    let known = rules.rules.modules.first { $0.name == api.module }
    let module = known?.spelled.first(where: platformModules.contains) ?? known?.spelled.first ?? api.module
    return module + written[dot...]
  }
}
