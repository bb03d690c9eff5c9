import UnblockModel

/// What the functions of the program that are called around a finding ask of a rewrite.
extension Resolver {
  /// The runtime's functions that every call can be moved with.
  private static let namesOfOffloads = ["offload", "offloadNonisolated", "offloadWithErrno"]

  func addCalls(around site: Site, in function: FunctionKey, to facts: inout CureFacts) {
    let summary = index.summary(function.unit)
    facts.takenNames = Set(Self.namesOfOffloads.filter { isTaken(nameIn: $0, in: function) })
    for place in summary.expressions.indices where facts.window.contains(summary.expressions[place].range) {
      guard case .call(_, let list) = summary.expressions[place].kind, case .functions(let callees, _) = callee(of: ID(place), in: function) else { continue }
      let modifiers = callees.map { index[$0].modifiers }
      facts.throwsTyped = facts.throwsTyped || modifiers.contains { $0.contains(.isThrowingTyped) }
      facts.consumes = facts.consumes || modifiers.contains { $0.contains(.isConsuming) }
      if ID(place) == site.expression { facts.isThrowing = modifiers.contains { $0.contains(.isThrowing) } }
      for (number, argument) in summary[list].enumerated() where summary[argument.value].range.contains(facts.expression) {
        guard callees.contains(where: { takesAutoclosure($0, number, of: ID(place), in: function) }) else { continue }
        facts.autoclosures.append(summary[argument.value].range)
      }
    }
    if !site.isCall, case .variable(let variable) = access(site.expression, in: function) {
      facts.isThrowing = index[variable].getter.map { index[FunctionKey(unit: variable.unit, id: $0)].modifiers.contains(.isThrowing) } ?? false
    }
  }

  /// Whether the name with which an expression begins would mean something of the program's own.
  func isTaken(nameIn expression: String, in function: FunctionKey) -> Bool {
    let name = String(expression.prefix { $0.isLetter || $0.isNumber || $0 == "_" })
    guard let symbol = index.symbol(name) else { return false }
    let scope = enclosingType(of: function)
    if let type = findType(name, in: function.unit, scope: scope), isOfProgram(.type(type)) { return true }
    let outer = scope.map { scopes(from: $0, unit: function.unit) } ?? []
    return outer.contains { !members(symbol, of: $0, from: function.unit).isEmpty } || index.globals(symbol, from: function.unit).contains(where: isOfProgram)
  }

  /// Whether something is declared in the program, and not in the runtime, whose sources are there too in a package that depends on it by its path.
  private func isOfProgram(_ member: ProgramIndex.Member) -> Bool {
    let runtime = ["UnblockRuntime", "UnblockFoundation"]
    func module(of unit: Int) -> String { index.program.modules[index.program.units[unit].module].name }
    switch member {
    case .function(let key): return !runtime.contains(module(of: key.unit))
    case .variable(let key): return !runtime.contains(module(of: key.unit))
    case .type(let id): return entry(id).map { $0.isDeclared && !runtime.contains($0.module) } ?? false
    case .enumCase: return true
    }
  }

  private func takesAutoclosure(_ callee: FunctionKey, _ argument: Int, of call: ID<Expression>, in function: FunctionKey) -> Bool {
    guard let type = parameter(of: callee, for: argument, of: call, in: function)?.type else { return false }
    guard case .function(let closure) = index.summary(callee.unit)[type] else { return false }
    return closure.isAutoclosure
  }
}
