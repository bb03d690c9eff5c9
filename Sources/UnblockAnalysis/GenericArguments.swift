import UnblockModel

/// What stands for the generic parameters of types: `Box<Disk>`, `Box(content: Disk())`. Types are told without their generic arguments, so what is
/// written where a value comes from is looked up, and only where something is of a type that a parameter names.
extension Resolver {
  /// The declaration of a generic parameter of a type (not of a function).
  private func declaration(ofTypeParameter id: TypeID) -> (type: TypeKey, place: Int, count: Int)? {
    // In place: this is asked of the types of many expressions, and an entry is large.
    guard id.index >= 0, index.types[id.index].isLocal, let key = index.types[id.index].declarations.first else { return nil }
    guard index[key].kind == .genericParameter, let parent = index[key].parent else { return nil }
    let type = TypeKey(unit: key.unit, id: parent)
    let parameters = index[type].members.compactMap { member -> ID<TypeDeclaration>? in
      guard case .type(let nested) = member, index.summary(key.unit)[nested].kind == .genericParameter else { return nil }
      return nested
    }
    return parameters.firstIndex(of: key.id).map { (type, $0, parameters.count) }
  }

  /// Whether a type is what a type's generic parameter stands for.
  func isTypeParameter(_ type: Type) -> TypeID? {
    guard case .nominal(let id) = type, declaration(ofTypeParameter: id) != nil else { return nil }
    return id
  }

  /// Whether a generic parameter is one of a type's own.
  func hasTypeParameter(_ type: TypeID, _ parameter: TypeID) -> Bool {
    guard let owner = declaration(ofTypeParameter: parameter)?.type else { return false }
    return index.typeIDs[owner.unit][Int(owner.id.index)] == type
  }

  /// Whether the call at a site makes an object: a type is called.
  func makesObject(_ key: SiteKey) -> Bool {
    switch callee(of: index[key].expression, in: key.function) {
    case .implicitInitializer: true
    case .functions(let functions, _): functions.count == 1 && index[functions[0]].kind == .initializer
    case .closure, .external, .none: false
    }
  }

  /// The type of a member of a value, where it is a generic parameter of the value's type, or an array of them: what the value has for it.
  func substituted(_ type: Type, of value: ID<Expression>, in function: FunctionKey, _ depth: Int = 0) -> Type {
    switch type {
    case .nominal(let id):
      guard id.index >= 0, index.types[id.index].isLocal, isTypeParameter(type) != nil else { return type }
      let argument = argument(for: id, of: value, in: function, depth: depth)
      return argument.isUnknown ? type : argument
    case .array(let element): return .array(substituted(element, of: value, in: function, depth))
    default: return type
    }
  }

  /// What a type has for a generic parameter of what it inherits from: `final class Session: Manager<Slow>`.
  func argument(for parameter: TypeID, inheritedBy id: TypeID) -> Type {
    for type in lineage(of: id) {
      for key in entry(type)?.declarations ?? [] {
        let scope = index[key].parent.flatMap { index.typeIDs[key.unit][Int($0.index)] }
        for reference in index[key].inherited {
          let known = argument(for: parameter, writtenIn: reference, of: key.unit, scope)
          if !known.isUnknown { return known }
        }
      }
    }
    return .unknown
  }

  /// What a value has for a generic parameter of its type, as far as the text tells.
  func argument(for parameter: TypeID, of value: ID<Expression>, in function: FunctionKey, depth: Int = 0) -> Type {
    guard depth < 60 else { return .unknown }
    let scope = enclosingType(of: function)
    switch index.summary(function.unit)[value].kind {
    case .local, .name, .member(.some, _):
      guard case .variable(let key) = access(value, in: function) else { return .unknown }
      return argument(for: parameter, ofVariable: key, in: function, depth + 1)
    case .call(let callee, let list):
      if case .type(let made) = index.summary(function.unit)[callee].kind { return argument(for: parameter, writtenIn: made, of: function.unit, scope) }
      return argument(for: parameter, ofCall: value, list, in: function, depth + 1)
    case .cast(_, let written), .type(let written): return argument(for: parameter, writtenIn: written, of: function.unit, scope)
    case .payload: return argument(for: parameter, ofPayload: value, nil, in: function, depth + 1)
    case .part(let whole, let position): return argument(for: parameter, ofPayload: whole, Int(position), in: function, depth + 1)
    case .inOut(let inner): return argument(for: parameter, of: inner, in: function, depth: depth + 1)
    case .choice(let values):
      return values.lazy.map { self.argument(for: parameter, of: $0, in: function, depth: depth + 1) }.first { !$0.isUnknown } ?? .unknown
    default: return .unknown
    }
  }

