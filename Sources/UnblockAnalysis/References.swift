import UnblockModel

// Functions that are mentioned and not called: given to other functions, kept in constants, reached by operators, key paths and wrappers.

extension Resolver {
  /// The function that an expression stands for; nil if it is none of the program, or not told from others of its name.
  func referenced(_ id: ID<Expression>, in function: FunctionKey, depth: Int = 0) -> FunctionKey? {
    guard depth < 10 else { return nil }
    // What a call returns is another function than the one that it calls.
    if case .call = index[ExpressionKey(unit: function.unit, id: id)].kind { return nil }
    if let exact = indexedReference(id, in: function) { return exact }
    let summary = index.summary(function.unit)
    switch summary[id].kind {
    case .closure(let closure): return FunctionKey(unit: function.unit, id: closure)
    case .localFunction(let local): return FunctionKey(unit: function.unit, id: local)
    case .local(let variable):
      guard summary[variable].modifiers.contains(.isLet), case .value(let value) = summary[variable].source else { return nil }
      return referenced(value, in: function, depth: depth + 1)
    case .name(let name): return only(functionsNamed(name, in: function))
    case .member(let base?, let name):
      guard let type = nominal(type(of: base, in: function)) else { return nil }
      return only(members(index.symbol(name, in: function.unit), of: type, from: function.unit))
    case .keyPath: return getter(ofKeyPath: id, in: function)
    default: return nil
    }
  }

  func functionsNamed(_ name: Name, in function: FunctionKey) -> [ProgramIndex.Member] {
    let symbol = index.symbol(name, in: function.unit)
    if let scope = enclosingType(of: function) {
      for outer in scopes(from: scope, unit: function.unit) {
        let found = members(symbol, of: outer, from: function.unit)
        if !found.isEmpty { return found }
      }
    }
    return index.globals(symbol, from: function.unit)
  }

  private func only(_ members: [ProgramIndex.Member]) -> FunctionKey? {
    guard members.count == 1, case .function(let key) = members[0], !index[key].isAsync else { return nil }
    return key
  }

  // MARK: Key paths

  /// What reading the last property of a key path runs.
  private func getter(ofKeyPath id: ID<Expression>, in function: FunctionKey) -> FunctionKey? {
    guard case .variable(let variable) = access(id, in: function), let getter = index[variable].getter else { return nil }
    return FunctionKey(unit: variable.unit, id: getter)
  }

  /// The type that a key path starts at: as written, or of what it is used on.
  func root(ofKeyPath id: ID<Expression>, written: ID<TypeReference>?, in function: FunctionKey) -> Type {
    if let written { return resolve(written, in: function.unit, scope: enclosingType(of: function)) }
    guard let use = use(of: id, in: function.unit) else { return .unknown }
    switch index[ExpressionKey(unit: function.unit, id: use.call)].kind {
    case .subscript(let base, _): return type(of: base, in: function)
    case .call(let callee, let list):
      if case .member(let base?, _) = index.summary(function.unit)[callee].kind, case .array(let element) = type(of: base, in: function) { return element }
      // `read(document, \.text)`: of the argument whose type has the property.
      let others = index.summary(function.unit)[list].filter { $0.value != id }.map { type(of: $0.value, in: function) }
      return others.first { nominal($0) != nil } ?? .unknown
    default: return .unknown
    }
  }

  // MARK: Operators

  /// The functions of the program that an operator means: members of its operands' types, or of the module.
  func callee(ofOperator name: Name, _ operands: [ID<Expression>], in function: FunctionKey) -> Callee {
    let symbol = index.symbol(name, in: function.unit)
    let types = operands.map { type(of: $0, in: function) }
    var found = types.compactMap(nominal).flatMap { members(symbol, of: $0, from: function.unit) }
    if found.isEmpty { found = index.globals(symbol, from: function.unit) }
    var functions: [FunctionKey] = []
    for case .function(let key) in found where !functions.contains(key) && takes(types, key) { functions.append(key) }
    return functions.isEmpty ? .none : .functions(functions, .high)
  }

  private func takes(_ types: [Type], _ key: FunctionKey) -> Bool {
    let parameters = index[key].parameters
    guard parameters.count == types.count, !types.allSatisfy(\.isUnknown) else { return false }
    return zip(types, parameters).allSatisfy { type, parameter in
      guard let written = parameter.type else { return true }
      return !contradict(type, resolve(written, in: key.unit, scope: enclosingType(of: key)))
    }
  }

  // MARK: Property wrappers

  /// The wrapper of the program that a property has.
  func wrapper(of key: VariableKey) -> TypeID? {
    for attribute in index[key].attributes {
      guard case .nominal(let id) = resolve(attribute, in: key.unit, scope: index[key].parent.flatMap({ index.typeIDs[key.unit][Int($0.index)] })) else { continue }
      if isWrapper(id) { return id }
    }
    return nil
  }

  private func isWrapper(_ id: TypeID) -> Bool {
    (entry(id)?.declarations ?? []).contains { key in index[key].attributes.contains { index.typeName($0, in: key.unit) == "propertyWrapper" } }
  }
}
