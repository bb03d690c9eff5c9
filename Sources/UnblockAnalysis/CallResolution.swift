import UnblockModel

/// What a call calls.
enum Callee: Hashable {
  /// Functions of the program. More than one only where the text does not tell overloads apart.
  case functions([FunctionKey], Confidence)
  /// An initialiser that the compiler makes: it runs the initial values of the properties.
  case implicitInitializer(TypeID)
  /// A closure that is held by a constant.
  case closure(FunctionKey)
  /// Something outside of the program: a function (`isGlobal`), or the member `name` of the receiver; for an initialiser, `init` of a metatype.
  case external(receiver: Type, isGlobal: Bool, name: String, Confidence)
  case none
}

extension Resolver {
  /// What the call expression `id` in `function` calls.
  func callee(of id: ID<Expression>, in function: FunctionKey) -> Callee {
    let key = ExpressionKey(unit: function.unit, id: id)
    if let known = calleesOfCalls[key] { return known }
    calleesOfCalls[key] = Callee.none
    let result = indexedCallee(of: id, in: function) ?? calleeByName(of: id, in: function)
    calleesOfCalls[key] = result
    return result
  }

  private func calleeByName(of id: ID<Expression>, in function: FunctionKey) -> Callee {
    let result: Callee
    switch index[ExpressionKey(unit: function.unit, id: id)].kind {
    case .call(let callee, let list): result = resolve(callee, list, call: id, in: function)
    case .subscript(let base, let list): result = resolve(subscript: base, list, call: id, in: function)
    case .infix(let left, let name, let right): result = callee(ofOperator: name, [left, right], in: function)
    case .prefix(let name, let operand): result = callee(ofOperator: name, [operand], in: function)
    default: result = .none
    }
    return index.indexed.covers(function.unit) && !isUnknownToIndex(id, in: function.unit) ? onlyLocal(result) : result
  }

  /// A call of what a local variable holds, or of a macro: the index has no local names, and of a macro only what became of it.
  private func isUnknownToIndex(_ call: ID<Expression>, in unit: Int) -> Bool {
    guard case .call(let callee, _) = index.summary(unit)[call].kind else { return false }
    return switch index.summary(unit)[callee].kind {
    case .local: true
    case .name(let name): index.text(name, in: unit).hasPrefix("#")
    default: false
    }
  }

  /// Where there is an index, only what it leaves out is told by its name.
  private func onlyLocal(_ callee: Callee) -> Callee {
    switch callee {
    case .functions(let functions, let confidence):
      let local = functions.filter { isLocal($0) || isC($0.unit) }
      return local.isEmpty ? .none : .functions(local, confidence)
    case .closure, .none: return callee
    case .implicitInitializer, .external: return .none
    }
  }

  private func resolve(_ callee: ID<Expression>, _ list: ArgumentList, call: ID<Expression>, in function: FunctionKey) -> Callee {
    let summary = index.summary(function.unit)
    switch summary[callee].kind {
    case .name(let name): return resolve(name, list, call: call, in: function)
    case .member(let base?, let name): return resolve(member: name, of: base, list, call: call, in: function)
    case .localFunction(let local): return .functions([FunctionKey(unit: function.unit, id: local)], .high)
    case .local(let variable): return self.callee(heldBy: VariableKey(unit: function.unit, id: variable), list, call: call, in: function)
    case .call(let maker, _): return self.callee(returnedBy: callee, of: maker, in: function)
    case .localType, .type, .array, .dictionary:
      // A type that is called makes an instance.
      guard case .metatype(let instance) = type(of: callee, in: function) else { return .none }
      return initializer(of: instance, list, call: call, in: function)
    default: return .none
    }
  }

  /// What `.init(…)` and `.make(…)` call where a value of a type is expected.
  func callee(ofImplicit name: Name, _ list: ArgumentList, of type: TypeID, call: ID<Expression>, in function: FunctionKey) -> Callee {
    if index.text(name, in: function.unit) == "init" { return initializer(of: .nominal(type), list, call: call, in: function) }
    return choose(among: members(index.symbol(name, in: function.unit), of: type, from: function.unit), list, call: call, in: function) ?? .none
  }

