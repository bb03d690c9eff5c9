import UnblockModel

// Closures that functions return, and that properties of constants hold: `makeReader()()`, `Client.live.fetch()`.

extension Resolver {
  /// The closure that a function returns, if it is the only one.
  func returnedClosure(of callee: Callee) -> FunctionKey? {
    guard case .functions(let functions, _) = callee, functions.count == 1 else { return nil }
    let function = functions[0]
    let closures = body(of: function).children.filter { index.summary(function.unit)[$0].use == .returned }
    return closures.count == 1 ? FunctionKey(unit: function.unit, id: closures[0]) : nil
  }

  /// What `make()()` calls: the closure that the function returns, or the method of `Type.method(value)()`.
  func callee(returnedBy call: ID<Expression>, of maker: ID<Expression>, in function: FunctionKey) -> Callee {
    if let closure = returnedClosure(of: callee(of: call, in: function)) { return .closure(closure) }
    guard case .member(let base?, _) = index.summary(function.unit)[maker].kind, case .metatype = type(of: base, in: function) else { return .none }
    guard let method = referenced(maker, in: function), index[method].kind == .function, index[method].type != nil, !index[method].modifiers.contains(.isStatic) else { return .none }
    return .functions([method], .high)
  }

  /// The closure that a call returns whose value a variable has.
  func closure(madeBy value: ID<Expression>, of key: VariableKey, in function: FunctionKey) -> FunctionKey? {
    guard case .call = index[ExpressionKey(unit: key.unit, id: value)].kind, let place = self.place(ofValueOf: key, in: function) else { return nil }
    return returnedClosure(of: callee(of: value, in: place))
  }

  /// The function in which the initial value of a variable stands; nil if it is not told.
  private func place(ofValueOf key: VariableKey, in function: FunctionKey) -> FunctionKey? {
    if let value = index[key].initialValue { return FunctionKey(unit: key.unit, id: value) }
    return index[key].kind == .local && key.unit == function.unit ? function : nil
  }

  /// What a call of a property calls, where the property belongs to a constant whose initialiser was given a closure, or a function, for it.
  func closure(keptIn property: VariableKey, calledBy call: ID<Expression>, in function: FunctionKey) -> Callee? {
    guard index[property].kind == .property, index[property].getter == nil else { return nil }
    guard case .call(let callee, _) = index.summary(function.unit)[call].kind, case .member(let base?, _) = index.summary(function.unit)[callee].kind else { return nil }
    guard let (maker, place) = maker(of: base, in: function) else { return nil }
    guard let value = argument(for: property, of: maker, in: place) else {
      return self.closure(keptBy: self.callee(of: maker, in: place), in: property).map { .closure($0) }
    }
    if case .closure(let closure) = index.summary(place.unit)[value].kind { return .closure(FunctionKey(unit: place.unit, id: closure)) }
    return referenced(value, in: place).map { .functions([$0], .high) } ?? Callee.none
  }

  /// The closure that a property has where the call of an initialiser leaves out the argument for it.
  private func closure(keptBy callee: Callee, in property: VariableKey) -> FunctionKey? {
    guard case .functions(let functions, _) = callee, functions.count == 1, index[functions[0]].kind == .initializer else { return nil }
    let name = index.symbol(index[property].name, in: property.unit)
    let unit = functions[0].unit
    let parameters = index[functions[0]].parameters
    guard let place = parameters.firstIndex(where: { index.symbol(index.summary(unit)[$0.variable].name, in: unit) == name }), isKept(parameters[place], by: functions[0]),
      let (value, _) = defaultValue(ofParameter: place, of: functions[0]), case .closure(let closure) = index.summary(unit)[value].kind
    else { return nil }
    return FunctionKey(unit: unit, id: closure)
  }

  // MARK: Closures that objects are given

  /// The property whose closure a call of the object's own member runs, if objects may have been given another one.
  func propertyOfObject(calledAt key: SiteKey, running closure: FunctionKey) -> Symbol? {
    guard index[closure].kind == .closure, case .stored(let variable) = index[closure].use, index[key].isCall else { return nil }
    let property = index.summary(closure.unit)[variable]
    guard property.kind == .property, property.modifiers.isDisjoint(with: [.isLet, .isStatic]) else { return nil }
    guard case .call(let callee, _) = index.summary(key.function.unit)[index[key].expression].kind else { return nil }
    switch index.summary(key.function.unit)[callee].kind {
    case .name: break
    case .member(let base?, _): guard case .selfReference = index.summary(key.function.unit)[base].kind else { return nil }
    default: return nil
    }
    return index.symbol(property.name, in: closure.unit)
  }

