import UnblockModel

// The initial value of a global or of a static property is computed once, by whoever uses it first. Which use that is does not stand in the text; to
// mend the initial value mends all of them. So one use is told of, with the number of the others.

/// The initial value that blocks behind a use.
struct UseOfInitialValue: Hashable {
  var initializer: FunctionKey
  /// The module in which the use stands: each has code of its own to mend.
  var module: Int
  /// `Configuration.shared`
  var name: String
  /// What tells the finding from others, whichever use is the first: the module, the file of the initial value, and the functions from it to what blocks.
  var words: [String]
}

extension Propagation {
  /// The first value on the way to what blocks that is computed once.
  func useOfInitialValue(_ blocking: Blocking) -> UseOfInitialValue? {
    var next = blocking.effect.next
    for _ in 0..<100 {
      guard let key = next, let effect = known.effects[key] else { return nil }
      if isComputedOnce(key.function) {
        let module = index.program.units[blocking.function.unit].module
        let name = resolver.signature(of: key.function)
        let words = [index.program.modules[module].name, index.program.units[key.function.unit].path, name] + trace(effect, self).map(\.function)
        return UseOfInitialValue(initializer: key.function, module: module, name: name, words: words)
      }
      next = effect.next
    }
    return nil
  }

  /// A lazy property is computed once for each object.
  private func isComputedOnce(_ key: FunctionKey) -> Bool {
    let function = index[key]
    return function.kind == .initialValue && (function.type == nil || function.modifiers.contains(.isStatic))
  }
}

/// Of the uses of an initial value in a module the surest, and of these the first; what is not reported is no use.
///
/// - Parameter arrived: in the order of path and position
func firstUses(among arrived: [Arrived], _ isReported: (Finding) -> Bool) -> [Arrived] {
  var places: [UseOfInitialValue: [Int]] = [:]
  for (place, arrival) in arrived.enumerated() {
    if let use = arrival.use, isReported(arrival.finding) { places[use, default: []].append(place) }
  }
  var result: [Arrived?] = arrived
  for (use, uses) in places {
    let surest = uses.map { arrived[$0].finding.confidence }.max()
    guard let first = uses.first(where: { arrived[$0].finding.confidence == surest }) else { continue }
    for place in uses where place != first { result[place] = nil }
    result[first]?.finding.message += others(uses.count - 1, than: use.name)
  }
  return result.compactMap { $0 }
}

private func others(_ count: Int, than name: String) -> String {
  switch count {
  case 0: ""
  case 1: " ('\(name)' is computed once, here or at its one other use)"
  default: " ('\(name)' is computed once, here or at one of \(count) other uses)"
  }
}
