import UnblockModel

/// What a wait and its release have in common: a variable, and whose property it is where that can be told.
struct Awaited: Hashable {
  var variable: VariableKey
  /// The variable that holds the object; nil: `self`, or not known.
  var owner: VariableKey?

  /// Whether the same thing may be meant.
  func mayBe(_ other: Awaited) -> Bool { variable == other.variable && (owner == nil || other.owner == nil || owner == other.owner) }
}

extension Resolver {
  /// The variable that an expression stands for: `done`, `self.done`, `&thread`, `promise.futureResult` (the promise).
  func awaited(_ id: ID<Expression>, in function: FunctionKey, depth: Int = 0) -> Awaited? {
    guard depth < 20 else { return nil }
    switch index.summary(function.unit)[id].kind {
    case .inOut(let inner), .prefix(_, let inner), .cast(let inner, _), .subscript(let inner, _): return awaited(inner, in: function, depth: depth + 1)
    case .local, .name:
      guard case .variable(let key) = access(id, in: function) else { return nil }
      return original(key, in: function, depth)
    case .member(let base?, _):
      switch access(id, in: function) {
      case .variable(let key): return Awaited(variable: key, owner: awaited(base, in: function, depth: depth + 1)?.variable)
      case .external: return awaited(base, in: function, depth: depth + 1)
      case .none: return nil
      }
    default: return nil
    }
  }

  /// A local constant that was given another variable's value is that variable; so is what a closure captures.
  private func original(_ key: VariableKey, in function: FunctionKey, _ depth: Int) -> Awaited {
    let variable = index[key]
    guard variable.kind == .local, case .value(let value) = variable.source else { return Awaited(variable: key) }
    // A value that is made anew is the variable's own.
    return awaited(value, in: FunctionKey(unit: key.unit, id: function.id), depth: depth + 1) ?? Awaited(variable: key)
  }

  /// What an argument of a call stands for, or the receiver where no argument is named.
  func awaited(_ argument: Condition.ArgumentName?, of name: SymbolName, at key: SiteKey) -> Awaited? {
    let function = key.function
    guard case .call(let callee, let list) = index[ExpressionKey(unit: function.unit, id: index[key].expression)].kind else { return nil }
    if let argument { return self.argument(argument, of: name, list, in: function.unit).flatMap { awaited($0, in: function) } }
    return receiver(of: callee, in: function.unit).flatMap { awaited($0, in: function) }
  }

  private func receiver(of callee: ID<Expression>, in unit: Int) -> ID<Expression>? {
    guard case .member(let base, _) = index.summary(unit)[callee].kind else { return nil }
    return base
  }

  /// The argument that goes to a parameter of a known function.
  func argument(_ argument: Condition.ArgumentName, of name: SymbolName, _ list: ArgumentList, in unit: Int) -> ID<Expression>? {
    let summary = index.summary(unit)
    guard let places = name.parameters(for: arguments(list, in: unit)) else { return nil }
    let given = Array(summary[list])
    guard case .labels(let labels) = name.arguments else { return nil }
    let parameter: Int?
    switch argument {
    case .position(let position): parameter = position
    case .label(let label): parameter = labels.firstIndex { $0.name == label }
    }
    return parameter.flatMap { places.firstIndex(of: $0) }.map { given[$0].value }
  }

  // MARK: From callee to caller

  /// What is waited for in a function, as its caller at a site names it; nil if the caller has no name for it.
  func carried(_ awaited: Awaited, from callee: FunctionKey, to key: SiteKey) -> Awaited? {
    if isParameter(awaited.variable, of: callee) { return given(for: awaited.variable, of: callee, at: key) }
    if let owner = awaited.owner {
      guard isParameter(owner, of: callee) else { return awaited }
      return Awaited(variable: awaited.variable, owner: given(for: owner, of: callee, at: key)?.variable)
    }
    guard index[awaited.variable].kind == .property, index[callee].type != nil, !index[callee].modifiers.contains(.isStatic) else { return awaited }
    return Awaited(variable: awaited.variable, owner: receiver(at: key)?.variable)
  }

  private func receiver(at key: SiteKey) -> Awaited? {
    let unit = key.function.unit
    var expression = index[key].expression
    if case .call(let callee, _) = index.summary(unit)[expression].kind { expression = callee }
    return receiver(of: expression, in: unit).flatMap { awaited($0, in: key.function) }
  }

  private func given(for parameter: VariableKey, of callee: FunctionKey, at key: SiteKey) -> Awaited? {
    let (unit, expression) = (key.function.unit, index[key].expression)
    guard case .call(_, let list) = index.summary(unit)[expression].kind else { return nil }
    for (place, argument) in index.summary(unit)[list].enumerated() {
      guard self.parameter(of: callee, for: place, of: expression, in: key.function)?.variable == parameter.id else { continue }
      return awaited(argument.value, in: key.function)
    }
    return nil
  }

  func isParameter(_ variable: VariableKey, of function: FunctionKey) -> Bool {
    variable.unit == function.unit && index[function].parameters.contains { $0.variable == variable.id }
  }

  /// The function, among those around another one, of which a variable is a parameter.
  func declaring(_ variable: VariableKey, around function: FunctionKey) -> FunctionKey? {
    var current: FunctionKey? = function
    while let key = current {
      if isParameter(variable, of: key) { return key }
      current = index[key].parent.map { FunctionKey(unit: key.unit, id: $0) }
    }
    return nil
  }
}
