import UnblockModel

extension Resolver {
  /// Where a closure runs: by its own attributes, by what it is given to, and by whether it suspends.
  func closureContext(_ key: FunctionKey, _ closure: Function) -> Context {
    let isAsync = closure.isAsync || closure.suspends
    if let actor = globalActor(among: closure.attributes, in: key.unit) {
      return context(ofGlobalActor: actor, isAsync: isAsync, in: key.unit)
    }
    switch closure.use {
    case .called: return .inPlace
    case .argument(let place, let call):
      guard let parent = closure.parent else { return .unknown }
      return context(ofArgument: place, of: call, in: FunctionKey(unit: key.unit, id: parent), isAsync: isAsync)
    case .assigned(let target):
      guard let parent = closure.parent else { return .unknown }
      return context(ofClosureAssignedTo: target, in: FunctionKey(unit: key.unit, id: parent), isAsync: isAsync)
    case .stored(let variable):
      return context(ofClosureStoredIn: VariableKey(unit: key.unit, id: variable), isAsync: isAsync)
    case .returned: return context(ofReturned: closure, in: key.unit, isAsync: isAsync)
    case .other: return context(ofDefaultArgument: key, isAsync: isAsync) ?? (isAsync ? .offLimits(.task, "async-closure") : .unknown)
    }
  }

  /// A closure that is a parameter's default value runs where the parameter does: who leaves out the argument runs it.
  private func context(ofDefaultArgument key: FunctionKey, isAsync: Bool) -> Context? {
    guard !isAsync, let value = index[key].parent.map({ FunctionKey(unit: key.unit, id: $0) }), index[value].kind == .defaultArgument,
      index[value].range == index[key].range, let callee = index[value].parent.map({ FunctionKey(unit: key.unit, id: $0) }),
      let parameter = index[callee].parameters.first(where: { index.summary(key.unit)[$0.variable].name == index[value].name })
    else { return nil }
    if index[callee].kind == .initializer, isKept(parameter, by: callee) { return .plain }
    return contextOfRuns(of: parameter, in: callee)
  }

  private func context(ofClosureStoredIn key: VariableKey, isAsync: Bool) -> Context {
    if let type = index[key].type, case .function(let function) = index.summary(key.unit)[type] {
      if let actor = globalActor(among: function.attributes, in: key.unit), let place = rules.attributes[actor] { return context(at: place, isAsync: true) }
      if function.isAsync { return .offLimits(.task, "async-closure") }
    }
    return isAsync ? .offLimits(.task, "async-closure") : .plain
  }

  /// A closure that a function returns runs where it is called, unless its type says more.
  private func context(ofReturned closure: Function, in unit: Int, isAsync: Bool) -> Context {
    guard let parent = closure.parent, let result = index.summary(unit)[parent].result, case .function(let type) = index.summary(unit)[result] else {
      return isAsync ? .offLimits(.task, "async-closure") : .plain
    }
    return whereCalled(context(ofEscaping: type, in: unit, isAsync: isAsync))
  }

  /// A closure that is kept, and that calls can be followed to.
  private func whereCalled(_ context: Context) -> Context { context == .unknown ? .plain : context }

  private func context(ofClosureAssignedTo target: ID<Expression>, in function: FunctionKey, isAsync: Bool) -> Context {
    let summary = index.summary(function.unit)
    guard case .member(_, let name) = summary[target].kind else { return context(at: .unknown, isAsync: isAsync) }
    let matching = (rules.assignedContexts[summary[name]] ?? []).map { rules.rules.contexts[$0] }
    guard let first = matching.first, matching.allSatisfy({ $0.runs == first.runs }) else { return context(at: .unknown, isAsync: isAsync) }
    if case .variable = access(target, in: function) { return context(at: .unknown, isAsync: isAsync) }
    return context(at: first.runs, isAsync: isAsync)
  }

  // MARK: Autoclosures

  /// Where the code at a place of a function runs.
  func context(at range: ByteRange, in owner: FunctionKey) -> Context { contextOfAutoclosure(at: range, in: owner) ?? context(of: owner) }

  /// Where an argument is computed that a call takes as an escaping autoclosure: not where it is written. Nil if there is no such call around a place.
  func contextOfAutoclosure(at range: ByteRange, in owner: FunctionKey) -> Context? {
    guard !namesOfAutoclosures.isEmpty else { return nil }
    for body in bodies(of: owner) {
      for site in self.body(of: body).sites where site.isCall && namesOfAutoclosures.contains(index.symbol(site.name, in: body.unit)) {
        guard let context = contextOfAutoclosure(at: range, of: site.expression, in: body), context.standing != .inPlace else { continue }
        return context
      }
    }
    return nil
  }