  private func argument(for parameter: TypeID, ofVariable key: VariableKey, in function: FunctionKey, _ depth: Int) -> Type {
    let variable = index[key]
    if let written = variable.type { return argument(for: parameter, writtenIn: written, of: key.unit, scope(of: key, in: function)) }
    let place = variable.initialValue.map { FunctionKey(unit: key.unit, id: $0) } ?? function
    guard place.unit == key.unit else { return .unknown }
    switch variable.source {
    case .value(let value): return argument(for: parameter, of: value, in: place, depth: depth)
    case .part(let value, let position): return argument(for: parameter, ofPayload: value, position, in: place, depth)
    case .none, .element, .closureParameter: return .unknown
    }
  }

  private func argument(for parameter: TypeID, ofCall call: ID<Expression>, _ list: ArgumentList, in function: FunctionKey, _ depth: Int) -> Type {
    switch callee(of: call, in: function) {
    case .functions(let functions, _):
      guard functions.count == 1 else { return .unknown }
      let callee = functions[0]
      guard index[callee].kind == .initializer else {
        return index[callee].result.map { argument(for: parameter, writtenIn: $0, of: callee.unit, enclosingType(of: callee)) } ?? .unknown
      }
      guard let places = places(of: list, in: function.unit, takenBy: callee) else { return .unknown }
      let parameters = index[callee].parameters
      return given(parameter, zip(index.summary(function.unit)[list], places).map { ($0.value, parameters[$1].type) }, of: callee.unit, in: function, depth)
    case .implicitInitializer(let type):
      let properties = index.summary(function.unit)[list].compactMap { argument -> (ID<Expression>, ID<TypeReference>?)? in
        guard let label = argument.label, let key = variable(in: index.members(index.symbol(label, in: function.unit), of: type)) else { return nil }
        return (argument.value, index[key].type)
      }
      guard let unit = entry(type)?.declarations.first?.unit else { return .unknown }
      return given(parameter, properties, of: unit, in: function, depth)
    case .closure, .external, .none: return .unknown
    }
  }

  /// The type of the first of some values that is given for a parameter or property whose written type is the generic parameter.
  private func given(
    _ parameter: TypeID, _ values: [(value: ID<Expression>, written: ID<TypeReference>?)], of unit: Int, in function: FunctionKey, _ depth: Int
  ) -> Type {
    for (value, written) in values {
      guard let written, case .declared(let declared) = index.summary(unit)[written], index.typeIDs[unit][Int(declared.index)] == parameter else { continue }
      let type = type(of: value, in: function, depth: depth)
      if !type.isUnknown { return type }
    }
    return .unknown
  }

  /// What a pattern took out of an enumeration: as its case is declared.
  ///
  /// - Parameter position: of the part of the payload; nil for all of it
  private func argument(for parameter: TypeID, ofPayload whole: ID<Expression>, _ position: Int?, in function: FunctionKey, _ depth: Int) -> Type {
    guard case .payload(let base, let name) = index.summary(function.unit)[whole].kind else { return .unknown }
    guard let (unit, written, scope) = payload(name, of: type(of: base, in: function, depth: depth), in: function.unit) else {
      return position == nil && index.text(name, in: function.unit) == "some" ? argument(for: parameter, of: base, in: function, depth: depth) : .unknown
    }
    guard let position else { return argument(for: parameter, writtenIn: written, of: unit, scope) }
    guard case .tuple(let parts) = index.summary(unit)[written], position < parts.count else { return .unknown }
    return argument(for: parameter, writtenIn: parts[position], of: unit, scope)
  }

  /// `Box<Disk>`, or an alias of that.
  private func argument(for parameter: TypeID, writtenIn reference: ID<TypeReference>, of unit: Int, _ scope: TypeID?, depth: Int = 0) -> Type {
    guard depth < 10, case .named(_, let name, let arguments) = index.summary(unit)[reference] else { return .unknown }
    if arguments.isEmpty {
      guard let id = findType(index.typeName(reference, in: unit), in: unit, scope: scope), let key = entry(id)?.declarations.first else { return .unknown }
      guard index[key].kind == .alias, let subject = index[key].subject else { return .unknown }
      let around = index[key].parent.flatMap { index.typeIDs[key.unit][Int($0.index)] }
      return argument(for: parameter, writtenIn: subject, of: key.unit, around, depth: depth + 1)
    }
    if index.text(name, in: unit) == "Optional" { return argument(for: parameter, writtenIn: arguments[0], of: unit, scope, depth: depth + 1) }
    guard let (type, place, count) = declaration(ofTypeParameter: parameter), arguments.count == count else { return .unknown }
    guard case .nominal(let written) = resolve(reference, in: unit, scope: scope), index.typeIDs[type.unit][Int(type.id.index)] == written else { return .unknown }
    return resolve(arguments[place], in: unit, scope: scope)
  }
}
