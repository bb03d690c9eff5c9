import UnblockModel

/// The declarations of the program and of the rules, by name. Built once, and not changed after that.
struct ProgramIndex {
  enum Member: Hashable {
    case function(FunctionKey)
    case variable(VariableKey)
    case type(TypeID)
    /// With the type of its payload, of the file in which it is declared.
    case enumCase(unit: Int, payload: ID<TypeReference>?)
  }

  struct TypeEntry {
    /// `Outer.Name`.
    var name: String
    /// The module of the program or of the rules; empty if the type is just a name.
    var module: String
    var declarations: [TypeKey] = []
    var members: [Symbol: [Member]] = [:]
    /// The places of its entries in `RuleSet.types`.
    var known: [Int] = []
    /// The type of this name that the rules describe, where the declarations of another module are taken for it already.
    var namesake: TypeID?
    var isDeclared = false
    var isLocal = false
  }

  let program: Program
  private let summaries: [UnitSummary]
  let rules: RuleIndex
  private let symbolIndex: [Word: Symbol]
  /// For each file, the symbol of each of its names.
  let symbols: [[Symbol]]
  /// By the number of the symbol: whether an API may be called by it.
  private(set) var isWordOfAPI: [Bool] = []
  /// By the word that a call of them is written with, the places of APIs in `RuleSet.apis`.
  private(set) var apis: [Symbol: [Int]] = [:]
  private(set) var types: [TypeEntry] = []
  /// For each file, the type of each of its type declarations.
  private(set) var typeIDs: [[TypeID?]] = []
  /// For each module of the program, its types by qualified name.
  private var declaredTypes: [[String: TypeID]]
  private var knownTypes: [String: [TypeID]] = [:]
  private var namedTypes: [String: TypeID] = [:]
  /// For each module of the program, its functions and variables.
  private(set) var globals: [[Symbol: [Member]]]
  let visibility: Visibility
  /// What the compiler's index says.
  let indexed: IndexedNames

  init(_ program: Program, rules: RuleIndex, workers: some Workers = OneWorker()) {
    self.program = program
    summaries = program.units.map { UnitSummary($0.summary) }
    self.rules = rules
    let (names, visibility) = Self.namesAndVisibility(program, summaries, rules, workers)
    (symbolIndex, symbols, self.visibility) = (names.symbolIndex, names.symbols, visibility)
    indexed = IndexedNames(program)
    declaredTypes = Array(repeating: [:], count: program.modules.count)
    globals = Array(repeating: [:], count: program.modules.count)
    findWordsOfAPIs()
    addKnownTypes()
    for unit in program.units.indices { declareTypes(of: unit) }
    for unit in program.units.indices { declareExtensions(of: unit) }
    for unit in program.units.indices { addMembers(of: unit) }
  }

  // MARK: Names

  private mutating func findWordsOfAPIs() {
    isWordOfAPI = Array(repeating: false, count: symbolCount)
    for (word, places) in rules.apis {
      guard let symbol = symbol(word) else { continue }
      isWordOfAPI[Int(symbol.index)] = true
      apis[symbol] = places
    }
  }

  private enum Part: Sendable {
    case names(Interning)
    case visibility(Visibility)
  }

  /// Neither needs the other: of a large program they are found at the same time.
  private static func namesAndVisibility(
    _ program: Program, _ summaries: [UnitSummary], _ rules: RuleIndex, _ workers: some Workers
  ) -> (Interning, Visibility) {
    guard summaries.count > 100 else { return (Interning(summaries, workers), Visibility(program, rules: rules)) }
    let parts = workers.map(count: 2) { $0 == 0 ? Part.names(Interning(summaries, workers)) : .visibility(Visibility(program, rules: rules)) }
    guard case .names(let names) = parts[0], case .visibility(let visibility) = parts[1] else { preconditionFailure("results are in order") }
    return (names, visibility)
  }

