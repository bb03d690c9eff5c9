import UnblockModel

extension CallerSearch {
  /// How a site comes to run a function.
  struct Way {
    var confidence: Confidence
    /// The object decides: the site names a requirement, or a method that is overridden.
    var dispatch: Dispatch?
    /// Where all bodies block that the site may come to, the one of them that is told of: the same, in whichever order they are found.
    var speaker: Blocking?
  }

  /// Whether a site runs a function, and how sure that is.
  func way(from key: SiteKey, to callee: FunctionKey) -> Way? {
    let site = index[key]
    guard site.isCall else {
      if case .keyPath = index[ExpressionKey(unit: key.function.unit, id: site.expression)].kind { return reference(site, key.function, callee) }
      return mention(site, key.function, callee) ?? reference(site, key.function, callee)
    }
    switch resolver.callee(of: site.expression, in: key.function) {
    case .functions(let functions, let confidence):
      guard let way = way(from: key, calling: functions, to: callee, confidence) else { return nil }
      // Asked last: most sites that bear a function's name call another.
      return functions.count == 1 && resolver.isKnownToRules(functions[0], at: site, in: key.function) ? nil : way
    case .implicitInitializer(let type):
      guard resolver.enclosingType(of: callee) == type else { return nil }
      if isInitialValue(callee) { return Way(confidence: .high) }
      return index[callee].kind == .deinitializer && resolver.dies(site.expression, in: key.function) ? Way(confidence: .medium) : nil
    case .closure(let closure): return closure == callee ? Way(confidence: .high) : nil
    case .external: return index[callee].kind == .getter && resolver.describes(site, by: callee, in: key.function) ? Way(confidence: .high) : nil
    case .none: return nil
    }
  }

  /// - Parameter functions: what the call that stands at the site calls by its name
  private func way(from key: SiteKey, calling functions: [FunctionKey], to callee: FunctionKey, _ confidence: Confidence) -> Way? {
    if functions == [callee] { return Way(confidence: confidence) }
    let site = index[key]
    if functions.count == 1, isOmitted(callee, by: site, in: key.function, calling: functions[0]) { return Way(confidence: confidence) }
    // An explicit initialiser runs the initial values of the properties as well.
    if isInitialValue(callee), functions.count == 1, index[functions[0]].kind == .initializer, sameType(functions[0], callee) {
      return Way(confidence: confidence)
    }
    if index[callee].kind == .deinitializer, functions.count == 1, index[functions[0]].kind == .initializer, sameType(functions[0], callee) {
      return resolver.dies(site.expression, in: key.function) ? Way(confidence: min(confidence, .medium)) : nil
    }
    return dispatch(functions, to: callee, at: site, key.function, confidence)
  }

  /// A call of a requirement, or of a method that may be overridden.
  private func dispatch(_ named: [FunctionKey], to body: FunctionKey, at site: Site, _ function: FunctionKey, _ confidence: Confidence) -> Way? {
    guard !resolver.isSuper(site.expression, in: function.unit) else { return nil }
    // A requirement and its default implementation are one; other functions of a name are overloads, which are not told apart.
    guard named.count == 1 || named.contains(where: resolver.isRequirement) else { return nil }
    guard var way = way(named, to: body, confidence) else { return nil }
    if way.dispatch?.isUncertain ?? false, let slot = named.first(where: resolver.isRequirement) ?? named.first {
      way.dispatch?.doubles = doubles(of: body, among: resolver.implementations(of: slot), in: function)
      way.dispatch?.type = resolver.enclosingType(of: body)
    }
    return way
  }

  /// The modules of implementations that do not block and that the code around a call cannot know, though it knows the one that does.
  private func doubles(of body: FunctionKey, among bodies: [FunctionKey], in function: FunctionKey) -> [Int] {
    func module(_ key: FunctionKey) -> Int { index.program.units[key.unit].module }
    let own = module(function)
    guard reach(module(body), from: own) else { return [] }
    return Set(bodies.filter { known.firstEffect(of: $0) == nil && !reach(module($0), from: own) }.map(module)).sorted()
  }

  /// Among more than a few bodies, one that blocks says little of a call that may come to any of them. What overrides an override
  /// counts with it.
  private static let mostImplementations = 3

