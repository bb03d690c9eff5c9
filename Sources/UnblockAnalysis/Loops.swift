import UnblockModel

/// Loops and recursion that keep a thread busy.
extension Resolver {
  /// More rounds than this, without a suspension point, are reported.
  static let roundLimit = 10_000_000.0

  struct BusyLoop {
    var place: Int
    /// Nil: it spins.
    var rounds: Double?
  }

  /// The outermost loops of a function that run too often, and those that only wait for a flag.
  func busyLoops(of key: FunctionKey) -> [BusyLoop] {
    let function = index[key]
    guard !function.loops.isEmpty else { return [] }
    var found: [BusyLoop] = []
    for (place, loop) in function.loops.enumerated() {
      if spins(loop, in: key) { found.append(BusyLoop(place: place, rounds: nil)) }
    }
    var reported: Set<Int> = []
    for place in function.loops.indices {
      guard let (outermost, rounds) = self.nest(endingAt: place, in: key), rounds >= Self.roundLimit, reported.insert(outermost).inserted else { continue }
      found.append(BusyLoop(place: outermost, rounds: rounds))
    }
    return found
  }

  /// The counted loops around and including one, the outermost of them, and how often the innermost body runs.
  private func nest(endingAt place: Int, in key: FunctionKey) -> (outermost: Int, rounds: Double)? {
    let loops = index[key].loops
    var rounds = 1.0
    var outermost: Int?
    var current: Int? = place
    while let next = current {
      let loop = loops[next]
      if loop.suspends || loop.mayEndEarly { break }
      if let count = self.rounds(of: loop, in: key.unit) {
        rounds *= count
        outermost = next
      } else if next == place {
        break
      }
      current = loop.parent
    }
    return outermost.map { ($0, rounds) }
  }

  /// How often a loop over literal bounds runs.
  private func rounds(of loop: Loop, in unit: Int) -> Double? {
    guard case .over(let sequence) = loop.kind else { return nil }
    let summary = index.summary(unit)
    switch summary[sequence].kind {
    case .infix(let low, let name, let high):
      guard let low = constant(low, in: unit), let high = constant(high, in: unit) else { return nil }
      switch summary[name] {
      case "..<": return max(0, high - low)
      case "...": return max(0, high - low + 1)
      default: return nil
      }
    case .call(let callee, let list):
      guard case .name(let name) = summary[callee].kind, summary[name] == "stride" else { return nil }
      let values = summary[list].map { constant($0.value, in: unit) }
      guard values.count == 3, let from = values[0], let to = values[1], let by = values[2], by != 0 else { return nil }
      return max(0, (to - from) / by)
    default: return nil
    }
  }

  /// A literal, or a constant of the file that was given one.
  private func constant(_ id: ID<Expression>, in unit: Int) -> Double? {
    let summary = index.summary(unit)
    if let value = summary.constant(id) { return value }
    guard case .name(let name) = summary[id].kind else { return nil }
    for case .variable(let key) in index.globals(index.symbol(name, in: unit), from: unit) {
      guard index[key].modifiers.contains(.isLet), case .value(let value) = index[key].source else { return nil }
      return index.summary(key.unit).constant(value)
    }
    return nil
  }

  // MARK: Spinning

  /// A `while` that does nothing but ask a flag, or yield the processor.
  private func spins(_ loop: Loop, in key: FunctionKey) -> Bool {
    guard case .whileTrue(let conditions) = loop.kind, !loop.suspends else { return false }
    let function = index[key]
    let inside = function.sites.filter { loop.range.contains($0.nameRange) && $0.isCall && !isOperator($0, in: key.unit) }
    if loop.mayEndEarly { return onlyAsks(inside, loop, conditions, in: key) }
    let inConditions = conditions.map { index[ExpressionKey(unit: key.unit, id: $0)].range }
    let inBody = inside.filter { site in !inConditions.contains { $0.contains(site.nameRange) } }
    let yields = inBody.allSatisfy { isYield($0, in: key) }
    guard yields, loop.statements <= inBody.count else { return false }
    return conditions.allSatisfy { isFlag($0, in: key) }
  }