  /// Symbols have numbers below this.
  var symbolCount: Int { symbolIndex.count }

  /// The text of each symbol.
  var words: [String] {
    var result = Array(repeating: "", count: symbolIndex.count)
    for (word, symbol) in symbolIndex { result[Int(symbol.index)] = word.text }
    return result
  }

  /// How many expressions each file has.
  var sizes: [Int32] { summaries.map { Int32($0.expressions.count) } }

  func summary(_ unit: Int) -> UnitSummary { summaries[unit] }
  func symbol(_ name: Name, in unit: Int) -> Symbol { symbols[unit][Int(name.index)] }
  func symbol(_ text: String) -> Symbol? { symbolIndex[Word(text)] }
  func text(_ name: Name, in unit: Int) -> String { summaries[unit][name] }

  subscript(key: FunctionKey) -> Function { summaries[key.unit][key.id] }
  subscript(key: VariableKey) -> Variable { summaries[key.unit][key.id] }
  subscript(key: TypeKey) -> TypeDeclaration { summaries[key.unit][key.id] }
  subscript(key: ExpressionKey) -> Expression { summaries[key.unit][key.id] }
  subscript(key: SiteKey) -> Site { self[key.function].sites[key.place] }
  subscript(id: TypeID) -> TypeEntry { types[id.index] }

  // MARK: Types

  private mutating func append(_ entry: TypeEntry) -> TypeID {
    types.append(entry)
    return TypeID(index: types.count - 1)
  }

  /// Every type that the rules mention gets an entry, whether or not they say more of it.
  private mutating func addKnownTypes() {
    for (place, type) in rules.rules.types.enumerated() {
      for name in [type.name] + type.aliases {
        let id = knownType(name, module: type.module)
        types[id.index].known.append(place)
      }
    }
    for api in rules.rules.apis where !api.name.type.isEmpty { ownerType(api.name.type, module: api.module) }
    for context in rules.rules.contexts {
      switch context.subject {
      case .closures(let name, _), .assigned(let name): if !name.type.isEmpty { ownerType(name.type, module: context.module) }
      case .members(_, let type): ownerType(type, module: context.module)
      case .attribute: break
      }
    }
  }

  /// An API may be an extension of another module's type: it belongs to the type that the rules describe.
  private mutating func ownerType(_ name: String, module: String) {
    if knownType(named: name, in: module) == nil { _ = knownType(name, module: module) }
  }

  private mutating func knownType(_ name: String, module: String) -> TypeID {
    if let id = knownTypes[name]?.first(where: { types[$0.index].module == module }) { return id }
    let id = append(TypeEntry(name: name, module: module))
    knownTypes[name, default: []].append(id)
    return id
  }

  private mutating func declareTypes(of unit: Int) {
    let summary = summaries[unit]
    var ids = [TypeID?](repeating: nil, count: summary.types.count)
    for (place, type) in summary.types.enumerated() where type.kind != .extension {
      let key = TypeKey(unit: unit, id: ID(place))
      let module = program.units[unit].module
      let name = qualifiedName(of: key)
      let isLocal = type.function != FileSummary.topLevel || type.kind == .genericParameter
      var id: TypeID
      if !isLocal, let other = declaredTypes[module][name] {
        id = other
      } else {
        id = isLocal ? append(TypeEntry(name: name, module: program.modules[module].name)) : newType(name, in: module)
        if !isLocal { declaredTypes[module][name] = id }
      }
      types[id.index].declarations.append(key)
      types[id.index].isDeclared = true
      types[id.index].isLocal = isLocal
      ids[place] = id
    }
    typeIDs.append(ids)
  }

  /// A type of the program. Where it is one of those that the rules describe, as the library itself is linted, the two are one.
  private mutating func newType(_ name: String, in module: Int) -> TypeID {
    let canonical = rules.module(program.modules[module].name)
    let known = knownTypes[name]?.first { types[$0.index].module == canonical }
    if let known, !types[known.index].isDeclared { return known }
    return append(TypeEntry(name: name, module: program.modules[module].name, namesake: known))
  }

