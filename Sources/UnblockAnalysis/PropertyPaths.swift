import UnblockModel

// Questions to properties: `switch self.source.kind`. A constant of an object has the value that it got where the object was made, so who
// makes the object knows the answer, and so do those who hand it on.

/// A value of which callers may know something: a parameter, the object, or a constant of them.
struct AskedValue {
  var subject: DispatchCondition.Subject
  /// The constants that lead to it.
  var path: [VariableKey] = []
}

extension Resolver {
  /// Of which parameter of a function, or of its object, an expression in it is a constant, or which of them it is.
  ///
  /// - Parameter place: the closure in which the expression stands; nil: it stands in the function itself
  func asked(_ value: ID<Expression>, in owner: FunctionKey, at place: FunctionKey? = nil, depth: Int = 0) -> AskedValue? {
    guard depth < 10 else { return nil }
    let place = place ?? owner
    switch index.summary(owner.unit)[value].kind {
    case .selfReference: return AskedValue(subject: .instance)
    case .local(let variable):
      return index[owner].parameters.firstIndex { $0.variable == variable && !$0.isVariadic }.map { AskedValue(subject: .parameter($0)) }
    case .member(let base?, _):
      guard let constant = constantProperty(value, in: place), var result = asked(base, in: owner, at: place, depth: depth + 1) else { return nil }
      result.path.append(constant)
      return result
    case .name:
      guard let constant = constantProperty(value, in: place), let own = enclosingType(of: owner), let parent = index[constant].parent else { return nil }
      guard let type = index.typeIDs[constant.unit][Int(parent.index)], lineage(of: own).contains(type) else { return nil }
      return AskedValue(subject: .instance, path: [constant])
    default: return nil
    }
  }

  /// A stored property that is what it was made to be.
  private func constantProperty(_ value: ID<Expression>, in function: FunctionKey) -> VariableKey? {
    guard case .variable(let key) = access(value, in: function) else { return nil }
    let variable = index[key]
    guard variable.kind == .property, variable.modifiers.contains(.isLet), variable.modifiers.isDisjoint(with: [.isStatic, .isLazy]) else { return nil }
    return variable.getter == nil && variable.attributes.isEmpty ? key : nil
  }

  // MARK: Initialisers

  /// What an initialiser gives to the constant that is asked, and what is asked of that.
  func valueGiven(to asked: AskedValue, in owner: FunctionKey) -> (ID<Expression>, ArraySlice<VariableKey>)? {
    guard index[owner].kind == .initializer, asked.subject == .instance, let property = asked.path.first else { return nil }
    return value(assignedTo: property, by: owner).map { ($0, asked.path.dropFirst()) }
  }

  /// The same, asked of an initialiser's parameter where that becomes the constant.
  func settled(_ value: AskedValue, in owner: FunctionKey) -> AskedValue {
    guard let (given, rest) = valueGiven(to: value, in: owner), var result = asked(given, in: owner), result.subject != .instance else { return value }
    result.path += rest
    return result
  }

  /// What an initialiser assigns to a property, if it does so once.
  private func value(assignedTo property: VariableKey, by initializer: FunctionKey) -> ID<Expression>? {
    let summary = index.summary(initializer.unit)
    let name = index.symbol(index[property].name, in: property.unit)
    let written = body(of: initializer).sites.filter { site in
      guard site.isWritten, index.symbol(site.name, in: initializer.unit) == name else { return false }
      switch summary[site.expression].kind {
      case .name: return true
      case .member(let base?, _): return summary[base].kind == .selfReference
      default: return false
      }
    }
    guard written.count == 1 else { return nil }
    for expression in summary.expressions[Int(written[0].expression.index)...] {
      if case .assignment(written[0].expression, let value) = expression.kind { return value }
      guard index[initializer].range.contains(expression.range) else { return nil }
    }
    return nil
  }

  // MARK: Answers

