import UnblockModel

/// What the compiler's index says about names: which declaration of the program stands behind a symbol, and which symbol at a place.
struct IndexedNames {
  private let program: Program
  private var functions: [ID<IndexedSymbol>: FunctionKey] = [:]
  private var variables: [ID<IndexedSymbol>: VariableKey] = [:]
  /// For each file with a resolution, and each of its expressions, where the name stands that the expression calls or mentions.
  private var names: [[UInt32]]

  private static let nowhere = UInt32.max

  init(_ program: Program) {
    self.program = program
    names = Array(repeating: [], count: program.units.count)
    for unit in program.units.indices where program.units[unit].resolution != nil {
      declare(unit)
      place(unit)
    }
  }

  func covers(_ unit: Int) -> Bool { program.units[unit].resolution != nil }

  /// Definitions stand at the names of what they define.
  private mutating func declare(_ unit: Int) {
    guard let resolution = program.units[unit].resolution else { return }
    let summary = program.units[unit].summary
    var functionsByName: [UInt32: FunctionKey] = [:]
    for (place, function) in summary.functions.enumerated() {
      switch function.kind {
      case .function, .initializer, .subscriptGetter: functionsByName[function.nameRange.start] = FunctionKey(unit: unit, id: ID(place))
      default: break
      }
    }
    var variablesByName: [UInt32: VariableKey] = [:]
    for (place, variable) in summary.variables.enumerated() where variable.kind == .property || variable.kind == .global {
      variablesByName[variable.range.start] = VariableKey(unit: unit, id: ID(place))
    }
    for (place, occurrence) in resolution.occurrences.enumerated() {
      guard !occurrence.roles.isDisjoint(with: [.definition, .declaration]), !occurrence.roles.contains(.implicit) else { continue }
      let start = resolution.starts[place]
      switch program.symbols[Int(occurrence.symbol.index)].kind {
      case .variable, .instanceProperty, .staticProperty:
        if program.symbols[Int(occurrence.symbol.index)].accessor == nil { variables[occurrence.symbol] = variablesByName[start] }
      default: functions[occurrence.symbol] = functionsByName[start]
      }
    }
  }

  private mutating func place(_ unit: Int) {
    let summary = program.units[unit].summary
    var starts = Array(repeating: Self.nowhere, count: summary.expressions.count)
    for function in summary.functions { for site in function.sites { starts[Int(site.expression.index)] = site.nameRange.start } }
    names[unit] = starts
  }

  /// What the index says about the name that an expression calls or mentions.
  func occurrences(of expression: ID<Expression>, in unit: Int) -> ArraySlice<Occurrence> {
    guard let resolution = program.units[unit].resolution else { return [] }
    let start = names[unit][Int(expression.index)]
    guard start != Self.nowhere else { return [] }
    let found = resolution.occurrences(at: start)
    guard case .call(let callee, _) = program.units[unit].summary[expression].kind, !found.contains(where: { $0.roles.contains(.call) }) else { return found }
    // The `(` of a value that is called as a function.
    let atParenthesis = resolution.occurrences(at: program.units[unit].summary[callee].range.end)
    return atParenthesis.isEmpty ? found : atParenthesis
  }

  func symbol(_ id: ID<IndexedSymbol>) -> IndexedSymbol { program.symbols[Int(id.index)] }
  func function(_ id: ID<IndexedSymbol>) -> FunctionKey? { functions[id] }
  func variable(_ id: ID<IndexedSymbol>) -> VariableKey? { variables[id] }
}

extension IndexedSymbol {
  /// The name without labels.
  var base: String { name.firstIndex(of: "(").map { String(name[..<$0]) } ?? name }

  var isCallable: Bool {
    switch kind {
    case .function, .instanceMethod, .staticMethod, .initializer, .subscript: true
    default: false
    }
  }
}

extension Resolver {
  /// What the index says that a call calls; nil if the file has none, or it says nothing.
  func indexedCallee(of call: ID<Expression>, in function: FunctionKey) -> Callee? {
    guard index.indexed.covers(function.unit), !callsResult(call, in: function.unit) else { return nil }
    let called = index.indexed.occurrences(of: call, in: function.unit).filter { index.indexed.symbol($0.symbol).isCallable && index.indexed.symbol($0.symbol).accessor == nil }
    // A subscript has no call of its own, nor has what a `for` loop asks for elements: they have names to tell them by.
    let name = index[function].sites.first { $0.expression == call }.map { index.text($0.name, in: function.unit) }
    let explicit = called.first { $0.roles.contains(.call) && !$0.roles.contains(.implicit) }
    if let occurrence = explicit ?? called.first(where: { index.indexed.symbol($0.symbol).base == name }) {
      let symbol = index.indexed.symbol(occurrence.symbol)
      if let key = index.indexed.function(occurrence.symbol) { return .functions([declared(key, at: call, in: function)], .high) }
      if isSummarizedC(symbol, from: function.unit) { return nil }
      return external(symbol, call, in: function)
    }
    return nil
  }

