import UnblockModel

/// What the names in a stretch of a function stand for, for rewrites that move it into a closure.
extension Resolver {
  /// The expressions around one, in a body, the innermost first.
  func values(around inner: ByteRange, in body: ByteRange, _ function: FunctionKey) -> [CureFacts.ValueFact] {
    let summary = index.summary(function.unit)
    var seen: Set<ByteRange> = []
    let around = summary.expressions.indices.filter { place in
      let range = summary.expressions[place].range
      return range.contains(inner) && body.contains(range) && range != body && seen.insert(range).inserted
    }
    return around.sorted { summary.expressions[$0].range.length < summary.expressions[$1].range.length }.map { place in
      let type = type(of: ID(place), in: function)
      return CureFacts.ValueFact(range: summary.expressions[place].range, type: rendered(type), isSendable: isSendable(type, from: function.unit))
    }
  }

  func names(in window: ByteRange, _ function: FunctionKey) -> [CureFacts.NameFact] {
    let summary = index.summary(function.unit)
    let facts = summary.expressions.indices.filter { window.contains(summary.expressions[$0].range) }
      .compactMap { name(of: ID($0), window, in: function) }
    return facts.sorted { $0.range.start < $1.range.start }
  }

  private func name(of id: ID<Expression>, _ window: ByteRange, in function: FunctionKey) -> CureFacts.NameFact? {
    let summary = index.summary(function.unit)
    let expression = summary[id]
    switch expression.kind {
    case .local(let variable): return local(VariableKey(unit: function.unit, id: variable), expression.range, window, in: function)
    case .localFunction: return CureFacts.NameFact(range: expression.range, role: .local(isMutable: false, isParameter: false), type: "", isSendable: nil)
    case .selfReference: return selfFact(expression.range, in: function)
    case .superReference: return CureFacts.NameFact(range: expression.range, role: .isolated, type: "", isSendable: false)
    case .name(let name): return plain(name, id, expression.range, in: function)
    case .member(let base?, let name): return member(name, of: base, id, expression.range, in: function)
    default: return nil
    }
  }

  private func local(_ key: VariableKey, _ range: ByteRange, _ window: ByteRange, in function: FunctionKey) -> CureFacts.NameFact? {
    let variable = index[key]
    if window.contains(variable.range) { return nil }
    let type = type(of: key, in: function)
    let role = CureFacts.NameFact.Role.local(isMutable: variable.kind == .local && !variable.modifiers.contains(.isLet), isParameter: variable.kind == .parameter)
    return CureFacts.NameFact(range: range, role: role, type: rendered(type), isSendable: isSendable(type, from: key.unit))
  }

  private func selfFact(_ range: ByteRange, in function: FunctionKey) -> CureFacts.NameFact {
    let type = enclosingType(of: function).map { Type.nominal($0) } ?? .unknown
    return CureFacts.NameFact(range: range, role: .member(isMutable: false, isCopyable: false), type: rendered(type), isSendable: isSendable(type, from: function.unit))
  }

  /// A name without a base: a member through an implicit `self`, or what the file sees.
  private func plain(_ name: Name, _ id: ID<Expression>, _ range: ByteRange, in function: FunctionKey) -> CureFacts.NameFact {
    let symbol = index.symbol(name, in: function.unit)
    if let scope = enclosingType(of: function) {
      for outer in scopes(from: scope, unit: function.unit) {
        if let member = members(symbol, of: outer, from: function.unit).first { return fact(of: member, range, of: outer, throughSelf: outer == scope, in: function) }
        if hasUnseenAncestors(outer), findType(index.text(name, in: function.unit), in: function.unit, scope: nil) == nil,
          index.globals(symbol, from: function.unit).isEmpty, hasUnseenSuperclass(outer)
        {
          return CureFacts.NameFact(range: range, role: .member(isMutable: true, isCopyable: false), type: "", isSendable: nil)
        }
      }
    }
    guard let member = index.globals(symbol, from: function.unit).first else {
      return CureFacts.NameFact(range: range, role: isolatedType(named: index.text(name, in: function.unit), in: function) ? .isolated : .free, type: "", isSendable: true)
    }
    return fact(of: member, range, of: nil, throughSelf: false, in: function)
  }