  /// Whether the object was given something for a property where it was made, or before it is used.
  func isGiven(_ property: Symbol, to object: ID<Expression>, in function: FunctionKey) -> Bool {
    let summary = index.summary(function.unit)
    var made = object
    if case .local(let variable) = summary[object].kind {
      if isWritten(property, of: variable, in: function) { return true }
      if case .value(let value) = summary[variable].source { made = value }
    }
    guard let (call, place) = maker(of: made, in: function), case .call(_, let list) = index.summary(place.unit)[call].kind else { return false }
    return index.summary(place.unit)[list].contains { argument in argument.label.map { index.symbol($0, in: place.unit) == property } ?? false }
  }

  private func isWritten(_ property: Symbol, of variable: ID<Variable>, in function: FunctionKey) -> Bool {
    let summary = index.summary(function.unit)
    return body(of: owner(of: function)).sites.contains { site in
      guard site.isWritten, index.symbol(site.name, in: function.unit) == property, case .member(let base?, _) = summary[site.expression].kind else { return false }
      return summary[base].kind == .local(variable)
    }
  }

  /// The call that made a value: itself, or the initial value of a constant.
  private func maker(of value: ID<Expression>, in function: FunctionKey) -> (call: ID<Expression>, place: FunctionKey)? {
    let summary = index.summary(function.unit)
    switch summary[value].kind {
    case .call: return (value, function)
    case .local, .name, .member(.some, _):
      guard case .variable(let key) = access(value, in: function), index[key].modifiers.contains(.isLet), index[key].getter == nil else { return nil }
      guard case .value(let call) = index[key].source, case .call = index[ExpressionKey(unit: key.unit, id: call)].kind else { return nil }
      return place(ofValueOf: key, in: function).map { (call, $0) }
    default: return nil
    }
  }

  /// The argument of an initialiser's call that a property gets.
  private func argument(for property: VariableKey, of call: ID<Expression>, in function: FunctionKey) -> ID<Expression>? {
    let summary = index.summary(function.unit)
    guard case .call(_, let list) = summary[call].kind else { return nil }
    let name = index.symbol(index[property].name, in: property.unit)
    guard let place = summary[list].firstIndex(where: { $0.label.map { index.symbol($0, in: function.unit) } == name }) else { return nil }
    switch callee(of: call, in: function) {
    case .implicitInitializer(let type): return index[property].parent.flatMap { index.typeIDs[property.unit][Int($0.index)] } == type ? summary.arguments[place].value : nil
    case .functions(let functions, _):
      guard functions.count == 1, index[functions[0]].kind == .initializer else { return nil }
      guard let parameter = parameter(of: functions[0], for: place - Int(list.start), of: call, in: function), isKept(parameter, by: functions[0]) else { return nil }
      return summary.arguments[place].value
    case .closure, .external, .none: return nil
    }
  }

  /// Whether an initialiser assigns a parameter to the property of that name: `self.fetch = fetch`.
  func isKept(_ parameter: Parameter, by initializer: FunctionKey) -> Bool {
    let summary = index.summary(initializer.unit)
    let name = summary[parameter.variable].name
    return body(of: initializer).sites.contains { site in
      guard site.isWritten, site.name == name, case .member(let base?, _) = summary[site.expression].kind, case .selfReference = summary[base].kind else { return false }
      // The value stands behind its target.
      let next = Int(site.expression.index) + 1
      guard next < summary.expressions.count, case .local(parameter.variable) = summary.expressions[next].kind else { return false }
      return true
    }
  }

  // MARK: Wrappers

  /// `$name`: the `projectedValue` of the wrapper that `name` has.
  func projection(_ id: ID<Expression>, in function: FunctionKey) -> VariableKey? {
    guard let projectedValue else { return nil }
    let summary = index.summary(function.unit)
    let (base, name): (ID<Expression>?, Name)
    switch summary[id].kind {
    case .name(let written): (base, name) = (nil, written)
    case .member(let value?, let written): (base, name) = (value, written)
    default: return nil
    }
    guard summary[name].utf8.first == UInt8(ascii: "$"), let symbol = index.symbol(String(summary[name].dropFirst())) else { return nil }
    guard let owner = base.map({ nominal(type(of: $0, in: function)) }) ?? enclosingType(of: function) else { return nil }
    guard let property = variable(in: members(symbol, of: owner, from: function.unit)), let wrapper = wrapper(of: property) else { return nil }
    return variable(in: members(projectedValue, of: wrapper, from: function.unit))
  }
}
