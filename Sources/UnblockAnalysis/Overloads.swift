import UnblockModel

// Which of the functions of a name takes the arguments of a call: by their labels and number, their types as far as these are known, and `await`.

extension Resolver {
  /// Whether the literals of a call say that not the only function of the program is called that bears the name, but a library's.
  func isOther(_ callee: FunctionKey, _ list: ArgumentList, call: ID<Expression>, in function: FunctionKey) -> Bool {
    guard index.isWordOfAPI[Int(index.symbol(index[callee].name, in: callee.unit).index)] else { return false }
    if isOverloadOfAPI(callee, calledAt: call, list, in: function) { return true }
    guard let places = places(of: list, in: function.unit, takenBy: callee) else { return false }
    return zip(index.summary(function.unit)[list], places).contains { argument, place in
      guard let written = index[callee].parameters[place].type, case .nominal(let wanted) = resolve(written, in: callee.unit, scope: enclosingType(of: callee)) else { return false }
      guard case .nominal(let given) = type(of: argument.value, in: function) else { return false }
      return isText(given) && isNumber(wanted) || isNumber(given) && isText(wanted)
    }
  }

  /// Whether a function calls its own name, and is an overload of an API in an extension of the API's type: it is the API that it calls.
  ///
  /// `extension Data { func write(to path: FilePath) throws { try write(to: URL(path)) } }`: otherwise it would never end.
  private func isOverloadOfAPI(_ callee: FunctionKey, calledAt call: ID<Expression>, _ list: ArgumentList, in function: FunctionKey) -> Bool {
    guard let type = enclosingType(of: callee), bodies(around: function).contains(callee) else { return false }
    return hasKnownMember(index.text(index[callee].name, in: callee.unit), list, of: type, in: function.unit)
  }

  /// The overloads whose parameters' types the arguments do not contradict.
  func fitting(_ functions: [FunctionKey], _ list: ArgumentList, in caller: FunctionKey, depth: Int = 0) -> [FunctionKey] {
    let arguments = index.summary(caller.unit)[list].map { ($0.value, type: type(of: $0.value, in: caller, depth: depth)) }
    return functions.filter { callee in
      guard let places = places(of: list, in: caller.unit, takenBy: callee) else { return false }
      let parameters = index.summary(callee.unit).functions[Int(callee.id.index)].parameters
      return zip(arguments, places).allSatisfy { argument, place in
        guard let written = parameters[place].type else { return true }
        return !contradict(argument.type, resolve(written, in: callee.unit, scope: enclosingType(of: callee)))
          && !(mayBeFunction(argument.type) && hasOtherArity(argument.0, than: written, of: callee, in: caller))
      }
    }
  }

  /// Whether a value of one type cannot be given where another is asked for. Only types that are known for certain count.
  func contradict(_ argument: Type, _ parameter: Type) -> Bool {
    guard case .nominal(let given) = argument, case .nominal(let wanted) = parameter else { return false }
    // A literal of digits may become any number, and no text.
    if isText(given) != isText(wanted), isNumber(given) || isNumber(wanted) { return true }
    return given != wanted && isConcrete(given) && isConcrete(wanted) && !inherits(given, from: wanted)
  }

  private func isText(_ id: TypeID) -> Bool { name(of: id) == "String" }
  private func isNumber(_ id: TypeID) -> Bool { ["Int", "Int32", "Int64", "UInt8", "UInt32", "UInt64", "Double"].contains(name(of: id)) }

  func isConcrete(_ id: TypeID) -> Bool {
    guard let entry = entry(id), !isExternal(id) else { return false }
    let kinds = entry.declarations.map { index[$0].kind }
    if kinds.contains(where: { [.protocol, .genericParameter, .associated, .alias].contains($0) }) { return false }
    return entry.isDeclared || entry.module == Visibility.standardLibrary && entry.known.contains { !rules.rules.types[$0].members.isEmpty }
  }

  /// Of overloads that differ in `async`, an awaited call means the async one. A call without `await` never does.
  func pick(_ functions: [FunctionKey], call: ID<Expression>, in function: FunctionKey) -> Callee? {
    guard !functions.isEmpty else { return nil }
    let synchronous = functions.filter { !isAsync($0) }
    if synchronous.count == functions.count { return .functions(functions, .high) }
    let sites = index.summary(function.unit).functions[Int(function.id.index)].sites
    let isAwaited = sites.first { $0.expression == call }?.isAwaited ?? false
    if !isAwaited { return synchronous.isEmpty ? nil : .functions(synchronous, .high) }
    return .functions(functions.filter(isAsync), .high)
  }