  private func way(_ named: [FunctionKey], to body: FunctionKey, _ confidence: Confidence) -> Way? {
    guard let slot = named.first(where: resolver.isRequirement) ?? named.first else { return nil }
    // Asked first: to look for all bodies of each function of a name takes the square of their number.
    guard body == slot || resolver.isImplementation(body, of: slot) else { return nil }
    let bodies = resolver.implementations(of: slot)
    guard bodies.contains(body) else { return nil }
    if bodies.count > 1, let speaker = speaker(for: bodies, body) {
      // The named one is told of by its own calls.
      if known.firstEffect(of: slot)?.cause.cost == speaker.effect.cause.cost { return body == slot ? Way(confidence: confidence) : nil }
      let dispatch = Dispatch(isUncertain: false, module: index.program.units[slot.unit].module)
      return Way(confidence: confidence, dispatch: dispatch, speaker: speaker)
    }
    guard bodies.count <= Self.mostImplementations || resolver.branches(among: bodies, of: slot) <= Self.mostImplementations else { return nil }
    let dispatch = Dispatch(isUncertain: bodies.count > 1, module: index.program.units[body.unit].module)
    return Way(confidence: bodies.count > 1 ? min(confidence, .medium) : confidence, dispatch: dispatch)
  }

  /// The first by name of the bodies that block for as long as one of them does, if all of them block.
  private func speaker(for bodies: [FunctionKey], _ body: FunctionKey) -> Blocking? {
    guard let cost = known.firstEffect(of: body)?.cause.cost else { return nil }
    var result: (name: String, blocking: Blocking)?
    for body in bodies {
      guard let effect = known.firstEffect(of: body) else { return nil }
      let name = resolver.signature(of: body)
      if effect.cause.cost == cost, result.map({ name < $0.name }) ?? true { result = (name, Blocking(function: body, effect: effect)) }
    }
    return result?.blocking
  }

  /// On what an effect depends behind a site; nil if the site's objects are of another type.
  func condition(at key: SiteKey, _ way: Way, _ callee: FunctionKey, _ inner: DispatchCondition?) -> (value: DispatchCondition?, Void)? {
    let expression = index[key].expression
    if way.dispatch != nil, let type = resolver.enclosingType(of: callee) {
      return decided(resolver.receiver(of: expression, in: key.function), type, in: key.function)
    }
    guard let inner else { return (nil, ()) }
    switch inner.subject {
    case .instance:
      if let made = resolver.typeMade(by: expression, calling: callee, in: key.function) {
        return made == inner.type || resolver.inherits(made, from: inner.type) ? (nil, ()) : nil
      }
      return decided(resolver.receiver(of: expression, in: key.function), inner.type, in: key.function)
    case .parameter(let place):
      guard let argument = resolver.argument(for: place, of: expression, to: callee, in: key.function) else { return (nil, ()) }
      return decided(resolver.subject(argument, in: key.function), inner.type, in: key.function)
    case .typeParameter(let parameter): return condition(at: key, on: parameter, inner.type)
    }
  }

  /// What remains of a condition on what stands for a generic parameter of the object whose member is called.
  private func condition(at key: SiteKey, on parameter: TypeID, _ type: TypeID) -> (value: DispatchCondition?, Void)? {
    let base = resolver.base(of: key)
    let isInstance = if let base { index.summary(key.function.unit)[base].kind == .selfReference } else { false }
    let object = index[key].isCall && resolver.makesObject(key) ? index[key].expression : base
    guard let object, !isInstance else { return condition(onOwn: parameter, type, in: key.function) }
    var argument = resolver.argument(for: parameter, of: object, in: key.function)
    if argument.isUnknown, let id = resolver.nominal(resolver.type(of: object, in: key.function)) { argument = resolver.argument(for: parameter, inheritedBy: id) }
    return decided(by: argument, type, in: key.function)
  }

  /// The same, where it is a member of the object itself.
  private func condition(onOwn parameter: TypeID, _ type: TypeID, in function: FunctionKey) -> (value: DispatchCondition?, Void)? {
    guard let own = resolver.enclosingType(of: function) else { return (nil, ()) }
    if resolver.hasTypeParameter(own, parameter) { return (DispatchCondition(subject: .typeParameter(parameter), type: type), ()) }
    return decided(by: resolver.argument(for: parameter, inheritedBy: own), type, in: function)
  }

  /// - Parameter argument: what stands for a generic parameter. That a subclass of it does would be a guess upon a guess
  private func decided(by argument: Type, _ type: TypeID, in function: FunctionKey) -> (value: DispatchCondition?, Void)? {
    if let parameter = resolver.isTypeParameter(argument) {
      let isOwn = resolver.enclosingType(of: function).map { resolver.hasTypeParameter($0, parameter) } ?? false
      return (isOwn ? DispatchCondition(subject: .typeParameter(parameter), type: type) : nil, ())
    }
    guard let id = resolver.nominal(argument) else { return (nil, ()) }
    let isPossible = resolver.isConcreteType(argument) ? id == type || resolver.inherits(id, from: type) : resolver.mayBe(argument, type)
    return isPossible ? (nil, ()) : nil
  }

