package import UnblockModel

extension SummaryDifference {
  /// Nil where the edit changed more than functions: types, properties, imports, or what stands in no function.
  package init?(from old: FileSummary, to new: FileSummary) {
    let words = WordNumbers()
    let (before, after) = (Outline(old, words), Outline(new, words))
    let (start, end) = Self.sameEnds(before.headers, after.headers)
    let (oldDeclared, newDeclared) = (before.numbers(start, end), after.numbers(start, end))
    guard let oldRest = before.rest(oldDeclared), let newRest = after.rest(newDeclared), oldRest == newRest else { return nil }
    self.init()
    let kept = Array(0..<start) + (before.roots.count - end..<before.roots.count)
    let shift = after.roots.count - before.roots.count
    var changedRoots: (old: Set<Int32>, new: Set<Int32>) = ([], [])
    for place in kept {
      let (oldRoot, newRoot) = (before.roots[place], after.roots[place < start ? place : place + shift])
      guard let oldPart = before.part(of: oldRoot), let newPart = after.part(of: newRoot) else { return nil }
      if oldPart == newPart { continue }
      guard before.inner(of: oldRoot) == after.inner(of: newRoot) else { return nil }
      changed.append((before.tree(of: oldRoot), after.tree(of: newRoot)))
      changedRoots.old.insert(oldRoot)
      changedRoots.new.insert(newRoot)
    }
    guard before.order(oldDeclared, without: changedRoots.old) == after.order(newDeclared, without: changedRoots.new) else { return nil }
    removed = before.roots[start..<before.roots.count - end].map(before.tree)
    added = after.roots[start..<after.roots.count - end].map(after.tree)
  }

  /// How many elements two lists have in common at the beginning, and at the end.
  private static func sameEnds(_ old: [[UInt64]], _ new: [[UInt64]]) -> (start: Int, end: Int) {
    let most = min(old.count, new.count)
    let start = zip(old, new).prefix { $0 == $1 }.count
    return (start, zip(old.reversed(), new.reversed()).prefix(most - start).prefix { $0 == $1 }.count)
  }
}

/// A summary in parts: its declared functions, and the rest.
private struct Outline {
  let summary: FileSummary
  let owners: SummaryOwners
  let words: WordNumbers
  /// The functions that are written in no other.
  let roots: [Int32]
  /// For each of them, what it is declared as.
  var headers: [[UInt64]] = []

  init(_ summary: FileSummary, _ words: WordNumbers) {
    self.summary = summary
    self.words = words
    let owners = SummaryOwners(summary)
    self.owners = owners
    roots = summary.functions.indices.dropFirst().map { Int32($0) }.filter { owners.functions[Int($0)] == $0 }
    headers = roots.map(header)
  }

  private func writer(_ root: Int32, _ declared: [Int32: UInt64] = [:]) -> PartWriter {
    PartWriter(summary, owners, root: root, declared: declared, words: words)
  }

  private func header(of function: Int32) -> [UInt64] {
    var header = summary.functions[Int(function)]
    (header.sites, header.loops, header.branches, header.children, header.suspends) = ([], [], [], [], false)
    // Of what a closure is given to, its body tells.
    (header.range, header.nameRange, header.use, header.parent) = (.blank, .blank, .other, nil)
    var writer = writer(owners.functions[Int(function)])
    writer.put(header)
    return writer.part
  }

  /// What stands for the functions that both summaries have: their place, counted from the end where it is counted from there.
  func numbers(_ start: Int, _ end: Int) -> [Int32: UInt64] {
    let pairs = roots.enumerated().compactMap { place, root -> (Int32, UInt64)? in
      if place < start { return (root, UInt64(place)) }
      return place < roots.count - end ? nil : (root, 1 << 32 + UInt64(roots.count - place))
    }
    return Dictionary(uniqueKeysWithValues: pairs)
  }

  /// All that a declared function says; nil if it depends on what stands elsewhere.
  func part(of root: Int32) -> [UInt64]? {
    var writer = writer(root)
    writer.put(summary.functions[Int(root)])
    if summary.functions[Int(root)].kind == .initialValue {
      for variable in summary.variables where variable.initialValue?.index == root { writer.put(variable.source) }
    }
    writer.putOwned(owners, root)
    return writer.isOpen ? nil : writer.part
  }

  /// How the functions in a declared function that have names are declared.
  func inner(of root: Int32) -> [[UInt64]] {
    summary.functions.indices.filter { owners.functions[$0] == root && Int32($0) != root && summary.functions[$0].kind != .closure }.map { header(of: Int32($0)) }
  }

  /// All that is part of no declared function, without the functions that nothing stands for.
  func rest(_ declared: [Int32: UInt64]) -> [UInt64]? {
    var writer = writer(FileSummary.topLevel.index, declared)
    writer.put(summary.imports)
    for type in summary.types {
      var type = type
      type.members.removeAll { member in
        guard case .function(let id) = member else { return false }
        return owners.functions[Int(id.index)] == id.index && declared[id.index] == nil
      }
      writer.put(type)
    }
    for variable in summary.variables.indices where summary.variables[variable].kind.isDeclared { writer.put(ID<Variable>(variable)) }
    writer.put(summary.globals)
    var top = summary[FileSummary.topLevel]
    top.children = top.children.filter { declared[$0.index] != nil }
    top.range = .blank
    writer.put(top)
    writer.putOwned(owners, FileSummary.topLevel.index)
    return writer.isOpen ? nil : writer.part
  }

  /// In which order the tables have the functions of declared functions.
  func order(_ declared: [Int32: UInt64], without changed: Set<Int32>) -> [UInt64] {
    owners.functions.compactMap { changed.contains($0) ? nil : declared[$0] }
  }

  func tree(of root: Int32) -> SummaryDifference.Tree {
    let inner = summary.functions.indices.filter { owners.functions[$0] == root && Int32($0) != root }
    let usesOuterVariables = (owners.expressionsByOwner[root] ?? []).contains { place in
      guard case .local(let variable) = summary.expressions[place].kind else { return false }
      return summary[variable].kind.isDeclared
    }
    return SummaryDifference.Tree(
      functions: [ID(Int(root))] + inner.map { ID($0) }, variables: (owners.variablesByOwner[root] ?? []).map { ID($0) }, usesOuterVariables: usesOuterVariables)
  }
}

extension PartWriter {
  /// Also what nothing refers to.
  fileprivate mutating func putOwned(_ owners: SummaryOwners, _ root: Int32) {
    for place in owners.variablesByOwner[root] ?? [] { put(ID<Variable>(place)) }
    for place in owners.expressionsByOwner[root] ?? [] { put(ID<Expression>(place)) }
  }
}