  /// What the call of a variable calls: the closure or function that was its initial value, or the value's `callAsFunction`.
  private func callee(heldBy key: VariableKey, _ list: ArgumentList, call: ID<Expression>, in function: FunctionKey) -> Callee {
    // An object that was given another closure does not run the one that others have.
    if let held = closure(keptIn: key, calledBy: call, in: function) { return held }
    if case .value(let value) = index[key].source {
      if case .closure(let closure) = index[ExpressionKey(unit: key.unit, id: value)].kind { return .closure(FunctionKey(unit: key.unit, id: closure)) }
      if index[key].modifiers.contains(.isLet), let held = referenced(value, in: key.unit == function.unit ? function : FunctionKey(unit: key.unit, id: FileSummary.topLevel)) { return .functions([held], .high) }
      if index[key].modifiers.contains(.isLet), let closure = closure(madeBy: value, of: key, in: function) { return .closure(closure) }
    }
    guard let symbol = index.symbol("callAsFunction"), let type = nominal(type(of: key, in: function)) else { return .none }
    return choose(among: members(symbol, of: type, from: function.unit), list, call: call, in: function) ?? .none
  }

  private func resolve(subscript base: ID<Expression>, _ list: ArgumentList, call: ID<Expression>, in function: FunctionKey) -> Callee {
    guard let id = nominal(type(of: base, in: function)), let symbol = index.symbol("subscript") else { return .none }
    let isWritten = index[function].sites.first { $0.expression == call }?.isWritten ?? false
    let found = members(symbol, of: id, from: function.unit).filter { member in
      guard case .function(let key) = member else { return false }
      return index[key].kind == (isWritten ? .subscriptSetter : .subscriptGetter)
    }
    return choose(among: found, list, call: call, in: function) ?? .none
  }

  // MARK: Plain names

  /// Looks a called name up from the inside to the outside: members of the enclosing types, the module, its imports.
  private func resolve(_ name: Name, _ list: ArgumentList, call: ID<Expression>, in function: FunctionKey) -> Callee {
    let symbol = index.symbol(name, in: function.unit)
    let text = index.text(name, in: function.unit)
    var confidence = Confidence.high
    if let scope = enclosingType(of: function) {
      for outer in scopes(from: scope, unit: function.unit) {
        let found = members(symbol, of: outer, from: function.unit)
        if !found.isEmpty, let chosen = choose(among: found, list, call: call, in: function) { return chosen }
        if hasKnownMember(text, list, of: outer, in: function.unit) {
          return .external(receiver: .nominal(outer), isGlobal: false, name: text, .high)
        }
        // A member hides what is outside, whatever its labels.
        if !found.isEmpty { return .none }
        if hasUnseenAncestors(outer) { confidence = min(confidence, hasUnseenSuperclass(outer) ? .low : .medium) }
      }
    }
    if let chosen = choose(among: index.globals(symbol, from: function.unit), list, call: call, in: function) { return chosen }
    if let type = findType(name, in: function.unit, scope: enclosingType(of: function)) {
      return initializer(of: .nominal(aliased(type)), list, call: call, in: function)
    }
    return .external(receiver: .unknown, isGlobal: true, name: text, confidence)
  }

  /// The member or global that a call means; nil if none takes such arguments.
  private func choose(among members: [ProgramIndex.Member], _ list: ArgumentList, call: ID<Expression>, in function: FunctionKey) -> Callee? {
    var functions: [FunctionKey] = []
    for member in members {
      switch member {
      case .function(let key): if takes(list, in: function.unit, key) { functions.append(key) }
      case .variable(let key):
        return callee(heldBy: key, list, call: call, in: function)
      case .type(let id): return initializer(of: .nominal(aliased(id)), list, call: call, in: function)
      case .enumCase: return Callee.none
      }
    }
    if functions.count > 1 { return pick(fitting(functions, list, in: function), call: call, in: function) }
    return pick(functions.filter { !isOther($0, list, call: call, in: function) }, call: call, in: function)
  }

  // MARK: Members