  /// `while true { if flag { break } }`
  private func onlyAsks(_ calls: [Site], _ loop: Loop, _ conditions: [ID<Expression>], in key: FunctionKey) -> Bool {
    let summary = index.summary(key.unit)
    guard loop.statements == 1, conditions.count == 1, case .boolean(true) = summary[conditions[0]].kind else { return false }
    let asks = calls.allSatisfy { rules.flagReads.contains(summary[$0.name]) }
    return asks && !assigns(in: loop.range, summary)
  }

  private func assigns(in range: ByteRange, _ summary: UnitSummary) -> Bool {
    summary.expressions.contains { expression in
      guard range.contains(expression.range) else { return false }
      switch expression.kind {
      case .assignment, .inOut: return true
      case .infix(_, let name, _): return summary[name].hasSuffix("=") && !["==", "!=", "<=", ">=", "===", "!=="].contains(summary[name])
      default: return false
      }
    }
  }

  private func isOperator(_ site: Site, in unit: Int) -> Bool {
    switch index.summary(unit)[site.expression].kind {
    case .infix, .prefix: true
    default: false
    }
  }

  private func isYield(_ site: Site, in key: FunctionKey) -> Bool {
    guard let match = blockingAPI(at: site, in: key) else { return false }
    return rules.rules.apis[match.api].kind == RuleIndex.spinKind
  }

  /// An expression that only reads: names, members, comparisons, and the reads that the rules list.
  private func isFlag(_ id: ID<Expression>, in key: FunctionKey, depth: Int = 0) -> Bool {
    guard depth < 20 else { return false }
    let summary = index.summary(key.unit)
    func inside(_ id: ID<Expression>) -> Bool { isFlag(id, in: key, depth: depth + 1) }
    switch summary[id].kind {
    case .local, .name, .integer, .boolean, .nilLiteral, .selfReference, .float, .member(nil, _): return true
    case .member(let base?, _): return inside(base)
    case .prefix(_, let inner): return inside(inner)
    case .infix(let left, _, let right): return inside(left) && inside(right)
    case .call(let callee, let list):
      switch summary[callee].kind {
      case .member(let base?, let name): guard rules.flagReads.contains(summary[name]), inside(base) else { return false }
      case .name(let name): guard rules.flagReads.contains(summary[name]) else { return false }
      default: return false
      }
      return summary[list].allSatisfy { argument in
        if case .closure = summary[argument.value].kind { true } else { inside(argument.value) }
      }
    default: return false
    }
  }

  // MARK: Recursion

  /// The call of a function to itself that makes its time exponential: `f(n - 1) + f(n - 2)`.
  func exponentialRecursion(of key: FunctionKey) -> Site? {
    let function = index[key]
    guard function.kind == .function, !function.isAsync, !function.parameters.isEmpty else { return nil }
    let own = function.sites.filter { $0.isCall && $0.name == function.name && isSelfCall($0, key) }
    let summary = index.summary(key.unit)
    // What keeps its results is not exponential.
    guard own.count >= 2, !assigns(in: function.range, summary) else { return nil }
    for expression in summary.expressions {
      guard case .infix(let left, _, let right) = expression.kind, function.range.contains(expression.range) else { continue }
      let first = own.first { summary[left].range.contains(summary[$0.expression].range) }
      let second = own.first { summary[right].range.contains(summary[$0.expression].range) }
      if let first, second != nil { return first }
    }
    return nil
  }

  /// A call of the function itself with a parameter made smaller by a constant.
  private func isSelfCall(_ site: Site, _ key: FunctionKey) -> Bool {
    let summary = index.summary(key.unit)
    guard case .call(_, let list) = summary[site.expression].kind else { return false }
    guard case .functions(let functions, _) = callee(of: site.expression, in: key), functions == [key] else { return false }
    return summary[list].contains { argument in
      guard case .infix(let left, let name, let right) = summary[argument.value].kind, summary[name] == "-" else { return false }
      guard case .local(let variable) = summary[left].kind, summary[variable].kind == .parameter else { return false }
      return summary.constant(right) != nil
    }
  }
}
