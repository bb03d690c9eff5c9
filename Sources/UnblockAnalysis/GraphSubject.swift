import UnblockModel

/// Finds what a query means.
extension GraphWalk {
  func subject(_ query: GraphQuery) throws(GraphQueryError) -> Node {
    switch query.subject {
    case .place(let range): return try only(functions().filter { isAt(range, $0) }.map(Node.function), names: [])
    case .name(let name): return try subject(named: name, query.direction)
    }
  }

  private func isAt(_ range: FileRange, _ key: FunctionKey) -> Bool {
    index.program.units[key.unit].path == range.path && range.bytes.contains(index[key].nameRange)
  }

  /// The better a name fits, the sooner it is meant: all of it, all but the labels, its end, its end but for the labels. What the
  /// program does not call is meant only if nothing else is.
  private func subject(named name: String, _ direction: CallGraph.Direction) throws(GraphQueryError) -> Node {
    let own = functions().flatMap(candidates)
    let sources = direction == .from ? [own] : [own + called(), known()]
    for candidates in sources {
      for fits in [isWhole, isWholeWithoutLabels, isEnd, isEndWithoutLabels] as [(String, String) -> Bool] {
        let fitting = candidates.filter { fits(name, $0.name) }
        if !fitting.isEmpty { return try only(unique(fitting.map(\.node)), names: []) }
      }
    }
    throw .unknown(Set(sources.joined().flatMap { [$0.name, withoutLabels($0.name)] }).sorted())
  }

  private func only(_ nodes: [Node], names: [String]) throws(GraphQueryError) -> Node {
    guard let first = nodes.first else { throw .unknown(names) }
    guard nodes.count == 1 else { throw .ambiguous(nodes.map(described)) }
    return first
  }

  private func unique(_ nodes: [Node]) -> [Node] {
    var seen: Set<Node> = []
    return nodes.filter { seen.insert($0).inserted }
  }

  // MARK: Candidates

  private struct Candidate {
    var name: String
    var node: Node
  }

  /// With and without the module, as all that follow.
  private func candidates(_ key: FunctionKey) -> [Candidate] {
    let name = resolver.signature(of: key)
    let module = index.program.modules[index.program.units[key.unit].module].name
    return [name, "\(module).\(name)"].map { Candidate(name: $0, node: .function(key)) }
  }

  /// What blocks in the program but for its own functions.
  private func called() -> [Candidate] {
    causes.map(\.effect.cause).flatMap { cause -> [Candidate] in
      guard case .api = cause.reason else { return [] }
      let name = GraphWalk.name(of: cause, resolver)
      return Set([name, cause.name, withoutModule(name)]).map { Candidate(name: $0, node: .blocking(name)) }
    }
  }

  /// What the rules know to block.
  private func known() -> [Candidate] {
    resolver.rules.rules.apis.flatMap { api in
      let name = api.module == Visibility.anyModule ? api.name.written() : "\(api.module).\(api.name.written())"
      return [name, api.name.written()].map { Candidate(name: $0, node: .blocking(name)) }
    }
  }

  private func withoutModule(_ name: String) -> String { name.firstIndex(of: ".").map { String(name[name.index(after: $0)...]) } ?? name }

  /// All functions but closures that are part of others.
  private func functions() -> [FunctionKey] {
    index.program.units.indices.flatMap { unit in
      index.summary(unit).functions.indices.map { FunctionKey(unit: unit, id: ID($0)) }.filter { key in
        let function = index[key]
        if function.kind == .topLevel { return !function.sites.isEmpty }
        return function.hasBody && resolver.context(of: key).standing != .inPlace
      }
    }
  }

  // MARK: Names

  private func isWhole(_ asked: String, _ name: String) -> Bool { asked == name }
  private func isWholeWithoutLabels(_ asked: String, _ name: String) -> Bool { asked == withoutLabels(name) }
  private func isEnd(_ asked: String, _ name: String) -> Bool { name.hasSuffix("." + asked) }

  private func isEndWithoutLabels(_ asked: String, _ name: String) -> Bool { withoutLabels(name).hasSuffix("." + asked) }

  /// `Server.handle` of `Server.handle(_:)`. The name of a closure has none of its own to leave out.
  private func withoutLabels(_ name: String) -> String {
    guard let parenthesis = name.firstIndex(of: "("), !name.hasPrefix("closure in ") else { return name }
    return String(name[..<parenthesis])
  }
}
