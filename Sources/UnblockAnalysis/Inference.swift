import UnblockModel

/// The types of expressions.
extension Resolver {
  /// - Parameter function: the function in which the expression stands
  func type(of id: ID<Expression>, in function: FunctionKey, depth: Int = 0) -> Type {
    let key = ExpressionKey(unit: function.unit, id: id)
    if let known = typesOfExpressions[key] { return known }
    guard depth < 60 else { return .unknown }
    let result = work(out: id, in: function, depth + 1)
    typesOfExpressions[key] = result
    return result
  }

  private func work(out id: ID<Expression>, in function: FunctionKey, _ depth: Int) -> Type {
    let summary = index.summary(function.unit)
    switch summary[id].kind {
    case .local(let variable): return type(of: VariableKey(unit: function.unit, id: variable), in: function, depth: depth)
    case .localType(let type): return index.typeIDs[function.unit][Int(type.index)].map { .metatype(.nominal($0)) } ?? .unknown
    case .name(let name): return type(ofName: name, in: function, depth)
    case .member(let base?, let name):
      return substituted(type(ofMember: name, of: type(of: base, in: function, depth: depth), in: function, depth), of: base, in: function, depth)
    case .call(let callee, let list): return type(ofCall: callee, list, in: function, depth)
    case .subscript(let base, let list):
      switch type(of: base, in: function, depth: depth) {
      case .array(let element): return element
      case .dictionary(let value): return value
      case .nominal(let id): return typeOfSubscript(id, list, in: function, depth)
      default: return .unknown
      }
    case .selfReference: return typeOfSelf(in: function)
    case .superReference: return typeOfSuper(in: function)
    case .integer: return known("Int")
    case .float: return known("Double")
    case .string: return known("String")
    case .boolean: return known("Bool")
    case .array(let elements):
      // `[T]` is also how the type of arrays is written.
      let first = elements.first.map { type(of: $0, in: function, depth: depth) } ?? .unknown
      if case .metatype(let element) = first, elements.count == 1 { return .metatype(.array(element)) }
      return .array(first)
    case .dictionary(let values): return .dictionary(values.first.map { type(of: $0, in: function, depth: depth) } ?? .unknown)
    case .tuple(let list): return .tuple(summary[list].map { type(of: $0.value, in: function, depth: depth) })
    case .cast(_, let type): return resolve(type, in: function.unit, scope: enclosingType(of: function))
    case .type(let type): return .metatype(resolve(type, in: function.unit, scope: enclosingType(of: function)))
    case .infix(let left, let name, let right): return type(ofInfix: left, summary[name], right, in: function, depth)
    case .prefix(_, let inner), .inOut(let inner): return type(of: inner, in: function, depth: depth)
    case .choice(let values):
      return values.lazy.map { self.type(of: $0, in: function, depth: depth) }.first { !$0.isUnknown } ?? .unknown
    case .payload(let value, let name):
      return substituted(type(ofPayload: name, of: type(of: value, in: function, depth: depth), in: function.unit), of: value, in: function, depth)
    case .part(let value, let position): return part(Int(position), of: type(of: value, in: function, depth: depth))
    case .element(let sequence): return type(ofElementOf: sequence, in: function, depth)
    case .closure, .localFunction, .member(nil, _), .nilLiteral, .assignment, .keyPath, .other: return .unknown
    }
  }

  /// - Parameter type: an enumeration
  private func type(ofPayload name: Name, of type: Type, in unit: Int) -> Type {
    if let (unit, payload, scope) = payload(name, of: type, in: unit) { return resolve(payload, in: unit, scope: scope) }
    // Optionality leaves no trace.
    return index.text(name, in: unit) == "some" ? type : .unknown
  }

  /// The payload of a case as it is declared: in which file, and inside which type.
  func payload(_ name: Name, of type: Type, in unit: Int) -> (unit: Int, written: ID<TypeReference>, scope: TypeID)? {
    guard let id = nominal(type) else { return nil }
    for case .enumCase(let declaring, let payload?) in members(index.symbol(name, in: unit), of: id, from: unit) { return (declaring, payload, id) }
    return nil
  }

  private func part(_ position: Int, of tuple: Type) -> Type {
    guard case .tuple(let parts) = tuple, position < parts.count else { return .unknown }
    return parts[position]
  }

  private func type(ofElementOf sequence: ID<Expression>, in function: FunctionKey, _ depth: Int) -> Type {
    let element = element(of: type(of: sequence, in: function, depth: depth))
    return element.isUnknown ? self.element(ofSequence: sequence, in: function) : element
  }

  private func known(_ name: String) -> Type {
    .nominal(index.knownType(named: name, in: Visibility.standardLibrary) ?? externalType(name))
  }