  private func member(_ name: Name, of base: ID<Expression>, _ id: ID<Expression>, _ range: ByteRange, in function: FunctionKey) -> CureFacts.NameFact? {
    let summary = index.summary(function.unit)
    let own = ByteRange(start: Int(range.end) - summary[name].utf8.count, end: Int(range.end))
    guard let owner = nominal(type(of: base, in: function)), let member = members(index.symbol(name, in: function.unit), of: owner, from: function.unit).first
    else { return nil }
    let isSelf = summary[base].kind == .selfReference
    let result = fact(of: member, own, of: owner, throughSelf: isSelf, in: function)
    // Through another base only what is isolated matters: the base has a fact of its own.
    return isSelf || result.role == .isolated ? result : nil
  }

  private func fact(of member: ProgramIndex.Member, _ range: ByteRange, of owner: TypeID?, throughSelf: Bool, in function: FunctionKey) -> CureFacts.NameFact {
    switch member {
    case .variable(let key): return fact(of: key, range, of: owner, throughSelf: throughSelf, in: function)
    case .function(let key):
      if isolation(of: key) != .none { return CureFacts.NameFact(range: range, role: .isolated, type: "", isSendable: nil) }
      return throughSelf && !isStatic(key) && index[key].kind != .initializer
        ? selfFact(range, in: function) : CureFacts.NameFact(range: range, role: .free, type: "", isSendable: true)
    case .type(let id):
      let isIsolated = isolationOfType(id)
      return CureFacts.NameFact(range: range, role: isIsolated ? .isolated : .free, type: "", isSendable: true)
    case .enumCase: return CureFacts.NameFact(range: range, role: .free, type: "", isSendable: true)
    }
  }

  private func fact(of key: VariableKey, _ range: ByteRange, of owner: TypeID?, throughSelf: Bool, in function: FunctionKey) -> CureFacts.NameFact {
    let variable = index[key]
    let type = type(of: key, in: function)
    let isMutable = !variable.modifiers.contains(.isLet)
    var role = CureFacts.NameFact.Role.free
    if let owner, !variable.modifiers.contains(.isStatic) {
      if !throughSelf {
        role = isIsolated(key, of: owner) ? .isolated : .free
      } else if isIsolated(key, of: owner) {
        role = .actorState(isMutable: isMutable)
      } else {
        let isCopyable = isSendable(type, from: key.unit) == true && isStored(variable)
        let own = isSendable(.nominal(owner), from: function.unit)
        return CureFacts.NameFact(range: range, role: .member(isMutable: isMutable, isCopyable: isCopyable), type: rendered(type), isSendable: own)
      }
    } else if isIsolated(key, of: owner) {
      role = .isolated
    }
    return CureFacts.NameFact(range: range, role: role, type: rendered(type), isSendable: isSendable(type, from: key.unit))
  }

  /// Whether nothing is run when it is read.
  private func isStored(_ variable: Variable) -> Bool {
    variable.getter == nil && !variable.modifiers.contains(.isLazy) && variable.attributes.isEmpty
  }

  private func isIsolated(_ key: VariableKey, of owner: TypeID?) -> Bool {
    let variable = index[key]
    if variable.modifiers.contains(.isNonisolated) { return false }
    if globalActor(among: variable.attributes, in: key.unit) != nil { return true }
    if let owner { return variable.modifiers.contains(.isStatic) ? isolationOfType(owner) : isolationOfType(owner) || isActor(owner) }
    return index.program.modules[index.program.units[key.unit].module].defaultIsolation != nil
  }

  private func isolatedType(named name: String, in function: FunctionKey) -> Bool {
    findType(name, in: function.unit, scope: enclosingType(of: function)).map(isolationOfType) ?? false
  }
}

extension ByteRange {
  var length: UInt32 { end - start }
}