  /// Types are declared in, or extended by, types whose names are told from the text.
  private func qualifiedName(of key: TypeKey) -> String {
    let type = self[key]
    let own = type.kind == .extension ? type.subject.map { typeName($0, in: key.unit) } ?? "" : text(type.name, in: key.unit)
    guard let parent = type.parent, type.kind != .extension, type.kind != .genericParameter else { return own }
    return qualifiedName(of: TypeKey(unit: key.unit, id: parent)) + "." + own
  }

  /// `Outer.Name`, without generic arguments.
  func typeName(_ reference: ID<TypeReference>, in unit: Int) -> String {
    switch summaries[unit][reference] {
    case .named(let outer?, let name, _): typeName(outer, in: unit) + "." + text(name, in: unit)
    case .named(nil, let name, _): text(name, in: unit)
    case .declared(let id): text(summaries[unit][id].name, in: unit)
    case .array: "Array"
    case .dictionary: "Dictionary"
    default: "?"
    }
  }

  private mutating func declareExtensions(of unit: Int) {
    for (place, type) in summaries[unit].types.enumerated() where type.kind == .extension {
      guard let subject = type.subject else { continue }
      let id = namedType(typeName(subject, in: unit), from: unit)
      types[id.index].declarations.append(TypeKey(unit: unit, id: ID(place)))
      typeIDs[unit][place] = id
    }
  }

  /// The type that a qualified name stands for at the top level of a file; a new one if the name is not known at all.
  private mutating func namedType(_ name: String, from unit: Int) -> TypeID {
    if let id = findType(name, from: unit) {
      if let key = types[id.index].declarations.first, self[key].kind == .alias, let subject = self[key].subject,
        let target = findType(typeName(subject, in: key.unit), from: key.unit)
      {
        return target
      }
      return id
    }
    if let id = namedTypes[name] { return id }
    let id = append(TypeEntry(name: name, module: ""))
    namedTypes[name] = id
    return id
  }

  /// A type of the file's module, of a module of the program that the file sees, or of a known module that it sees.
  func findType(_ name: String, from unit: Int) -> TypeID? {
    let module = program.units[unit].module
    if let id = declaredTypes[module][name] { return id }
    for visible in visibility.programModules(of: unit) { if let id = declaredTypes[visible][name] { return id } }
    if let id = knownType(name, from: unit) { return id }
    return withoutModule(name).flatMap { findType($0.name, inModule: $0.module, from: unit) }
  }

  private func knownType(_ name: String, from unit: Int) -> TypeID? {
    let candidates = (knownTypes[name] ?? []).filter { visibility.sees(types[$0.index].module, from: unit) }
    if candidates.count < 2 { return candidates.first }
    // Two modules have a type of this name: the one that the file itself imports; else nothing can be said.
    let direct = candidates.filter { visibility.imports(types[$0.index].module, in: unit) }
    return direct.count == 1 ? direct.first : candidates.first { !types[$0.index].known.isEmpty }
  }

  /// `Module.Type`.
  private func withoutModule(_ name: String) -> (module: String, name: String)? {
    guard let dot = name.firstIndex(of: ".") else { return nil }
    return (String(name[..<dot]), String(name[name.index(after: dot)...]))
  }

  private func findType(_ name: String, inModule module: String, from unit: Int) -> TypeID? {
    for place in visibility.programModules(behind: module, from: unit) { if let id = declaredTypes[place][name] { return id } }
    let canonical = rules.module(module)
    return knownTypes[name]?.first { visibility.reaches($0.module(in: self), from: canonical, in: unit) }
  }

  /// A type of a known module, or the one that the module extends, wherever it is asked from.
  func knownType(named name: String, in module: String) -> TypeID? {
    guard let candidates = knownTypes[name] else { return nil }
    return candidates.first { types[$0.index].module == module } ?? candidates.first { !types[$0.index].known.isEmpty }
  }