  private func resolve(member name: Name, of base: ID<Expression>, _ list: ArgumentList, call: ID<Expression>, in function: FunctionKey) -> Callee {
    let text = index.text(name, in: function.unit)
    let receiver = type(of: base, in: function)
    switch receiver {
    case .nominal(let id), .metatype(.nominal(let id)):
      if text == "init", case .metatype(let instance) = receiver { return initializer(of: instance, list, call: call, in: function) }
      let found = members(index.symbol(name, in: function.unit), of: id, from: function.unit)
      if let chosen = choose(among: found, list, call: call, in: function) { return chosen }
      if case .metatype = receiver, found.isEmpty, let nested = index.findType(self.name(of: id) + "." + text, from: function.unit) {
        return initializer(of: .nominal(nested), list, call: call, in: function)
      }
      // A type of the program that has the name, with other arguments, and inherits nothing unseen: it is none of ours.
      return .external(receiver: receiver, isGlobal: false, name: text, .high)
    case .module(let module): return resolve(name, inModule: module, list, call: call, in: function)
    case .array, .dictionary:
      guard let id = nominal(receiver) else { break }
      let found = members(index.symbol(name, in: function.unit), of: id, from: function.unit)
      if let chosen = choose(among: found, list, call: call, in: function) { return chosen }
    default: break
    }
    return .external(receiver: receiver, isGlobal: false, name: text, .high)
  }

  /// The type whose members a value has.
  func nominal(_ type: Type) -> TypeID? {
    switch type {
    case .nominal(let id), .metatype(.nominal(let id)): id
    case .array: index.knownType(named: "Array", in: Visibility.standardLibrary)
    case .dictionary: index.knownType(named: "Dictionary", in: Visibility.standardLibrary)
    default: nil
    }
  }

  /// `Module.function()`, `Module.Type()`.
  private func resolve(_ name: Name, inModule module: String, _ list: ArgumentList, call: ID<Expression>, in function: FunctionKey) -> Callee {
    let text = index.text(name, in: function.unit)
    if index.isProgramModule(module, from: function.unit),
      let chosen = choose(among: index.globals(index.symbol(name, in: function.unit), inModule: module, from: function.unit), list, call: call, in: function)
    {
      return chosen
    }
    if let type = index.findType(module + "." + text, from: function.unit) { return initializer(of: .nominal(type), list, call: call, in: function) }
    return .external(receiver: .module(module), isGlobal: true, name: text, .high)
  }

  private func initializer(of instance: Type, _ list: ArgumentList, call: ID<Expression>, in function: FunctionKey) -> Callee {
    guard let id = nominal(instance) else { return .none }
    let instance = Type.nominal(id)
    if let entry = entry(id), entry.isDeclared || !entry.declarations.isEmpty {
      let found = index.symbol("init").map { members($0, of: id, from: function.unit) } ?? []
      if let chosen = choose(among: found, list, call: call, in: function) { return chosen }
      if entry.isDeclared, found.isEmpty, !isClass(entry) || !lineage(of: id).contains(where: isKnownClass) { return .implicitInitializer(id) }
    }
    return .external(receiver: .metatype(instance), isGlobal: false, name: "init", .high)
  }

  /// Others inherit no initialisers: what they conform to has none that the compiler's would be.
  private func isClass(_ entry: ProgramIndex.TypeEntry) -> Bool { entry.declarations.contains { index[$0].kind == .class } }

  /// A type of the rules of which something is inherited that a call may mean.
  private func isKnownClass(_ id: TypeID) -> Bool { !(entry(id)?.isDeclared ?? false) && !isExternal(id) }

  /// Whether the rules have an API or context of a name and labels for a type or what it inherits from.
  func hasKnownMember(_ name: String, _ list: ArgumentList, of type: TypeID, in unit: Int) -> Bool {
    guard rules.apis[name] != nil || rules.closureContexts[name] != nil else { return false }
    let arguments = arguments(list, in: unit)
    var known = (rules.apis[name] ?? []).map { (rules.rules.apis[$0].name, rules.rules.apis[$0].module) }
    for place in rules.closureContexts[name] ?? [] {
      if case .closures(let symbol, _) = rules.rules.contexts[place].subject { known.append((symbol, rules.rules.contexts[place].module)) }
    }
    return known.contains { symbol, module in
      !symbol.type.isEmpty && symbol.base == name && symbol.parameters(for: arguments) != nil && owns(symbol, in: module, type)
    }
  }