  private func contextOfAutoclosure(at range: ByteRange, of call: ID<Expression>, in function: FunctionKey) -> Context? {
    let summary = index.summary(function.unit)
    guard case .call(_, let list) = summary[call].kind, let place = summary[list].firstIndex(where: { summary[$0.value].range.contains(range) }) else { return nil }
    if case .closure = summary[summary.arguments[place].value].kind { return nil }
    guard case .functions(let functions, _) = callee(of: call, in: function), functions.count == 1,
      let parameter = parameter(of: functions[0], for: place - Int(list.start), of: call, in: function), index.isEscapingAutoclosure(parameter, in: functions[0].unit)
    else { return nil }
    return contextOfRuns(of: parameter, in: functions[0]) ?? .unknown
  }

  // MARK: Arguments

  func context(ofArgument place: Int, of call: ID<Expression>, in function: FunctionKey, isAsync: Bool) -> Context {
    switch callee(of: call, in: function) {
    case .functions(let functions, _):
      if let known = functions.first.flatMap({ known(place, of: call, declaredBy: $0, in: function, isAsync: isAsync) }) { return known }
      let contexts = Set(functions.map { context(ofArgument: place, of: call, to: $0, from: function, isAsync: isAsync) })
      return contexts.count == 1 ? contexts.first ?? .unknown : context(at: .unknown, isAsync: isAsync)
    case .external(let receiver, let isGlobal, let name, _):
      return known(place, of: call, receiver, isGlobal: isGlobal, name, in: function, isAsync: isAsync)
    case .implicitInitializer(let type):
      return context(ofArgument: place, of: call, toMemberOf: type, in: function.unit, isAsync: isAsync)
    case .closure, .none: return context(at: .unknown, isAsync: isAsync)
    }
  }

  /// A closure given to the initialiser that a struct has by itself: the property of the argument's label says where it may run.
  private func context(ofArgument place: Int, of call: ID<Expression>, toMemberOf type: TypeID, in unit: Int, isAsync: Bool) -> Context {
    guard case .call(_, let list) = index.summary(unit)[call].kind else { return .unknown }
    let argument = index.summary(unit).arguments[Int(list.start) + place]
    guard let label = argument.label else { return context(at: .unknown, isAsync: isAsync) }
    for case .variable(let key) in members(index.symbol(label, in: unit), of: type, from: unit) {
      guard let written = index[key].type, case .function(let function) = index.summary(key.unit)[written] else { continue }
      return whereCalled(context(ofEscaping: function, in: key.unit, isAsync: isAsync))
    }
    return context(at: .unknown, isAsync: isAsync)
  }

  private func context(ofEscaping type: FunctionType, in unit: Int, isAsync: Bool) -> Context {
    if let actor = globalActor(among: type.attributes, in: unit), let place = rules.attributes[actor] { return context(at: place, isAsync: true) }
    return type.isAsync ? .offLimits(.task, "async-closure") : context(at: .unknown, isAsync: isAsync)
  }

  /// A closure given to a function of the program: its parameter's type says where it may run.
  private func context(ofArgument place: Int, of call: ID<Expression>, to callee: FunctionKey, from function: FunctionKey, isAsync: Bool) -> Context {
    guard let parameter = parameter(of: callee, for: place, of: call, in: function), let written = parameter.type,
      let (type, unit) = functionType(written, in: callee)
    else { return context(at: .unknown, isAsync: isAsync) }
    let escaping = context(ofEscaping: type, in: unit, isAsync: isAsync)
    if case .offLimits = escaping.standing { return escaping }
    if !isAsync, let runs = contextOfRuns(of: parameter, in: callee) { return runs }
    if index[callee].kind == .initializer, isKept(parameter, by: callee) { return whereCalled(escaping) }
    // An async function may well take a closure to another executor before it runs it.
    return type.isEscaping || index[callee].isAsync || isAlias(written, in: callee.unit) ? escaping : .inPlace
  }

  /// What the rules say of a function whose library is linted itself.
  private func known(_ place: Int, of call: ID<Expression>, declaredBy callee: FunctionKey, in function: FunctionKey, isAsync: Bool) -> Context? {
    guard case .call(_, let list) = index.summary(function.unit)[call].kind else { return nil }
    let arguments = arguments(list, in: function.unit)
    for number in rules.closureContexts[index.text(index[callee].name, in: callee.unit)] ?? [] {
      let rule = rules.rules.contexts[number]
      guard case .closures(let symbol, let closures) = rule.subject, isDeclaration(callee, of: symbol, in: rule.module) else { continue }
      guard let parameters = symbol.parameters(for: arguments) else { continue }
      if let runs = runs(closures, place, parameters, symbol, arguments) { return context(at: runs, isAsync: isAsync) }
    }
    return nil
  }

