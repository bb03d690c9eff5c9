import UnblockModel

/// A blocking API that a site calls.
struct APIMatch {
  /// Its place in `RuleSet.apis`.
  var api: Int
  /// As written, with the labels of this call.
  var name: String
  var confidence: Confidence
  /// What callers of the function around it may give to it, so that it does not block.
  var exemptions: [Exemption]
}

/// How a file sees a module.
struct SeenModule: OptionSet, Sendable {
  let rawValue: UInt8
  /// It is part of the program, or stands for any module.
  static let isAnywhere = SeenModule(rawValue: 1)
  static let givesMembers = SeenModule(rawValue: 2)
  static let isSeen = SeenModule(rawValue: 4)
}

extension Resolver {
  /// The blocking API that a site calls in such a way that it blocks; nil if none.
  ///
  /// - Parameter asked: by place in `RuleSet.apis`, those that are asked for; nil: all. Others are told only where some of these might have been
  func blockingAPI(at site: Site, in function: FunctionKey, among asked: [Bool]? = nil) -> APIMatch? {
    // `Type.init(…)` is written with a word of its own, and found by the type's name as well.
    guard let candidates = index.apis[index.symbol(site.name, in: function.unit)] else { return nil }
    guard site.isCall else { return property(candidates, at: site, in: function, among: asked) }
    guard !site.isAwaited || !site.isAllThatIsAwaited, case .call(let called, let list) = index[ExpressionKey(unit: function.unit, id: site.expression)].kind else { return nil }
    // To tell what a call calls takes longer than to see that it is none of these.
    let seen = candidates.filter { mayMean($0, called, isAwaited: site.isAwaited, in: function.unit) }
    guard seen.contains(where: { asked?[$0] ?? true }) else { return nil }
    let arguments = arguments(list, in: function.unit)
    let fitting = seen.compactMap { place in rules.named[place].name.parameters(for: arguments).map { (place, $0) } }
    guard fitting.contains(where: { asked?[$0.0] ?? true }), !isIndexedAsAsync(site.expression, in: function) else { return nil }
    let callee = callee(of: site.expression, in: function)
    for (place, parameters) in fitting {
      guard let confidence = confidence(that: callee, is: rules.named[place], at: site, in: function) else { continue }
      let call = CallFacts(api: rules.rules.apis[place], parameters: parameters, list: list, callee: site.expression, function: function)
      if let match = match(call, place, confidence) { return match }
    }
    return nil
  }

  /// The call of an API that stands at a site.
  func call(of api: BlockingAPI, at site: Site, in function: FunctionKey) -> CallFacts? {
    guard case .call(_, let list) = index[ExpressionKey(unit: function.unit, id: site.expression)].kind else {
      return CallFacts(api: api, parameters: [], list: ArgumentList(start: 0, end: 0), callee: site.expression, function: function)
    }
    guard let parameters = api.name.parameters(for: arguments(list, in: function.unit)) else { return nil }
    return CallFacts(api: api, parameters: parameters, list: list, callee: site.expression, function: function)
  }

  /// Whether a file can name an API, as far as its imports tell: what `confidence(that:is:at:in:)` asks of them.
  ///
  /// - Parameter called: the expression that is called
  private func mayMean(_ place: Int, _ called: ID<Expression>, isAwaited: Bool, in unit: Int) -> Bool {
    let api = rules.named[place]
    if isAwaited, api.hasAsyncOverload { return false }
    if api.isDistinctive { return true }
    let module = seenModules(of: unit)[api.moduleNumber]
    if module.contains(.isAnywhere) { return true }
    guard api.name.type.isEmpty else { return module.contains(.givesMembers) }
    // `Module.function()`, and what the compiler's index says to be a module's.
    if case .member = index.summary(unit)[called].kind { return true }
    return module.contains(.isSeen) || index.indexed.covers(unit)
  }

  /// How a file sees the modules of APIs, by their numbers. Files are asked about one after the other, and often of the same modules.
  private func seenModules(of unit: Int) -> [SeenModule] {
    if lastSeenModules.unit == unit { return lastSeenModules.modules }
    let visibility = index.visibility
    let like = visibility.likeUnit[unit]
    if let known = modulesSeenByUnit[like] {
      lastSeenModules = (unit, known)
      return known
    }
    let modules = rules.modulesOfAPIs.map { name -> SeenModule in
      var module: SeenModule = []
      if name == Visibility.anyModule || visibility.isOfProgram(name) { module.insert(.isAnywhere) }
      if visibility.seesMembers(of: name, from: unit) { module.insert(.givesMembers) }
      if visibility.sees(name, from: unit) { module.insert(.isSeen) }
      return module
    }
    modulesSeenByUnit[like] = modules
    lastSeenModules = (unit, modules)
    return modules
  }

  private func property(_ candidates: [Int], at site: Site, in function: FunctionKey, among asked: [Bool]?) -> APIMatch? {
    let properties = candidates.filter { rules.named[$0].name.arguments == .property }
    guard !site.isWritten, properties.contains(where: { asked?[$0] ?? true }) else { return nil }
    guard case .external(let receiver, let name) = access(site.expression, in: function) else { return nil }
    for place in properties {
      let api = rules.named[place]
      let callee = Callee.external(receiver: receiver, isGlobal: false, name: name, .high)
      guard let confidence = confidence(that: callee, is: api, at: site, in: function) else { continue }
      if api.hasAsyncOverload, site.isAwaited { continue }
      let call = CallFacts(api: rules.rules.apis[place], parameters: [], list: ArgumentList(start: 0, end: 0), callee: site.expression, function: function)
      if let match = match(call, place, confidence) { return match }
    }
    return nil
  }

