package import UnblockModel

/// A sync function of a program that blocks its caller's thread, and how.
package struct BlockingFunction: Hashable, Sendable {
  /// As Swift's documentation writes it: `db_open(_:)`.
  package var name: String
  /// Its place in `Program.modules`.
  package var module: Int
  package var range: FileRange
  package var kind: String
  package var cost: Cost
  /// The blocking API in the end, or what else blocks.
  package var api: String
  /// From the function's own call to the blocking one.
  package var trace: [Finding.Step]
}

/// The declared sync functions that other files can call and that block, in the order of path and position.
package func blockingFunctions(in program: Program, rules: RuleSet, options: AnalysisOptions) -> [BlockingFunction] {
  let index = ProgramIndex(program, rules: RuleIndex(rules, platform: options.platform))
  let stretches = Stretches(index, options, OneWorker())
  let (causes, resolver) = (causes(in: stretches, options), stretches.resolver)
  var propagation = Propagation(stretches, options: options, silencing: SuppressionTable(program: program, rules: index.rules))
  propagation.run(causes)
  let functions = propagation.known.effects.compactMap { key, effect -> BlockingFunction? in
    let function = index[key.function]
    if key.condition == nil, key.excluded.isEmpty, propagation.known.firstEffects[key.function] != key { return nil }
    guard function.kind == .function, function.hasBody, !function.modifiers.contains(.isPrivate) else { return nil }
    var whole = effect
    whole.next = key
    return BlockingFunction(
      name: resolver.signature(of: key.function), module: program.units[key.function.unit].module,
      range: FileRange(path: program.units[key.function.unit].path, bytes: function.nameRange), kind: effect.cause.kind, cost: effect.cause.cost,
      api: effect.cause.name, trace: trace(whole, propagation))
  }
  return functions.sorted { ($0.range.path, $0.range.bytes.start, $0.name) < ($1.range.path, $1.range.bytes.start, $1.name) }
}