  private func isAsync(_ key: FunctionKey) -> Bool { index.summary(key.unit).functions[Int(key.id.index)].isAsync }

  // MARK: Arguments and parameters

  func takes(_ list: ArgumentList, in unit: Int, _ function: FunctionKey) -> Bool {
    guard let places = places(of: list, in: unit, takenBy: function) else { return false }
    let parameters = index.summary(function.unit).functions[Int(function.id.index)].parameters
    return zip(index.summary(unit)[list], places).allSatisfy { argument, place in
      !isAsyncClosure(argument.value, in: unit) || !isSyncFunctionType(parameters[place], in: function.unit)
    }
  }

  /// For each argument of a call, the place of its parameter; nil if the call cannot be to a function.
  func places(of list: ArgumentList, in unit: Int, takenBy function: FunctionKey) -> [Int]? {
    let parameters = index.summary(function.unit).functions[Int(function.id.index)].parameters
    // Most functions of a name are told by the number of their parameters not to be meant, or to get one argument each.
    let count = Int(list.end - list.start)
    if !parameters.contains(where: \.isVariadic) {
      if count > parameters.count || count < parameters.count(where: { !$0.hasDefault }) { return nil }
      if count == parameters.count, count < 60 { return takesOneEach(list, in: unit, function) ? Array(0..<count) : nil }
    }
    return match(arguments(list, in: unit), with: self.parameters(of: function))
  }

  /// Whether each parameter of a function takes the argument at its place.
  private func takesOneEach(_ list: ArgumentList, in unit: Int, _ function: FunctionKey) -> Bool {
    let (summary, symbols) = (index.summary(function.unit), index.symbols[function.unit])
    let parameters = summary.functions[Int(function.id.index)].parameters
    let isSubscript = [.subscriptGetter, .subscriptSetter].contains(summary.functions[Int(function.id.index)].kind)
    let arguments = index.summary(unit).arguments
    return parameters.indices.allSatisfy { place in
      let argument = arguments[Int(list.start) + place]
      if argument.isTrailing, argument.label == nil { return takesClosure(parameters[place], summary) ?? true }
      let label = label(of: parameters[place], isSubscript: isSubscript, summary)
      return label.map { symbols[Int($0.index)] } == argument.label.map { index.symbol($0, in: unit) }
    }
  }

  private func isAsyncClosure(_ id: ID<Expression>, in unit: Int) -> Bool {
    guard case .closure(let closure) = index.summary(unit)[id].kind else { return false }
    return index.summary(unit)[closure].isAsync || index.summary(unit)[closure].suspends
  }

  /// Such a parameter takes no closure that suspends.
  private func isSyncFunctionType(_ parameter: Parameter, in unit: Int) -> Bool {
    guard let type = parameter.type, case .function(let function) = index.summary(unit)[type] else { return false }
    return !function.isAsync
  }

  func arguments(_ list: ArgumentList, in unit: Int) -> [CallArgument] {
    let summary = index.summary(unit)
    return summary[list].map { CallArgument(label: $0.label.map { summary[$0] }, isTrailing: $0.isTrailing) }
  }

  func parameters(of function: FunctionKey) -> [MatchedParameter] {
    let summary = index.summary(function.unit)
    let isSubscript = [.subscriptGetter, .subscriptSetter].contains(summary[function.id].kind)
    return summary[function.id].parameters.map { parameter in
      MatchedParameter(
        label: label(of: parameter, isSubscript: isSubscript, summary).map { summary[$0] }, isOptional: parameter.hasDefault, isVariadic: parameter.isVariadic,
        takesClosure: takesClosure(parameter, summary))
    }
  }

  /// Whether a closure may be given for a parameter; nil if it cannot be told.
  private func takesClosure(_ parameter: Parameter, _ summary: UnitSummary) -> Bool? {
    guard let type = parameter.type else { return nil }
    switch summary[type] {
    case .function: return true
    case .array, .dictionary, .tuple: return false
    default: return nil
    }
  }

  /// A subscript's parameter has a label only where two names are written.
  private func label(of parameter: Parameter, isSubscript: Bool, _ summary: UnitSummary) -> Name? {
    guard let label = parameter.label else { return nil }
    return isSubscript && summary[parameter.variable].name == label ? nil : label
  }

  /// The parameter of a function of the program that an argument of a call goes to.
  func parameter(of callee: FunctionKey, for place: Int, of call: ID<Expression>, in function: FunctionKey) -> Parameter? {
    guard case .call(_, let list) = index.summary(function.unit)[call].kind else { return nil }
    guard let places = places(of: list, in: function.unit, takenBy: callee), place < places.count else { return nil }
    return index[callee].parameters[places[place]]
  }
}