  private func type(ofInfix left: ID<Expression>, _ operation: String, _ right: ID<Expression>, in function: FunctionKey, _ depth: Int) -> Type {
    switch operation {
    case "==", "!=", "<", ">", "<=", ">=", "&&", "||", "===", "!==": return known("Bool")
    case "..<", "...": return .array(known("Int"))
    default:
      let left = type(of: left, in: function, depth: depth)
      return left.isUnknown ? type(of: right, in: function, depth: depth) : left
    }
  }

  // MARK: self

  private func typeOfSelf(in function: FunctionKey) -> Type {
    guard let type = enclosingType(of: function) else { return .unknown }
    return isStatic(function) ? .metatype(.nominal(type)) : .nominal(type)
  }

  private func typeOfSuper(in function: FunctionKey) -> Type {
    guard let type = enclosingType(of: function), let parent = supertypes(of: type).first else { return .unknown }
    return .nominal(parent)
  }

  func isStatic(_ function: FunctionKey) -> Bool {
    let functions = index.summary(function.unit).functions
    var current: ID<Function>? = function.id
    while let id = current {
      if functions[Int(id.index)].type != nil { return functions[Int(id.index)].modifiers.contains(.isStatic) }
      current = functions[Int(id.index)].parent
    }
    return false
  }

  private func typeOfSubscript(_ id: TypeID, _ list: ArgumentList, in function: FunctionKey, _ depth: Int) -> Type {
    guard let symbol = index.symbol("subscript") else { return .unknown }
    for type in lineage(of: id) {
      let found = functions(index.members(symbol, of: type), taking: list, in: function, depth)
      if let first = found.first { return resultType(of: first) }
    }
    return .unknown
  }

  // MARK: Variables

  func type(of key: VariableKey, in function: FunctionKey, depth: Int = 0) -> Type {
    if let known = typesOfVariables[key] { return known }
    guard depth < 60, variablesInWork.insert(key).inserted else { return .unknown }
    let result = workOut(key, in: function, depth)
    variablesInWork.remove(key)
    typesOfVariables[key] = result
    return result
  }

  /// Where the type that is written with a variable is looked up.
  ///
  /// - Parameter function: where the variable is named
  func scope(of key: VariableKey, in function: FunctionKey) -> TypeID? {
    index[key].parent.flatMap { index.typeIDs[key.unit][Int($0.index)] } ?? enclosingType(of: function)
  }

  private func workOut(_ key: VariableKey, in function: FunctionKey, _ depth: Int) -> Type {
    let variable = index[key]
    if let written = variable.type { return resolve(written, in: key.unit, scope: scope(of: key, in: function)) }
    // A property's initial value stands in a function of its own.
    let place = variable.initialValue.map { FunctionKey(unit: key.unit, id: $0) } ?? FunctionKey(unit: key.unit, id: function.id)
    switch variable.source {
    case .none: return .unknown
    case .value(let value): return type(of: value, in: place, depth: depth)
    case .element(let sequence): return type(ofElementOf: sequence, in: place, depth)
    case .part(let value, let position): return part(position, of: type(of: value, in: place, depth: depth))
    case .closureParameter(let closure, let position): return type(ofParameter: position, of: FunctionKey(unit: key.unit, id: closure))
    }
  }

  func element(of type: Type) -> Type {
    switch type {
    case .array(let element): element
    default: .unknown
    }
  }

  /// A closure's parameter has the type that the parameter of the called function says.
  private func type(ofParameter position: Int, of closure: FunctionKey) -> Type {
    guard case .argument(let place, let call) = index[closure].use, let parent = index[closure].parent else { return .unknown }
    let caller = FunctionKey(unit: closure.unit, id: parent)
    switch callee(of: call, in: caller) {
    case .functions(let functions, _):
      guard functions.count == 1, let function = functions.first, let parameter = parameter(of: function, for: place, of: call, in: caller) else { return .unknown }
      guard let written = parameter.type, case .function(let type) = index.summary(function.unit)[written], position < type.parameters.count else { return .unknown }
      return resolve(type.parameters[position], in: function.unit, scope: enclosingType(of: function))
    case .external(let receiver, _, _, _):
      // `handles.forEach { … }`, `map`, `filter`: the elements come in.
      if case .array(let element) = receiver, position == 0 { return element }
      return .unknown
    default: return .unknown
    }
  }

  // MARK: Names, members, calls

  private func type(ofName name: Name, in function: FunctionKey, _ depth: Int) -> Type {
    let symbol = index.symbol(name, in: function.unit)
    let scope = enclosingType(of: function)
    if let scope {
      for outer in scopes(from: scope, unit: function.unit) {
        if let member = members(symbol, of: outer, from: function.unit).first { return type(of: member, depth) }
        if let known = knownMember(index.text(name, in: function.unit), of: outer, in: function.unit) { return known }
      }
    }
    if let member = index.globals(symbol, from: function.unit).first, case .variable(let key) = member { return type(of: key, in: function, depth: depth) }
    let text = index.text(name, in: function.unit)
    if let type = findType(name, in: function.unit, scope: scope) { return .metatype(.nominal(aliased(type))) }
    if index.isProgramModule(text, from: function.unit) || rules.canonicalModule[text] != nil { return .module(text) }
    // A capitalised name that is neither is a type of a module of which nothing is known.
    if let first = text.first(where: { $0 != "_" }), first.isUppercase { return .metatype(.nominal(externalType(text))) }
    return .unknown
  }

