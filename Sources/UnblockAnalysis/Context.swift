import UnblockModel

/// Whether the code of a function may block.
struct Context: Hashable {
  enum Standing: Hashable {
    /// Blocking here makes others wait.
    case offLimits(Place)
    /// A thread that may block.
    case safe
    /// Runs where it is written: part of the function around it.
    case inPlace
    /// A sync function: as good or bad as those who call it.
    case plain
    /// Cannot be told. Nothing is reported.
    case unknown
  }

  var standing: Standing
  /// The `context.kind` of findings.
  var kind = ""
  /// A rule that replaces the one of the API's kind.
  var rule: String?

  static let safe = Context(standing: .safe)
  static let inPlace = Context(standing: .inPlace)
  static let plain = Context(standing: .plain)
  static let unknown = Context(standing: .unknown)
  static func offLimits(_ place: Place, _ kind: String) -> Context { Context(standing: .offLimits(place), kind: kind) }
}

extension Resolver {
  func context(of key: FunctionKey) -> Context {
    if let known = contextsOfFunctions[key] { return known }
    contextsOfFunctions[key] = .unknown
    let result = workOut(key)
    contextsOfFunctions[key] = result
    return result
  }

  private func workOut(_ key: FunctionKey) -> Context {
    let function = index[key]
    switch function.kind {
    case .topLevel: return function.suspends ? .offLimits(.mainActor, "top-level") : .safe
    case .closure: return closureContext(key, function)
    case .initialValue:
      // The globals of a main file are its top-level code.
      let isGlobal = function.type == nil && function.parent == FileSummary.topLevel
      return isGlobal && isMainFile(key.unit) ? .inPlace : .plain
    case .function, .initializer, .deinitializer, .getter, .setter, .observer, .subscriptGetter, .subscriptSetter, .defaultArgument:
      return declaredContext(key, function)
    }
  }

  /// Swift takes a file as a program's main code if it is called so, or if it is the only one and has statements.
  private func isMainFile(_ unit: Int) -> Bool {
    index.program.units[unit].path.hasSuffix("main.swift") || !index.summary(unit)[FileSummary.topLevel].sites.isEmpty
  }

  private func declaredContext(_ key: FunctionKey, _ function: Function) -> Context {
    switch isolation(of: key) {
    case .globalActor(let name): return context(ofGlobalActor: name, isAsync: function.isAsync, in: key.unit)
    case .actor(let type):
      if let custom = customExecutor(of: type) { return custom }
      return .offLimits(.task, function.isAsync ? "async-function" : "actor-member")
    case .none:
      if function.isAsync {
        return .offLimits(.task, function.kind == .function || function.kind == .initializer ? "async-function" : "async-accessor")
      }
      return memberContext(key, function) ?? .plain
    }
  }

  func context(ofGlobalActor name: String, isAsync: Bool, in unit: Int) -> Context {
    if let place = rules.attributes[name] { return .offLimits(place, isAsync ? "async-function" : place.rawValue) }
    if let type = findType(name, in: unit, scope: nil), let custom = customExecutor(of: type) { return custom }
    return .offLimits(.task, isAsync ? "async-function" : "actor-member")
  }

  // MARK: Executors

  /// Where an actor's members run, if it says so itself by `unownedExecutor`.
  private func customExecutor(of type: TypeID) -> Context? {
    guard let symbol = index.symbol("unownedExecutor") else { return nil }
    for case .variable(let key) in entry(type)?.members[symbol] ?? [] {
      guard let getter = index[key].getter else { return .safe }
      let mentioned = body(of: FunctionKey(unit: key.unit, id: getter)).sites.map { index.text($0.name, in: key.unit) }
      if let place = mentioned.lazy.compactMap({ self.rules.attributes[$0] }).first { return .offLimits(place, place.rawValue) }
      return .safe
    }
    return nil
  }

  /// The function around a closure that is no closure run in place.
  func owner(of key: FunctionKey) -> FunctionKey {
    var current = key
    while context(of: current).standing == .inPlace, let parent = index[current].parent {
      current = FunctionKey(unit: key.unit, id: parent)
    }
    return current
  }

  // MARK: Members of types that frameworks call

  /// The context that a framework gives to members of types that conform to its protocols or inherit from its classes.
  private func memberContext(_ key: FunctionKey, _ function: Function) -> Context? {
    guard let declaration = function.type, !function.modifiers.contains(.isStatic), !function.modifiers.contains(.isNonisolated) else { return nil }
    guard let type = index.typeIDs[key.unit][Int(declaration.index)] else { return nil }
    let base = index.text(function.name, in: key.unit)
    let labels = labels(of: key).map { CallArgument(label: $0, isTrailing: false) }
    for ancestor in lineage(of: type) {
      for place in rules.memberContexts[name(of: ancestor)] ?? [] {
        let rule = rules.rules.contexts[place]
        guard case .members(let members, let owner) = rule.subject, index.knownType(named: owner, in: rule.module) == ancestor else { continue }
        let isNamed = members.contains { $0.base == base && ($0.arguments == .property || $0.parameters(for: labels) != nil) }
        if members.isEmpty ? ancestor != type : isNamed { return context(at: rule.runs, isAsync: false) }
      }
    }
    return nil
  }

  func labels(of key: FunctionKey) -> [String?] {
    index[key].parameters.map { $0.label.map { index.text($0, in: key.unit) } }
  }

  func context(at place: Place, isAsync: Bool) -> Context {
    switch place {
    case .inPlace: .inPlace
    case .task: .offLimits(.task, "task")
    case .mainActor, .eventLoop: .offLimits(place, place.rawValue)
    case .thread: .safe
    case .unknown: isAsync ? .offLimits(.task, "async-closure") : .unknown
    }
  }
}