  /// A type that the program declares in the module that a name means in a file.
  func declaredType(named name: String, inModule module: String, from unit: Int) -> TypeID? {
    visibility.programModule(named: module, from: unit).flatMap { declaredTypes[$0][name] }
  }

  func anyKnownTypes(named name: String) -> [TypeID] { knownTypes[name] ?? [] }

  /// Whether a name is, for a file, that of a module of the program.
  func isProgramModule(_ name: String, from unit: Int) -> Bool { visibility.programModule(named: name, from: unit) != nil }

  // MARK: Members

  private mutating func addMembers(of unit: Int) {
    let summary = summaries[unit]
    for (place, type) in summary.types.enumerated() {
      guard let id = typeIDs[unit][place] else { continue }
      for member in type.members { add(member, to: id, in: unit) }
    }
    let module = program.units[unit].module
    for child in summary[FileSummary.topLevel].children where summary[child].kind == .function && summary[child].type == nil {
      globals[module][symbol(summary[child].name, in: unit), default: []].append(.function(FunctionKey(unit: unit, id: child)))
    }
    for variable in summary.globals {
      globals[module][symbol(summary[variable].name, in: unit), default: []].append(.variable(VariableKey(unit: unit, id: variable)))
    }
  }

  private mutating func add(_ member: TypeDeclaration.Member, to id: TypeID, in unit: Int) {
    let summary = summaries[unit]
    switch member {
    case .function(let function):
      types[id.index].members[symbol(summary[function].name, in: unit), default: []].append(.function(FunctionKey(unit: unit, id: function)))
    case .variable(let variable):
      types[id.index].members[symbol(summary[variable].name, in: unit), default: []].append(.variable(VariableKey(unit: unit, id: variable)))
    case .type(let type):
      guard let nested = typeIDs[unit][Int(type.index)] else { return }
      types[id.index].members[symbol(summary[type].name, in: unit), default: []].append(.type(nested))
    case .enumCase(let name, let payload):
      types[id.index].members[symbol(name, in: unit), default: []].append(.enumCase(unit: unit, payload: payload))
    }
  }

  /// The members of a name that a type declares itself.
  func members(_ name: Symbol, of id: TypeID) -> [Member] { id.index < 0 ? [] : types[id.index].members[name] ?? [] }

  /// Functions and variables of a name at the top level of the file's module and of the modules of the program that it sees.
  func globals(_ name: Symbol, from unit: Int) -> [Member] {
    let own = (globals[program.units[unit].module][name] ?? []).filter { isAccessible($0, from: unit) }
    if !own.isEmpty { return own }
    return visibility.programModules(of: unit).flatMap { globals[$0][name] ?? [] }.filter { isAccessible($0, from: unit) }
  }

  /// What `Module.name` may mean.
  func globals(_ name: Symbol, inModule module: String, from unit: Int) -> [Member] {
    visibility.programModules(behind: module, from: unit).flatMap { globals[$0][name] ?? [] }.filter { isAccessible($0, from: unit) }
  }

  /// Private declarations are seen in their own file only, and others where their module is.
  func isAccessible(_ member: Member, from unit: Int) -> Bool {
    switch member {
    case .function(let key):
      key.unit == unit || !summaries[key.unit].functions[Int(key.id.index)].modifiers.contains(.isPrivate) && isReached(key.unit, from: unit)
    case .variable(let key):
      key.unit == unit || !summaries[key.unit].variables[Int(key.id.index)].modifiers.contains(.isPrivate) && isReached(key.unit, from: unit)
    case .type, .enumCase: true
    }
  }

  private func isReached(_ declaring: Int, from unit: Int) -> Bool {
    visibility.comes(from: program.units[declaring].module, to: program.units[unit].module)
  }
}

extension TypeID {
  fileprivate func module(in index: ProgramIndex) -> String { index[self].module }
}