  /// A call of the API at a place of the rules, if it is one that blocks.
  private func match(_ call: CallFacts, _ place: Int, _ confidence: Confidence) -> APIMatch? {
    guard blocks(call) else { return nil }
    let name = displayName(of: call.api, given: Set(call.parameters), in: call.function.unit)
    return APIMatch(api: place, name: name, confidence: confidence, exemptions: exemptions(of: call, place))
  }

  /// How sure it is that a callee is an API; nil if it is not, or if more than one reading remains.
  private func confidence(that callee: Callee, is api: NamedAPI, at site: Site, in function: FunctionKey) -> Confidence? {
    switch callee {
    case .external(let receiver, let isGlobal, let name, let confidence):
      guard name == api.name.base else { return nil }
      if isGlobal { return globalConfidence(api, receiver, confidence, in: function.unit) }
      return memberConfidence(api, receiver, site, in: function.unit)
    case .functions(let functions, let confidence):
      return functions.first.map { isDeclaration($0, of: api.name, in: api.module) } ?? false ? confidence : nil
    default: return nil
    }
  }

  /// Whether a function of the program is what the rules name: the library itself is linted, or its users named it in their configuration.
  func isDeclaration(_ function: FunctionKey, of name: SymbolName, in module: String) -> Bool {
    let own = index.program.modules[index.program.units[function.unit].module].name
    guard module == Visibility.anyModule || rules.module(own) == module else { return false }
    let described = index[function]
    guard (described.kind == .initializer ? "init" : index.text(described.name, in: function.unit)) == name.base else { return false }
    guard let owner = described.type.flatMap({ index.typeIDs[function.unit][Int($0.index)] }) else { return name.type.isEmpty }
    return !name.type.isEmpty && owns(name, in: Visibility.anyModule, owner)
  }

  /// Whether the rules say themselves what a call of a function of the program does: its body is not asked then.
  func isKnownToRules(_ function: FunctionKey, at site: Site, in caller: FunctionKey) -> Bool {
    guard let places = rules.apis[index.text(site.name, in: caller.unit)] else { return false }
    guard case .call(_, let list) = index[ExpressionKey(unit: caller.unit, id: site.expression)].kind else { return false }
    let arguments = arguments(list, in: caller.unit)
    return places.contains { place in
      let api = rules.named[place]
      return isDeclaration(function, of: api.name, in: api.module) && api.name.parameters(for: arguments) != nil
    }
  }

  private func globalConfidence(_ api: NamedAPI, _ receiver: Type, _ confidence: Confidence, in unit: Int) -> Confidence? {
    guard api.name.type.isEmpty else { return nil }
    if case .module(let written) = receiver {
      return index.visibility.reaches(api.module, from: rules.module(written), in: unit) ? .high : nil
    }
    if index.visibility.sees(api.module, from: unit) {
      // A superclass that cannot be seen may have a method of the name.
      return confidence > .low ? confidence : api.isDistinctive ? .medium : nil
    }
    // A module of which nothing is known may export it again.
    return api.isDistinctive && index.visibility.hasUnknownFunctions(unit) ? .medium : nil
  }

  private func memberConfidence(_ api: NamedAPI, _ receiver: Type, _ site: Site, in unit: Int) -> Confidence? {
    guard !api.name.type.isEmpty else { return nil }
    switch receiver {
    case .nominal(let id), .metatype(.nominal(let id)):
      if owns(api.name, in: api.module, id) { return index.visibility.seesMembers(of: api.module, from: unit) ? .high : nil }
      guard hasUnseenAncestors(id), !isExternal(id), !(entry(id)?.isLocal ?? false) else { return nil }
      return unprovenConfidence(api, site, in: unit)
    case .unknown: return unprovenConfidence(api, site, in: unit)
    default: return nil
    }
  }

  /// The receiver's type cannot be told: only a name that nobody else would use is taken for the API's, and not where `await` stands.
  private func unprovenConfidence(_ api: NamedAPI, _ site: Site, in unit: Int) -> Confidence? {
    guard api.isDistinctive, !site.isAwaited, api.name.base != "init" else { return nil }
    return index.visibility.seesMembers(of: api.module, from: unit) || index.visibility.hasUnknownImports(unit) ? .medium : nil
  }

  /// `Glibc.sleep(_:)`: the module by the name under which the file imports it, where it does.
  func displayName(of api: BlockingAPI, given: Set<Int>, in unit: Int) -> String {
    let written = api.name.written(givenParameters: given)
    return api.module == Visibility.anyModule ? written : "\(moduleName(api.module, in: unit)).\(written)"
  }

  private func moduleName(_ module: String, in unit: Int) -> String {
    let summary = index.summary(unit)
    let imported = summary.imports.map { summary[$0.module] }
    guard let known = rules.rules.modules.first(where: { $0.name == module }), !known.spelled.isEmpty else {
      // By the module through which the file sees it; the first by name, whatever the order of the imports.
      return imported.contains(module) ? module : imported.sorted().first { index.visibility.reaches(module, from: rules.module($0), in: unit) } ?? module
    }
    if let spelling = known.spelled.first(where: imported.contains) { return spelling }
    if imported.contains(module) { return module }
    return known.spelled.first(where: platformModules.contains) ?? known.spelled[0]
  }
}