  /// The function type, which may have a name, and the file that it is written in.
  private func functionType(_ written: ID<TypeReference>, in callee: FunctionKey) -> (type: FunctionType, unit: Int)? {
    if case .function(let type) = index.summary(callee.unit)[written] { return (type, callee.unit) }
    guard case .nominal(let id) = resolve(written, in: callee.unit, scope: enclosingType(of: callee)), let key = entry(id)?.declarations.first,
      index[key].kind == .alias, let subject = index[key].subject, case .function(let type) = index.summary(key.unit)[subject]
    else { return nil }
    return (type, key.unit)
  }

  /// Whether a parameter is `@escaping` is not told where its function type has a name.
  private func isAlias(_ written: ID<TypeReference>, in unit: Int) -> Bool {
    if case .function = index.summary(unit)[written] { false } else { true }
  }

  // MARK: Rules

  private struct Candidate {
    var rule: ContextRule
    var runs: Place
    var isProven: Bool
  }

  private func known(
    _ place: Int, of call: ID<Expression>, _ receiver: Type, isGlobal: Bool, _ name: String, in function: FunctionKey, isAsync: Bool
  ) -> Context {
    let candidates = candidates(place, of: call, receiver, isGlobal: isGlobal, name, in: function)
    // What says most of the receiver goes first.
    let proven = candidates.filter(\.isProven).sorted { !$0.rule.receiverMentions.isEmpty && $1.rule.receiverMentions.isEmpty }
    if let first = proven.first { return context(first, in: function, isAsync: isAsync) }
    let places = Set(candidates.map(\.runs))
    guard let only = places.first else { return context(at: .unknown, isAsync: isAsync) }
    if places.count == 1 {
      let mayBeGuessed = only == .inPlace || only == .thread || candidates.contains { $0.rule.isDistinctive }
      return mayBeGuessed ? context(candidates[0], in: function, isAsync: isAsync) : context(at: .unknown, isAsync: isAsync)
    }
    // In place, or somewhere that is off limits as well: where the surroundings are off limits, all readings agree.
    let isNeverSafe = !places.contains(.thread) && !places.contains(.unknown) && places.contains(.inPlace)
    return isNeverSafe && !isAsync ? .inPlace : context(at: .unknown, isAsync: isAsync)
  }

  private func context(_ candidate: Candidate, in function: FunctionKey, isAsync: Bool) -> Context {
    if candidate.runs == .thread, candidate.rule.isDefaultQoS, let rule = defaultQoSRule {
      return Context(standing: .offLimits(.thread), kind: "dispatch-queue", rule: rule)
    }
    // An async closure that is run in place is part of its caller's task.
    if candidate.runs == .inPlace, isAsync { return .offLimits(.task, "async-closure") }
    if candidate.rule.inheritsIsolation, isOnCustomExecutor(function) { return .unknown }
    // A preference for threads moves no code of the main actor.
    if candidate.rule.inheritsIsolation, candidate.runs == .thread, case .offLimits(.mainActor) = context(of: owner(of: function)).standing {
      return .offLimits(.mainActor, Place.mainActor.rawValue)
    }
    return context(at: candidate.runs, isAsync: isAsync)
  }

  /// A task that is made in an actor's member inherits the actor's executor.
  private func isOnCustomExecutor(_ function: FunctionKey) -> Bool {
    let owner = owner(of: function)
    return index[owner].kind != .closure && index[owner].kind != .topLevel && context(of: owner).standing == .safe
  }

  private func candidates(
    _ place: Int, of call: ID<Expression>, _ receiver: Type, isGlobal: Bool, _ name: String, in function: FunctionKey
  ) -> [Candidate] {
    guard case .call(let callee, let list) = index.summary(function.unit)[call].kind else { return [] }
    let word = name == "init" ? instanceName(receiver) : name
    let arguments = arguments(list, in: function.unit)
    return (rules.closureContexts[word] ?? []).compactMap { index in
      let rule = rules.rules.contexts[index]
      guard case .closures(let symbol, let closures) = rule.subject, symbol.base == name, isGlobal == symbol.type.isEmpty else { return nil }
      guard let parameters = symbol.parameters(for: arguments), let runs = runs(closures, place, parameters, symbol, arguments) else { return nil }
      if !rule.receiverMentions.isEmpty, !mentionsInReceiver(callee, rule.receiverMentions, in: function) { return nil }
      guard let isProven = isProven(rule, symbol, receiver, isGlobal: isGlobal, in: function.unit) else { return nil }
      return Candidate(rule: rule, runs: runs, isProven: isProven)
    }
  }