  /// What the text tells of a constant of a value; nil if it does not.
  ///
  /// - Parameter type: the type of the value, where it is known from outside
  func answer(to question: BranchQuestion, of value: ID<Expression>, _ path: ArraySlice<VariableKey>, _ type: TypeID?, in function: FunctionKey, depth: Int = 0) -> Bool? {
    guard let property = path.first else { return answer(to: question, of: value, type ?? nominal(self.type(of: value, in: function)), in: function) }
    guard depth < 10 else { return nil }
    func inside(_ value: ID<Expression>, _ place: FunctionKey) -> Bool? { answer(to: question, of: value, path, type, in: place, depth: depth + 1) }
    let summary = index.summary(function.unit)
    switch summary[value].kind {
    case .local(let variable):
      guard summary[variable].modifiers.contains(.isLet), case .value(let source) = summary[variable].source else { return nil }
      return inside(source, function)
    case .choice(let values):
      guard let first = values.first, let known = inside(first, function) else { return nil }
      return values.allSatisfy { inside($0, function) == known } ? known : nil
    case .member(let base, let name):
      guard let key = member(name, of: base, value, type, in: function) else { return nil }
      if let (source, place) = valueOfConstant(key, in: function) { return inside(source, place) }
      guard let base, let constant = constantProperty(value, in: function) else { return nil }
      return answer(to: question, of: base, [constant] + path, nil, in: function, depth: depth + 1)
    case .name:
      guard case .variable(let key) = access(value, in: function), let (source, place) = valueOfConstant(key, in: function) else { return nil }
      return inside(source, place)
    case .call:
      guard let (given, place) = valueGiven(to: property, by: value, type, in: function) else { return nil }
      let type = nominal(self.type(of: property, in: FunctionKey(unit: property.unit, id: FileSummary.topLevel))).map(aliased)
      return answer(to: question, of: given, path.dropFirst(), type, in: place, depth: depth + 1)
    default: return nil
    }
  }

  private func member(_ name: Name, of base: ID<Expression>?, _ value: ID<Expression>, _ type: TypeID?, in function: FunctionKey) -> VariableKey? {
    guard base == nil else {
      guard case .variable(let key) = access(value, in: function) else { return nil }
      return key
    }
    return type.flatMap { variable(in: members(index.symbol(name, in: function.unit), of: $0, from: function.unit)) }
  }

  /// What a static or global constant was given.
  private func valueOfConstant(_ key: VariableKey, in function: FunctionKey) -> (ID<Expression>, FunctionKey)? {
    let variable = index[key]
    guard variable.kind == .global || variable.modifiers.contains(.isStatic), variable.modifiers.contains(.isLet), variable.getter == nil else { return nil }
    guard case .value(let value) = variable.source else { return nil }
    return (value, variable.initialValue.map { FunctionKey(unit: key.unit, id: $0) } ?? FunctionKey(unit: key.unit, id: FileSummary.topLevel))
  }

  /// What a property of the object that a call makes is given.
  ///
  /// - Parameter type: that of the object, where it is known from outside
  private func valueGiven(to property: VariableKey, by call: ID<Expression>, _ type: TypeID?, in function: FunctionKey) -> (ID<Expression>, FunctionKey)? {
    let summary = index.summary(function.unit)
    guard case .call(let called, let list) = summary[call].kind, let parent = index[property].parent else { return nil }
    var callee = callee(of: call, in: function)
    if case .member(nil, let name) = summary[called].kind, let type { callee = self.callee(ofImplicit: name, list, of: type, call: call, in: function) }
    switch callee {
    case .implicitInitializer(let type):
      guard index.typeIDs[property.unit][Int(parent.index)] == type else { return nil }
      let name = index.symbol(index[property].name, in: property.unit)
      return summary[list].first { $0.label.map { index.symbol($0, in: function.unit) } == name }.map { ($0.value, function) }
    case .functions(let functions, _):
      guard functions.count == 1, index[functions[0]].kind == .initializer, let given = value(assignedTo: property, by: functions[0]) else { return nil }
      guard let asked = asked(given, in: functions[0]) else { return (given, functions[0]) }
      guard case .parameter(let place) = asked.subject, asked.path.isEmpty else { return nil }
      return argument(for: place, of: call, to: functions[0], in: function).map { ($0, function) } ?? defaultValue(ofParameter: place, of: functions[0])
    case .closure, .external, .none: return nil
    }
  }
}
