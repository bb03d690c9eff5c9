import UnblockModel

/// Calls, asked from the side of what is called.
extension Propagation {
  /// A site that runs a function.
  struct CallSite {
    var site: SiteKey
    var confidence: Confidence
  }

  /// All sites that run a function, in the order of files and of the text.
  func callSites(of callee: FunctionKey) -> [CallSite] {
    var sites: [CallSite] = []
    for key in candidates.sites(of: words.words(for: callee), for: callee) {
      if let way = way(from: key, to: callee) { sites.append(CallSite(site: key, confidence: way.confidence)) }
    }
    return sites.sorted { ($0.site.function.unit, index[$0.site].nameRange.start) < ($1.site.function.unit, index[$1.site].nameRange.start) }
  }

  /// A step of a trace: the call at a site.
  func step(at key: SiteKey, calls: String) -> Finding.Step {
    let range = FileRange(path: index.program.units[key.function.unit].path, bytes: index[key].nameRange)
    return Finding.Step(range: range, function: resolver.signature(of: resolver.owner(of: key.function)), calls: calls)
  }

  /// The site of a function, or of a closure in it, whose name stands at a place.
  func site(at range: ByteRange, in function: FunctionKey) -> SiteKey? {
    let described = resolver.body(of: function)
    if let place = described.sites.firstIndex(where: { $0.nameRange == range }) { return SiteKey(function: function, place: place) }
    for child in described.children where index[FunctionKey(unit: function.unit, id: child)].range.contains(range) {
      if let found = site(at: range, in: FunctionKey(unit: function.unit, id: child)) { return found }
    }
    return nil
  }
}

extension Resolver {
  /// The functions of the program that a call runs, where the text tells.
  func called(by site: Site, in function: FunctionKey) -> [FunctionKey] {
    guard site.isCall else { return [] }
    switch callee(of: site.expression, in: function) {
    case .functions(let functions, _): return functions
    case .closure(let closure): return [closure]
    case .implicitInitializer, .external, .none: return []
    }
  }

  /// The function, and the closures that are part of it, with those that are written in them.
  func bodies(of function: FunctionKey) -> [FunctionKey] {
    [function]
      + body(of: function).children.map { FunctionKey(unit: function.unit, id: $0) }.filter { context(of: $0).standing == .inPlace }.flatMap(bodies)
  }
}