  private func decided(_ receiver: Receiver, _ type: TypeID, in function: FunctionKey) -> (value: DispatchCondition?, Void)? {
    switch receiver {
    case .instance:
      guard let own = resolver.enclosingType(of: function) else { return (nil, ()) }
      guard resolver.mayBe(.nominal(own), type) else { return nil }
      return (own == type || resolver.inherits(own, from: type) ? nil : DispatchCondition(subject: .instance, type: type), ())
    case .parameter(let place): return (DispatchCondition(subject: .parameter(place), type: type), ())
    case .value(let value):
      guard resolver.mayBe(value, type) else { return nil }
      return resolver.isTypeParameter(value).map { condition(onOwn: $0, type, in: function) } ?? (nil, ())
    }
  }

  /// Whether a call leaves out the argument whose default value a function computes.
  private func isOmitted(_ value: FunctionKey, by site: Site, in caller: FunctionKey, calling callee: FunctionKey) -> Bool {
    guard index[value].kind == .defaultArgument, index[value].parent == callee.id, value.unit == callee.unit else { return false }
    guard case .call(_, let list) = index.summary(caller.unit)[site.expression].kind else { return false }
    let name = index[value].name
    return !index.summary(caller.unit)[list].indices.contains { argument in
      let place = argument - Int(list.start)
      let parameter = resolver.parameter(of: callee, for: place, of: site.expression, in: caller)
      return parameter.map { index.summary(callee.unit)[$0.variable].name == name } ?? false
    }
  }

  private func isInitialValue(_ key: FunctionKey) -> Bool {
    let function = index[key]
    return function.kind == .initialValue && function.type != nil && !function.modifiers.contains(.isStatic) && !function.modifiers.contains(.isLazy)
  }

  private func sameType(_ left: FunctionKey, _ right: FunctionKey) -> Bool {
    resolver.enclosingType(of: left) == resolver.enclosingType(of: right)
  }

  /// Whether reading or writing a property runs a function.
  private func mention(_ site: Site, _ function: FunctionKey, _ callee: FunctionKey) -> Way? {
    let kind = index[callee].kind
    if kind == .subscriptGetter, !site.isWritten, resolver.looksUp(site.expression, by: callee, in: function) { return Way(confidence: .high) }
    guard [.getter, .setter, .observer, .initialValue].contains(kind) else { return nil }
    guard case .variable(let key) = resolver.access(site.expression, in: function) else { return nil }
    let variable = index[key]
    if !variable.attributes.isEmpty, isWrapped(key, by: callee, isWritten: site.isWritten) { return Way(confidence: .high) }
    let named: ID<Function>?
    switch kind {
    case .getter: named = site.isWritten ? nil : variable.getter
    case .setter, .observer: named = site.isWritten ? variable.setter : nil
    default:
      // Globals, static and lazy properties get their values when they are first used: most often they have been computed already.
      let isLate = variable.kind == .global || variable.modifiers.contains(.isStatic) || variable.modifiers.contains(.isLazy)
      return isLate && key.unit == callee.unit && variable.initialValue == callee.id ? Way(confidence: .medium) : nil
    }
    guard let named else { return nil }
    let accessor = FunctionKey(unit: key.unit, id: named)
    if accessor == callee { return Way(confidence: .high) }
    return way([accessor], to: callee, .high)
  }

  /// Whether a function is the accessor of the wrapper of a property.
  private func isWrapped(_ key: VariableKey, by callee: FunctionKey, isWritten: Bool) -> Bool {
    guard let wrapper = resolver.wrapper(of: key), resolver.enclosingType(of: callee) == wrapper else { return false }
    return index[callee].kind == (isWritten ? .setter : .getter)
  }

  /// A function that is given to another one, which runs it in place.
  private func reference(_ site: Site, _ function: FunctionKey, _ callee: FunctionKey) -> Way? {
    guard let use = resolver.use(of: site.expression, in: function.unit), resolver.referenced(site.expression, in: function) == callee else { return nil }
    switch index[ExpressionKey(unit: function.unit, id: use.call)].kind {
    case .call:
      let isKeyPath = if case .keyPath = index[ExpressionKey(unit: function.unit, id: site.expression)].kind { true } else { false }
      // A key path is no closure: nearly all that take one read it there and then.
      let runs = isKeyPath ? .inPlace : resolver.context(ofArgument: use.place, of: use.call, in: function, isAsync: false).standing
      return runs == .inPlace ? Way(confidence: isKeyPath ? .medium : .high) : nil
    case .subscript: return Way(confidence: .high)
    default: return nil
    }
  }
}