  /// The members of a name that the program declares for a type and what it inherits from; the nearest type's only.
  func members(_ name: Symbol, of id: TypeID, from unit: Int) -> [ProgramIndex.Member] {
    for type in lineage(of: id) {
      let found = index.members(name, of: type)
      if found.allSatisfy({ index.isAccessible($0, from: unit) }) {
        if !found.isEmpty { return found }
      } else {
        let accessible = found.filter { index.isAccessible($0, from: unit) }
        if !accessible.isEmpty { return accessible }
      }
    }
    return []
  }

  private func type(of member: ProgramIndex.Member, _ depth: Int) -> Type {
    switch member {
    case .variable(let key): type(of: key, in: FunctionKey(unit: key.unit, id: FileSummary.topLevel), depth: depth)
    case .type(let id): .metatype(.nominal(id))
    case .function, .enumCase: .unknown
    }
  }

  private func type(ofMember name: Name, of base: Type, in function: FunctionKey, _ depth: Int) -> Type {
    let symbol = index.symbol(name, in: function.unit)
    let text = index.text(name, in: function.unit)
    switch base {
    case .metatype(.nominal(let id)), .nominal(let id):
      if let member = members(symbol, of: id, from: function.unit).first {
        if case .enumCase = member { return .nominal(id) }
        return type(of: member, depth)
      }
      if case .metatype = base {
        let path = self.name(of: id) + "." + text
        if let nested = index.findType(path, from: function.unit) { return .metatype(.nominal(nested)) }
        if isExternal(id), let first = text.first(where: { $0 != "_" }), first.isUppercase { return .metatype(.nominal(externalType(path))) }
      }
      return knownMember(text, of: id, in: function.unit) ?? .unknown
    case .array(let element): return memberOfCollection(text, named: "Array", base, element)
    case .dictionary(let value): return memberOfCollection(text, named: "Dictionary", base, value)
    case .module(let module):
      return index.findType(module + "." + text, from: function.unit).map { .metatype(.nominal($0)) } ?? .unknown
    default: return .unknown
    }
  }

  /// The type of a member that the rules know, of a type or of what it inherits from.
  private func knownMember(_ name: String, of id: TypeID, in unit: Int) -> Type? {
    for type in lineage(of: id) {
      for place in entry(type)?.known ?? [] {
        let known = rules.rules.types[place]
        if let member = known.members.first(where: { $0.name == name }) { return self.known(type: member.type, near: known.module) }
      }
    }
    return nil
  }

  /// A type as the rules write it: `FileHandle`, `[String]`, `(Data, URLResponse)`.
  private func known(type written: String, near module: String) -> Type {
    if written.hasPrefix("("), written.hasSuffix(")") {
      let parts = written.dropFirst().dropLast().split(separator: ",")
      return .tuple(parts.map { known(type: String($0.drop { $0 == " " }), near: module) })
    }
    if written.hasPrefix("["), written.hasSuffix("]") { return .array(known(type: String(written.dropFirst().dropLast()), near: module)) }
    return knownNamed(written, near: module).first.map { .nominal($0) } ?? .nominal(externalType(written))
  }

  /// Members of arrays and dictionaries, whose types the rules tell in terms of `Element` and `Self`.
  private func memberOfCollection(_ name: String, named type: String, _ base: Type, _ element: Type) -> Type {
    guard let id = index.knownType(named: type, in: Visibility.standardLibrary) else { return .unknown }
    for ancestor in lineage(of: id) {
      for place in entry(ancestor)?.known ?? [] {
        guard let member = rules.rules.types[place].members.first(where: { $0.name == name }) else { continue }
        switch member.type {
        case "Self": return base
        case "Element": return element
        case "[Element]": return .array(element)
        default: return known(type: member.type, near: Visibility.standardLibrary)
        }
      }
    }
    return .unknown
  }