  /// Whether a member that the rules name belongs to a type.
  func owns(_ name: SymbolName, in module: String, _ type: TypeID) -> Bool {
    if module == Visibility.anyModule { return lineage(of: type).contains { self.name(of: $0) == name.type } }
    guard let owner = index.knownType(named: name.type, in: module) else { return false }
    return inherits(type, from: owner)
  }

  // MARK: Candidates, for types of results

  func candidates(for name: Name, _ list: ArgumentList, in function: FunctionKey, _ depth: Int) -> [FunctionKey] {
    let symbol = index.symbol(name, in: function.unit)
    if let scope = enclosingType(of: function) {
      for outer in scopes(from: scope, unit: function.unit) {
        let found = members(symbol, of: outer, from: function.unit)
        if !found.isEmpty { return functions(found, taking: list, in: function, depth) }
      }
    }
    return functions(index.globals(symbol, from: function.unit), taking: list, in: function, depth)
  }

  func candidates(for name: Name, _ list: ArgumentList, membersOf id: TypeID, in function: FunctionKey, _ depth: Int) -> [FunctionKey] {
    functions(members(index.symbol(name, in: function.unit), of: id, from: function.unit), taking: list, in: function, depth)
  }

  func functions(_ members: [ProgramIndex.Member], taking list: ArgumentList, in function: FunctionKey, _ depth: Int) -> [FunctionKey] {
    let found = members.compactMap { member -> FunctionKey? in
      guard case .function(let key) = member, takes(list, in: function.unit, key) else { return nil }
      return key
    }
    guard found.count > 1 else { return found }
    let fitting = fitting(found, list, in: function, depth: depth)
    return fitting.isEmpty ? found : fitting
  }

  // MARK: Properties

  /// What a mention of a name or member reads or writes.
  enum Access: Hashable {
    case variable(VariableKey)
    case external(receiver: Type, name: String)
    case none
  }

  func access(_ id: ID<Expression>, in function: FunctionKey) -> Access {
    if let projected = projection(id, in: function) { return .variable(projected) }
    if let exact = indexedAccess(id, in: function) { return exact }
    let summary = index.summary(function.unit)
    switch summary[id].kind {
    case .local(let variable): return .variable(VariableKey(unit: function.unit, id: variable))
    case .name(let name): return access(name, in: function)
    case .member(let base?, let name):
      let receiver = type(of: base, in: function)
      switch receiver {
      case .nominal(let id), .metatype(.nominal(let id)):
        let found = members(index.symbol(name, in: function.unit), of: id, from: function.unit)
        if let variable = variable(in: found) { return .variable(variable) }
        return found.isEmpty ? .external(receiver: receiver, name: summary[name]) : .none
      default: return .external(receiver: receiver, name: summary[name])
      }
    case .keyPath(let root, let names):
      var receiver = self.root(ofKeyPath: id, written: root, in: function)
      var result = Access.none
      for name in names {
        guard let type = nominal(receiver), let key = variable(in: members(index.symbol(name, in: function.unit), of: type, from: function.unit)) else { return .none }
        result = .variable(key)
        receiver = self.type(of: key, in: function)
      }
      return result
    default: return .none
    }
  }

  private func access(_ name: Name, in function: FunctionKey) -> Access {
    let symbol = index.symbol(name, in: function.unit)
    if let scope = enclosingType(of: function) {
      for outer in scopes(from: scope, unit: function.unit) {
        let found = members(symbol, of: outer, from: function.unit)
        if !found.isEmpty { return variable(in: found).map { .variable($0) } ?? .none }
        if (rules.apis[index.text(name, in: function.unit)] ?? []).contains(where: { owns(rules.rules.apis[$0].name, in: rules.rules.apis[$0].module, outer) }) {
          return .external(receiver: .nominal(outer), name: index.text(name, in: function.unit))
        }
      }
    }
    return variable(in: index.globals(symbol, from: function.unit)).map { .variable($0) } ?? .none
  }

  func variable(in members: [ProgramIndex.Member]) -> VariableKey? {
    for case .variable(let key) in members { return key }
    return nil
  }
}
