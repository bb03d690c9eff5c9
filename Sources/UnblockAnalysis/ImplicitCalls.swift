import UnblockModel

// Functions that the language calls without their names: dynamic members, descriptions, deinitialisers.

/// What asks a value for its description.
enum Description {
  static let properties: Set<String> = ["description", "debugDescription"]
  /// `print(value)`, `debugPrint(value)`, `String(describing: value)`, `String(reflecting: value)`.
  static let words = ["print", "debugPrint", "String"]
  fileprivate static let labels = ["describing": "description", "reflecting": "debugDescription"]
}

extension Resolver {
  // MARK: Descriptions

  /// Whether a call of the standard library asks an argument for its description, and so runs a getter.
  func describes(_ site: Site, by getter: FunctionKey, in function: FunctionKey) -> Bool {
    guard case .external(_, let isGlobal, let name, _) = callee(of: site.expression, in: function), isGlobal || name == "init" else { return false }
    let property = index.text(index[getter].name, in: getter.unit)
    guard Description.properties.contains(property), case .call(_, let list) = index.summary(function.unit)[site.expression].kind else { return false }
    return index.summary(function.unit)[list].contains { argument in
      let label = argument.label.map { index.text($0, in: function.unit) }
      let asked = isGlobal ? (label == nil ? Self.propertiesByFunction[name] : nil) : label.flatMap { Description.labels[$0] }
      return asked == property && has(argument.value, getter, in: function)
    }
  }

  private static let propertiesByFunction = ["print": "description", "debugPrint": "debugDescription"]

  /// Whether a getter is that of a value's property of its name.
  private func has(_ value: ID<Expression>, _ getter: FunctionKey, in function: FunctionKey) -> Bool {
    guard case .nominal(let type) = type(of: value, in: function) else { return false }
    let name = index.symbol(index[getter].name, in: getter.unit)
    guard let variable = variable(in: members(name, of: type, from: function.unit)), variable.unit == getter.unit else { return false }
    return index[variable].getter == getter.id
  }

  // MARK: Dynamic members

  /// Whether a function is the `subscript(dynamicMember:)` that gives values their dynamic members.
  func isDynamicMember(_ key: FunctionKey) -> Bool {
    let function = index[key]
    guard function.kind == .subscriptGetter, let label = function.parameters.first?.label, index.text(label, in: key.unit) == "dynamicMember" else { return false }
    return function.parameters.count == 1
  }

  /// Whether a mention names a member that the type has dynamically only.
  func looksUp(_ mention: ID<Expression>, by getter: FunctionKey, in function: FunctionKey) -> Bool {
    guard isDynamicMember(getter), case .member(let base?, let name) = index.summary(function.unit)[mention].kind else { return false }
    guard case .nominal(let type) = type(of: base, in: function), let owner = enclosingType(of: getter), inherits(type, from: owner) else { return false }
    return members(index.symbol(name, in: function.unit), of: type, from: function.unit).isEmpty
  }

  // MARK: Deinitialisers

  /// Whether an object that a call makes is gone at the end of the function: it is thrown away, or kept in a local variable that
  /// nothing but calls of its members mentions.
  func dies(_ call: ID<Expression>, in function: FunctionKey) -> Bool {
    guard let type = nominal(type(of: call, in: function)), (entry(type)?.declarations ?? []).contains(where: { [.class, .actor].contains(index[$0].kind) }) else {
      return false
    }
    let uses = uses(of: function.unit)
    if uses.discarded.contains(call) { return true }
    if let member = uses.members[call] { return member.count == 1 && member.allSatisfy { leaves(type, $0, in: function) } }
    guard let variable = uses.variables[call] else { return false }
    let mentions = uses.mentions[variable] ?? []
    return mentions.allSatisfy { mention in
      guard !isCaptured(mention, in: function) else { return false }
      if uses.cleared.contains(mention) { return true }
      return uses.members[mention].map { $0.count == 1 && $0.allSatisfy { leaves(type, $0, in: function) } } ?? false
    }
  }

  /// Whether what a member gives cannot be the object itself, or hold it.
  private func leaves(_ type: TypeID, _ member: ID<Expression>, in function: FunctionKey) -> Bool {
    guard let call = uses(of: function.unit).calls[member] else {
      guard case .nominal(let value) = self.type(of: member, in: function) else { return false }
      return !(entry(value)?.isDeclared ?? true)
    }
    guard case .functions(let functions, _) = callee(of: call, in: function), functions.count == 1, !index[functions[0]].isAsync else { return false }
    guard index[functions[0]].result != nil, case .nominal(let value) = resultType(of: functions[0]) else { return index[functions[0]].result == nil }
    return !(entry(value)?.isDeclared ?? true)
  }

  /// Whether a mention stands in a closure that may outlive the function.
  private func isCaptured(_ mention: ID<Expression>, in function: FunctionKey) -> Bool {
    let range = index.summary(function.unit)[mention].range
    return body(of: function).children.contains { child in
      let inner = FunctionKey(unit: function.unit, id: child)
      return index[inner].range.contains(range) && (context(of: inner).standing != .inPlace || isCaptured(mention, in: inner))
    }
  }

  private func uses(of unit: Int) -> ObjectUses {
    if let known = usesOfObjects[unit] { return known }
    let uses = ObjectUses(index.summary(unit))
    usesOfObjects[unit] = uses
    return uses
  }
}

/// What becomes of objects in a file, as far as the expressions tell.
struct ObjectUses {
  /// `_ = value`
  var discarded: Set<ID<Expression>> = []
  /// `variable = nil`: the mentions of variables.
  var cleared: Set<ID<Expression>> = []
  /// The members that are asked of an expression.
  var members: [ID<Expression>: [ID<Expression>]] = [:]
  /// The calls of an expression.
  var calls: [ID<Expression>: ID<Expression>] = [:]
  /// The local variables whose initial value an expression is.
  var variables: [ID<Expression>: ID<Variable>] = [:]
  var mentions: [ID<Variable>: [ID<Expression>]] = [:]

  init(_ summary: UnitSummary) {
    for (number, expression) in summary.expressions.enumerated() {
      let id = ID<Expression>(number)
      switch expression.kind {
      case .assignment(let target, let value):
        if case .other = summary[target].kind { discarded.insert(value) }
        if case .nilLiteral = summary[value].kind, case .local = summary[target].kind { cleared.insert(target) }
      case .member(let base?, _): members[base, default: []].append(id)
      case .call(let callee, _): calls[callee] = id
      case .local(let variable): mentions[variable, default: []].append(id)
      default: break
      }
    }
    for (number, variable) in summary.variables.enumerated() where variable.kind == .local {
      if case .value(let value) = variable.source { variables[value] = ID(number) }
    }
  }
}