  /// `make()()`: the name is that of the inner call.
  private func callsResult(_ call: ID<Expression>, in unit: Int) -> Bool {
    guard case .call(let callee, _) = index.summary(unit)[call].kind, case .call = index.summary(unit)[callee].kind else { return false }
    return true
  }

  /// Whether the index says that a call calls an async function: it may have a blocking one's name.
  func isIndexedAsAsync(_ call: ID<Expression>, in function: FunctionKey) -> Bool {
    index.indexed.occurrences(of: call, in: function.unit).contains { $0.roles.contains(.call) && index.indexed.symbol($0.symbol).isAsync }
  }

  /// A subscript has a function for reading and one for writing.
  private func declared(_ key: FunctionKey, at call: ID<Expression>, in function: FunctionKey) -> FunctionKey {
    guard index[key].kind == .subscriptGetter, index[function].sites.first(where: { $0.expression == call })?.isWritten ?? false else { return key }
    let range = index[key].nameRange
    let setter = index.summary(key.unit).functions.firstIndex { $0.kind == .subscriptSetter && $0.nameRange == range }
    return setter.map { FunctionKey(unit: key.unit, id: ID($0)) } ?? key
  }

  private func external(_ symbol: IndexedSymbol, _ call: ID<Expression>, in function: FunctionKey) -> Callee {
    guard !symbol.type.isEmpty else {
      let receiver = symbol.module.map { Type.module($0) } ?? .unknown
      return .external(receiver: receiver, isGlobal: true, name: symbol.base, .high)
    }
    let owner = owner(of: symbol, in: function.unit)
    if symbol.kind == .initializer {
      if let entry = entry(owner), entry.isDeclared { return .implicitInitializer(owner) }
      return .external(receiver: .metatype(.nominal(owner)), isGlobal: false, name: "init", .high)
    }
    let receiver = receiverType(of: call, owner, in: function)
    if symbol.kind == .staticMethod, let type = nominal(receiver) {
      return .external(receiver: .metatype(.nominal(type)), isGlobal: false, name: symbol.base, .high)
    }
    return .external(receiver: receiver, isGlobal: false, name: symbol.base, .high)
  }

  /// The type of which a symbol is a member.
  private func owner(of symbol: IndexedSymbol, in unit: Int) -> TypeID {
    let module = rules.module(symbol.typeModule ?? symbol.module ?? "")
    if let id = index.declaredType(named: symbol.type, inModule: module, from: unit) { return id }
    return index.knownType(named: symbol.type, in: module) ?? index.anyKnownTypes(named: symbol.type).first ?? externalType(symbol.type)
  }

  /// The receiver's own type, where the text tells one that has the member: it says more than the type that declares the member.
  private func receiverType(of call: ID<Expression>, _ owner: TypeID, in function: FunctionKey) -> Type {
    guard case .call(let callee, _) = index.summary(function.unit)[call].kind, case .member(let base?, _) = index.summary(function.unit)[callee].kind else { return .nominal(owner) }
    let written = type(of: base, in: function)
    guard let id = nominal(written), inherits(id, from: owner) else { return .nominal(owner) }
    return written
  }

  /// What the index says that a mention reads or writes; nil if the file has none, or it says nothing.
  func indexedAccess(_ expression: ID<Expression>, in function: FunctionKey) -> Access? {
    guard index.indexed.covers(function.unit) else { return nil }
    for occurrence in index.indexed.occurrences(of: expression, in: function.unit) where !occurrence.roles.contains(.implicit) {
      let symbol = index.indexed.symbol(occurrence.symbol)
      guard [.variable, .instanceProperty, .staticProperty].contains(symbol.kind) else { continue }
      if let key = index.indexed.variable(occurrence.symbol) { return .variable(key) }
      if isSummarizedC(symbol, from: function.unit) { return nil }
      return symbol.type.isEmpty ? Access.none : .external(receiver: .nominal(owner(of: symbol, in: function.unit)), name: symbol.base)
    }
    return nil
  }

  /// The function of the program that the index says a mention stands for.
  func indexedReference(_ expression: ID<Expression>, in function: FunctionKey) -> FunctionKey? {
    guard index.indexed.covers(function.unit) else { return nil }
    for occurrence in index.indexed.occurrences(of: expression, in: function.unit) where index.indexed.symbol(occurrence.symbol).isCallable {
      if let key = index.indexed.function(occurrence.symbol), !index[key].isAsync { return key }
    }
    return nil
  }

  /// Whether a function is told by its place and not by its name: the index leaves out what is local, and so the text must do.
  func isLocal(_ key: FunctionKey) -> Bool {
    let function = index[key]
    return function.kind == .closure || function.type == nil && function.parent != FileSummary.topLevel
      || function.type.map { index[TypeKey(unit: key.unit, id: $0)].function != FileSummary.topLevel } ?? false
  }
}
