import UnblockModel

/// What an effect depends on where it came through a call that the object decides: that `self`, or an argument, is of a type.
///
/// `helper(device)` blocks and `helper(cache)` does not, though both run the same function: it calls a requirement of its parameter.
struct DispatchCondition: Hashable {
  enum Subject: Hashable {
    case instance
    /// A parameter of the function, by place.
    case parameter(Int)
    /// What stands for a generic parameter of the object's type.
    case typeParameter(TypeID)
  }

  var subject: Subject
  /// The type whose implementation blocks.
  var type: TypeID
}

/// How sure it is that a call that the object decides comes to one body.
struct Dispatch: Hashable {
  /// There are others that it may come to.
  var isUncertain: Bool
  /// The module of the body: only code that can know it, directly or not, can have such an object.
  var module: Int
  /// The modules of what stands in for it: code that knows one of them, as tests do, gave it that.
  var doubles: [Int] = []
  /// The type of the body.
  var type: TypeID?
}

/// Which modules of the program each of them can reach by its imports.
struct ModuleReach {
  private var reached: [Set<Int>]

  init(_ index: ProgramIndex) {
    let modules = index.program.modules
    var direct = Array(repeating: Set<Int>(), count: modules.count)
    for unit in index.program.units.indices { direct[index.program.units[unit].module].formUnion(index.visibility.programModules(of: unit)) }
    reached = direct.indices.map { start in
      var result: Set<Int> = [start]
      var rest = [start]
      while let next = rest.popLast() { for module in direct[next] where result.insert(module).inserted { rest.append(module) } }
      return result
    }
  }

  func callAsFunction(_ module: Int, from other: Int) -> Bool { reached[other].contains(module) }
}

/// Whose member a call calls, as far as the function around the call can tell.
enum Receiver: Hashable {
  /// The object of the function itself.
  case instance
  /// A parameter of the function, whose type leaves open what it is.
  case parameter(Int)
  case value(Type)
}

extension Resolver {
  /// Whether a call that names one function may run another one: the witness of a requirement, the override of a method, the default
  /// implementation of a requirement.
  func isImplementation(_ body: FunctionKey, of named: FunctionKey) -> Bool {
    // In place: this is asked for every pair of functions of a name, and a `Function` is large.
    let (bodies, names) = (index.summary(body.unit).functions, index.summary(named.unit).functions)
    let (inner, outer) = (Int(body.id.index), Int(named.id.index))
    guard !names[outer].hasBody || bodies[inner].modifiers.contains(.isOverride) else { return false }
    guard bodies[inner].hasBody, bodies[inner].kind == names[outer].kind, !names[outer].isAsync, body != named else { return false }
    guard index.symbol(bodies[inner].name, in: body.unit) == index.symbol(names[outer].name, in: named.unit) else { return false }
    guard names[outer].type != nil, bodies[inner].type != nil else { return false }
    guard let implementer = enclosingType(of: body), let owner = enclosingType(of: named) else { return false }
    guard isRequirement(named) || bodies[inner].modifiers.contains(.isOverride) && implementer != owner else { return false }
    return labels(of: body) == labels(of: named) && (implementer == owner || inherits(implementer, from: owner))
  }

  /// How many of the bodies of a method are no overrides of others but of the named one. Those of a requirement all count.
  func branches(among bodies: [FunctionKey], of named: FunctionKey) -> Int {
    guard index[named].hasBody else { return bodies.count }
    let owners = bodies.filter { $0 != named }.compactMap(enclosingType)
    let own = bodies.contains(named) ? 1 : 0
    return own + owners.count { owner in !owners.contains { $0 != owner && inherits(owner, from: $0) } }
  }

  /// A member of a protocol itself, which has no body there.
  func isRequirement(_ key: FunctionKey) -> Bool {
    guard !index[key].hasBody, let type = index[key].type else { return false }
    return index[TypeKey(unit: key.unit, id: type)].kind == .protocol
  }

  /// A type of which every value is known to be one of it or of a subclass: no protocol, no generic parameter.
  func isConcreteType(_ type: Type) -> Bool {
    guard let id = nominal(type) else { return false }
    return !(entry(id)?.declarations ?? []).contains { [.protocol, .genericParameter, .associated].contains(index[$0].kind) }
  }

  /// Whether a value of a static type may be of another one.
  func mayBe(_ type: Type, _ other: TypeID) -> Bool {
    guard let id = nominal(type) else { return true }
    if id == other || inherits(other, from: id) || inherits(id, from: other) { return true }
    return isTypeParameter(type) != nil && supertypes(of: id).contains { inherits(other, from: $0) || inherits($0, from: other) }
  }

  /// What a call or mention stands on.
  func receiver(of expression: ID<Expression>, in function: FunctionKey) -> Receiver {
    switch index.summary(function.unit)[expression].kind {
    case .call(let callee, _):
      switch index.summary(function.unit)[callee].kind {
      case .member(let base?, _): return subject(base, in: function)
      case .localType, .type, .local: return subject(callee, in: function)
      default: return .instance
      }
    case .member(let base?, _), .subscript(let base, _): return subject(base, in: function)
    default: return .instance
    }
  }

  func subject(_ expression: ID<Expression>, in function: FunctionKey) -> Receiver {
    let owner = owner(of: function)
    let type = type(of: expression, in: function)
    switch index.summary(function.unit)[expression].kind {
    case .selfReference, .superReference: return .instance
    case .type(let written) where isSelf(written, in: function.unit): return .instance
    case .local(let variable):
      guard !isConcreteType(type), let place = index[owner].parameters.firstIndex(where: { $0.variable == variable }) else { return .value(type) }
      return .parameter(place)
    case .localType:
      // `N(…)`, `N.make()`: what a parameter of type `N` or `N.Type` decides.
      guard let place = index[owner].parameters.firstIndex(where: { parameter in
        parameter.type.map { nominal(resolve($0, in: owner.unit, scope: enclosingType(of: owner))) == nominal(type) } ?? false
      }) else { return .value(type) }
      return .parameter(place)
    default: return .value(type)
    }
  }

  /// The type of the object that a call makes, where it says so: it is of no subclass then.
  func typeMade(by call: ID<Expression>, calling callee: FunctionKey, in function: FunctionKey) -> TypeID? {
    let summary = index.summary(function.unit)
    guard index[callee].kind == .initializer, case .call(let called, _) = summary[call].kind else { return nil }
    switch summary[called].kind {
    case .type(let written) where isSelf(written, in: function.unit): return nil
    case .member(let base?, _):
      switch summary[base].kind {
      case .selfReference, .superReference: return nil
      default: break
      }
    default: break
    }
    guard let type = nominal(type(of: call, in: function)), isConcreteType(.nominal(type)) else { return nil }
    return type
  }

  func isSuper(_ expression: ID<Expression>, in unit: Int) -> Bool {
    let summary = index.summary(unit)
    guard case .call(let callee, _) = summary[expression].kind, case .member(let base?, _) = summary[callee].kind else { return false }
    if case .superReference = summary[base].kind { return true }
    return false
  }

  /// The argument of a call that goes to a parameter of a function of the program.
  func argument(for parameter: Int, of call: ID<Expression>, to callee: FunctionKey, in function: FunctionKey) -> ID<Expression>? {
    guard case .call(_, let list) = index.summary(function.unit)[call].kind else { return nil }
    guard let places = places(of: list, in: function.unit, takenBy: callee) else { return nil }
    return places.firstIndex(of: parameter).map { index.summary(function.unit)[list][Int(list.start) + $0].value }
  }
}