  /// The rule that says where a closure runs; nil if none does.
  private func rule(ofClosure key: FunctionKey) -> ContextRule? {
    guard case .argument(let place, let call) = index[key].use, let parent = index[key].parent else { return nil }
    let function = FunctionKey(unit: key.unit, id: parent)
    guard case .external(let receiver, let isGlobal, let name, _) = callee(of: call, in: function) else { return nil }
    return candidates(place, of: call, receiver, isGlobal: isGlobal, name, in: function).first?.rule
  }

  /// Whether a closure is not on the actor in whose member it is written.
  func leavesIsolation(_ closure: FunctionKey) -> Bool {
    guard context(of: closure).standing == .offLimits(.task), let rule = rule(ofClosure: closure) else { return false }
    return !rule.inheritsIsolation && !rule.isSynchronous
  }

  func isSyncClosure(_ closure: FunctionKey) -> Bool { rule(ofClosure: closure)?.isSynchronous ?? false }

  /// Whether whoever takes a closure says that it is not async.
  func isTakenAsSync(_ key: FunctionKey) -> Bool {
    let closure = index[key]
    switch closure.use {
    case .called: return true
    case .argument(let place, let call):
      guard let parent = closure.parent.map({ FunctionKey(unit: key.unit, id: $0) }), case .functions(let callees, _) = callee(of: call, in: parent) else { return false }
      return callees.contains { callee in
        guard let type = parameter(of: callee, for: place, of: call, in: parent)?.type else { return false }
        return functionType(type, in: callee).map { !$0.type.isAsync } ?? false
      }
    case .stored(let variable):
      guard let type = index.summary(key.unit)[variable].type, case .function(let function) = index.summary(key.unit)[type] else { return false }
      return !function.isAsync
    default: return false
    }
  }

  private func instanceName(_ receiver: Type) -> String {
    guard case .metatype(.nominal(let id)) = receiver else { return "init" }
    return name(of: id).split(separator: ".").last.map(String.init) ?? "init"
  }

  /// What a rule says of an argument, by its parameter's label or position.
  private func runs(_ closures: [ContextRule.ClosureArgument], _ place: Int, _ parameters: [Int], _ symbol: SymbolName, _ arguments: [CallArgument]) -> Place? {
    closures.first { closure in
      switch closure.argument {
      case .label(let label):
        guard case .labels(let labels) = symbol.arguments else { return arguments[place].label == label || arguments[place].isTrailing }
        return labels[parameters[place]].name == label
      case .position(let position):
        guard case .labels = symbol.arguments else { return position == place || arguments[place].isTrailing }
        return parameters[place] == position
      }
    }?.runs
  }

  /// Whether the receiver's type shows that a rule is meant; nil if it shows the contrary.
  private func isProven(_ rule: ContextRule, _ symbol: SymbolName, _ receiver: Type, isGlobal: Bool, in unit: Int) -> Bool? {
    guard index.visibility.seesMembers(of: rule.module, from: unit) else { return nil }
    if isGlobal { return true }
    switch receiver {
    case .nominal(let id), .metatype(.nominal(let id)):
      if owns(symbol, in: rule.module, id) { return true }
      // `value.map { … }` of an optional value, and helpers that libraries add to types of their own.
      let isOfLanguage = rule.module == Visibility.standardLibrary
      return isOfLanguage || isExternal(id) || hasUnseenAncestors(id) ? false : nil
    case .array: return isMemberOfCollection(symbol, named: "Array", rule.module) ? true : nil
    case .dictionary: return isMemberOfCollection(symbol, named: "Dictionary", rule.module) ? true : nil
    case .unknown: return false
    default: return rule.module == Visibility.standardLibrary ? false : nil
    }
  }

  private func isMemberOfCollection(_ symbol: SymbolName, named type: String, _ module: String) -> Bool {
    guard let id = index.knownType(named: type, in: Visibility.standardLibrary) else { return module == Visibility.standardLibrary }
    return owns(symbol, in: module, id) || symbol.type == "Optional"
  }
}

extension ProgramIndex {
  fileprivate func isEscapingAutoclosure(_ parameter: Parameter, in unit: Int) -> Bool {
    guard let written = parameter.type, case .function(let type) = summary(unit)[written] else { return false }
    return type.isAutoclosure && type.isEscaping
  }

  /// The names of functions that take escaping autoclosures, in some files.
  func namesOfAutoclosures(in units: Range<Int>) -> Set<Symbol> {
    var result: Set<Symbol> = []
    for unit in units {
      let summary = summary(unit)
      for place in summary.functions.indices where summary.functions[place].parameters.contains(where: { isEscapingAutoclosure($0, in: unit) }) {
        let function = summary.functions[place]
        result.insert(symbol(function.name, in: unit))
        // An initialiser is called by the name of its type.
        if function.kind == .initializer, let type = function.type { result.insert(symbol(summary[type].name, in: unit)) }
      }
    }
    return result
  }
}