  private func type(ofCall callee: ID<Expression>, _ list: ArgumentList, in function: FunctionKey, _ depth: Int) -> Type {
    let summary = index.summary(function.unit)
    // A known or declared function's result, or an instance of the type that is called.
    switch summary[callee].kind {
    case .localFunction(let local): return resultType(of: FunctionKey(unit: function.unit, id: local))
    case .member(let base?, let name):
      let receiver = type(of: base, in: function, depth: depth)
      if summary[name] == "init", case .metatype(let instance) = receiver { return instance }
      if case .metatype(let instance) = type(ofMember: name, of: receiver, in: function, depth) { return instance }
      return substituted(type(ofMethod: name, of: receiver, list, in: function, depth), of: base, in: function, depth)
    case .closure(let closure):
      if let result = summary[closure].result { return resolve(result, in: function.unit, scope: enclosingType(of: function)) }
      return .unknown
    case .local(let variable):
      if case .function(let unit, let type) = type(of: VariableKey(unit: function.unit, id: variable), in: function, depth: depth) {
        return resolve(type.result, in: unit, scope: enclosingType(of: function))
      }
      return .unknown
    case .name(let name):
      if let result = type(ofFunctionCall: name, list, in: function, depth) { return result }
    default: break
    }
    if case .metatype(let instance) = type(of: callee, in: function, depth: depth) { return instance }
    return .unknown
  }

  private func type(ofFunctionCall name: Name, _ list: ArgumentList, in function: FunctionKey, _ depth: Int) -> Type? {
    let functions = candidates(for: name, list, in: function, depth)
    if let first = functions.first { return resultType(of: first, givenArguments: list, in: function, depth) }
    let text = index.text(name, in: function.unit)
    if let known = type(ofLanguageCall: text, list, in: function, depth) { return known }
    for place in rules.functionResults[text] ?? [] where rules.rules.functions[place].name == text {
      let known = rules.rules.functions[place]
      guard index.visibility.sees(known.module, from: function.unit) else { continue }
      // What it is given is what it returns.
      if known.result == KnownFunction.argument { return index.summary(function.unit)[list].first.map { type(of: $0.value, in: function, depth: depth) } ?? .unknown }
      return self.known(type: known.result, near: known.module)
    }
    return nil
  }

  private func type(ofMethod name: Name, of receiver: Type, _ list: ArgumentList, in function: FunctionKey, _ depth: Int) -> Type {
    let text = index.text(name, in: function.unit)
    switch receiver {
    case .nominal(let id), .metatype(.nominal(let id)):
      let functions = candidates(for: name, list, membersOf: id, in: function, depth)
      if let first = functions.first { return resultType(of: first, givenArguments: list, in: function, depth) }
      // `Source.disk(path)`
      if case .enumCase? = members(index.symbol(name, in: function.unit), of: id, from: function.unit).first { return .nominal(id) }
      return knownMember(text, of: id, in: function.unit) ?? .unknown
    case .array: return type(ofMember: name, of: receiver, in: function, depth)
    case .module(let module):
      let found = index.globals(index.symbol(name, in: function.unit), inModule: module, from: function.unit)
      return functions(found, taking: list, in: function, depth).first.map { resultType(of: $0, givenArguments: list, in: function, depth) } ?? .unknown
    default: return .unknown
    }
  }

  /// `type(of: value)`, and `Optional(value)`, since optionality leaves no trace.
  private func type(ofLanguageCall name: String, _ list: ArgumentList, in function: FunctionKey, _ depth: Int) -> Type? {
    guard list.end == list.start + 1, name == "type" || name == "Optional" else { return nil }
    let argument = index.summary(function.unit).arguments[Int(list.start)]
    let label = argument.label.map { index.text($0, in: function.unit) }
    switch (name, label) {
    case ("type", "of"): return .metatype(type(of: argument.value, in: function, depth: depth))
    case ("Optional", nil): return type(of: argument.value, in: function, depth: depth)
    default: return nil
    }
  }

  /// The type of a call: where the function returns one of its generic parameters, that of the argument given for it.
  private func resultType(of callee: FunctionKey, givenArguments list: ArgumentList, in function: FunctionKey, _ depth: Int) -> Type {
    let summary = index.summary(callee.unit)
    guard let result = summary[callee.id].result, case .declared(let generic) = summary[result], summary[generic].kind == .genericParameter else {
      return resultType(of: callee)
    }
    guard let places = places(of: list, in: function.unit, takenBy: callee) else { return resultType(of: callee) }
    for (argument, place) in zip(index.summary(function.unit)[list], places) {
      guard let written = summary[callee.id].parameters[place].type else { continue }
      let given = type(of: argument.value, in: function, depth: depth)
      switch summary[written] {
      case .declared(generic) where !given.isUnknown: return given
      case .array(let element):
        if case .declared(generic) = summary[element], case .array(let known) = given, !known.isUnknown { return known }
      default: continue
      }
    }
    return resultType(of: callee)
  }

  func resultType(of function: FunctionKey) -> Type {
    let described = index[function]
    if described.kind == .initializer { return enclosingType(of: function).map { .nominal($0) } ?? .unknown }
    guard let result = described.result else { return .unknown }
    return resolve(result, in: function.unit, scope: enclosingType(of: function))
  }
}
