import UnblockModel

/// Tells what names, members and calls mean, as far as the text and the rules allow.
///
/// A class for its memory only: the same question gets the same answer, and is worked out once. It is used by one thread.
final class Resolver {
  let index: ProgramIndex
  var rules: RuleIndex { index.rules }

  var typesOfExpressions: [ExpressionKey: Type] = [:]
  var typesOfVariables: [VariableKey: Type] = [:]
  /// What is being worked out: a value that depends on itself has no type.
  var variablesInWork: Set<VariableKey> = []
  private var supertypesOfTypes: [TypeID: [TypeID]] = [:]
  private var ancestorsOfTypes: [TypeID: [TypeID]] = [:]
  private var targetsOfAliases: [TypeID: TypeID] = [:]
  private var typesOfNames: [PlacedName: TypeID?] = [:]
  private var scopesOfTypes: [PlacedName: [TypeID]] = [:]
  /// How many types are being worked out of which others may depend: what is found meanwhile may not be all.
  private var typesInWork = 0
  private let selfName: Symbol?
  private var externalTypes: [String: TypeID] = [:]
  private var externalNames: [String] = []
  var calleesOfCalls: [ExpressionKey: Callee] = [:]
  /// The modules that only the platform that is linted for has.
  let platformModules: Set<String>
  var contextsOfFunctions: [FunctionKey: Context] = [:]
  private var mentionsOfVariables: [Int: [Int32]] = [:]
  var usesOfObjects: [Int: ObjectUses] = [:]
  /// The name of what wrappers project; nil if the program has none.
  let projectedValue: Symbol?
  /// The names of what asks where code runs.
  let placeTestNames: Set<Symbol>
  private var usesOfArguments: [Int: [ID<Expression>: ArgumentUse]] = [:]
  /// How many parameters closures use as `$0`, `$1`, by file.
  var shorthandsByUnit: [Int: [ID<Function>: Int]] = [:]
  private var implementationsOfFunctions: [FunctionKey: [FunctionKey]] = [:]
  let membersByName: MembersByName
  var functionsThatExpectRefusal: [FunctionKey: Bool] = [:]
  /// By file.
  var refusalsByUnit: [Int: [ByteRange]] = [:]
  /// Where functions run the closures that they are given; nil inside if it cannot be told.
  var runsOfParameters: [VariableKey: Context?] = [:]
  var defaultValues: [VariableKey: (ID<Expression>, FunctionKey)?] = [:]
  /// See `body(of:)`.
  var bodiesLookedInto: Set<FunctionKey> = []

  /// The rule under which queues of default quality of service are off limits; nil if it was not asked for.
  let defaultQoSRule: String?
  /// Words that functions are called by which are marked as blocking in the program itself.
  private(set) var markedNames: Set<Symbol> = []
  /// The names of functions that take escaping autoclosures.
  let namesOfAutoclosures: Set<Symbol>

  let questionsOfRefusal: QuestionsOfRefusal
  /// By the first file that imports the same.
  var modulesSeenByUnit: [Int: [SeenModule]] = [:]
  /// Of the file that was asked about last.
  var lastSeenModules: (unit: Int, modules: [SeenModule]) = (-1, [])

  /// - Parameter markedNames: those of the program; nil: they are still to be found
  init(
    _ index: ProgramIndex, options: AnalysisOptions, _ questions: QuestionsOfRefusal, _ membersByName: MembersByName, namesOfAutoclosures: Set<Symbol>,
    markedNames: Set<Symbol>? = nil
  ) {
    self.namesOfAutoclosures = namesOfAutoclosures
    self.index = index
    self.membersByName = membersByName
    selfName = index.symbol("Self")
    questionsOfRefusal = questions
    platformModules = Set(index.rules.rules.platforms.first { $0.name == options.platform }?.modules ?? [])
    defaultQoSRule = index.rules.rulesByKind[RuleIndex.defaultQoSKind].flatMap { rule in
      options.severity(of: rule.id, index.rules) == nil ? nil : rule.id
    }
    projectedValue = index.symbol("projectedValue")
    placeTestNames = Set(index.rules.rules.placeTests.compactMap { index.symbol($0.name.base) })
    self.markedNames = markedNames ?? namesOfMarked()
  }

  /// How often expressions name a variable.
  func mentions(of key: VariableKey) -> Int32 {
    let all = mentionsOfVariables[key.unit] ?? index.summary(key.unit).mentions()
    mentionsOfVariables[key.unit] = all
    return all[Int(key.id.index)]
  }

  /// Of which call an expression is an argument.
  func use(of expression: ID<Expression>, in unit: Int) -> ArgumentUse? {
    if let known = usesOfArguments[unit] { return known[expression] }
    let uses = index.summary(unit).argumentUses()
    usesOfArguments[unit] = uses
    return uses[expression]
  }

  /// The functions that may run where one is named: witnesses, overrides, default implementations, and itself if it has a body.
  func implementations(of named: FunctionKey) -> [FunctionKey] {
    if let known = implementationsOfFunctions[named] { return known }
    var result = membersByName[index.symbol(index[named].name, in: named.unit)].filter { isImplementation($0, of: named) }
    if index[named].hasBody { result.append(named) }
    implementationsOfFunctions[named] = result
    return result
  }

  // MARK: Types that only have a name

  /// A type that is written in the program, and neither declared there nor known.
  func externalType(_ name: String) -> TypeID {
    if let id = externalTypes[name] { return id }
    let id = TypeID(index: -1 - externalNames.count)
    externalNames.append(name)
    externalTypes[name] = id
    return id
  }

  func isExternal(_ id: TypeID) -> Bool { id.index < 0 || !index[id].isDeclared && index[id].module.isEmpty }

  func name(of id: TypeID) -> String { id.index < 0 ? externalNames[-1 - id.index] : index[id].name }

  func entry(_ id: TypeID) -> ProgramIndex.TypeEntry? { id.index < 0 ? nil : index[id] }

  // MARK: Inheritance

  /// What a type inherits from and conforms to, as written at its declaration and extensions, and as known from the rules.
  func supertypes(of id: TypeID) -> [TypeID] {
    guard let entry = entry(id) else { return [] }
    if let known = supertypesOfTypes[id] { return known }
    supertypesOfTypes[id] = []
    typesInWork += 1
    defer { typesInWork -= 1 }
    var result: [TypeID] = []
    for key in entry.declarations {
      let declaration = index[key]
      // Names in an inheritance clause are looked up around the type, not in it: a nested type may bear its supertype's name.
      let scope = declaration.parent.flatMap { index.typeIDs[key.unit][Int($0.index)] }
      for reference in declaration.inherited { result += nominals(of: resolve(reference, in: key.unit, scope: scope)) }
      if declaration.kind == .alias, let subject = declaration.subject {
        for part in parts(of: subject, in: key.unit) { result += nominals(of: resolve(part, in: key.unit, scope: scope)) }
      }
    }
    for place in entry.known {
      let type = rules.rules.types[place]
      for name in type.inherits { result += knownNamed(name, near: type.module) }
    }
    if let namesake = entry.namesake { result.append(namesake) }
    result = result.filter { $0 != id }
    supertypesOfTypes[id] = result
    return result
  }

  /// The types of a composition; any other type is its only part.
  private func parts(of reference: ID<TypeReference>, in unit: Int) -> [ID<TypeReference>] {
    if case .composition(let parts) = index.summary(unit)[reference] { parts } else { [reference] }
  }

  /// A type that the rules mention by name, in the same module if there is one.
  func knownNamed(_ name: String, near module: String) -> [TypeID] {
    if let id = index.knownType(named: name, in: module) { return [id] }
    return index.anyKnownTypes(named: name).first.map { [$0] } ?? []
  }

  private func nominals(of type: Type) -> [TypeID] {
    switch type {
    case .nominal(let id): [id]
    case .tuple(let parts): parts.flatMap(nominals)  // compositions
    default: []
    }
  }

  /// The type itself and all that it inherits from, nearest first.
  func lineage(of id: TypeID) -> [TypeID] {
    if let known = ancestorsOfTypes[id] { return known }
    var result = [id]
    var seen: Set<TypeID> = [id]
    var next = 0
    while next < result.count {
      for type in supertypes(of: result[next]) where seen.insert(type).inserted { result.append(type) }
      next += 1
    }
    ancestorsOfTypes[id] = result
    return result
  }

  func inherits(_ id: TypeID, from ancestor: TypeID) -> Bool { lineage(of: id).contains(ancestor) }

  /// Whether a class inherits from something of which nothing is known: any name may be a member's.
  func hasUnseenSuperclass(_ id: TypeID) -> Bool {
    let isClass = entry(id)?.declarations.contains { index[$0].kind == .class } ?? false
    return isClass && hasUnseenAncestors(id)
  }

  /// Whether something that nothing is known of stands above a type: it may have members that cannot be seen.
  func hasUnseenAncestors(_ id: TypeID) -> Bool { lineage(of: id).contains { isExternal($0) } }

  // MARK: Types as written

  /// The type around a function: that of the declared function in which it is written.
  func enclosingType(of function: FunctionKey) -> TypeID? {
    // In place: this is asked of each call, and a `Function` is large.
    let functions = index.summary(function.unit).functions
    var current: ID<Function>? = function.id
    while let id = current {
      if let type = functions[Int(id.index)].type { return index.typeIDs[function.unit][Int(type.index)] }
      current = functions[Int(id.index)].parent
    }
    return nil
  }

  /// Resolves a written type, seen from inside `scope`.
  func resolve(_ reference: ID<TypeReference>, in unit: Int, scope: TypeID?) -> Type {
    switch index.summary(unit)[reference] {
    case .named(let outer, let name, let arguments):
      if !arguments.isEmpty, let inner = sugar(index.text(name, in: unit), arguments, in: unit, scope: scope) { return inner }
      return .nominal(outer == nil ? typeNamed(name, in: unit, scope: scope) : typeNamed(index.typeName(reference, in: unit), in: unit, scope: scope))
    case .declared(let id): return index.typeIDs[unit][Int(id.index)].map { .nominal($0) } ?? .unknown
    case .array(let element): return .array(resolve(element, in: unit, scope: scope))
    case .dictionary(let value): return .dictionary(resolve(value, in: unit, scope: scope))
    case .function(let function): return .function(unit: unit, function)
    case .metatype(let inner): return .metatype(resolve(inner, in: unit, scope: scope))
    case .tuple(let parts): return .tuple(parts.map { resolve($0, in: unit, scope: scope) })
    case .composition(let parts):
      let resolved = parts.map { resolve($0, in: unit, scope: scope) }
      return resolved.first { type in
        if case .nominal(let id) = type { !isExternal(id) } else { false }
      } ?? resolved.first ?? .unknown
    case .other: return .unknown
    }
  }

  /// `Optional<T>` is `T`, `Array<T>` is `[T]`.
  private func sugar(_ name: String, _ arguments: [ID<TypeReference>], in unit: Int, scope: TypeID?) -> Type? {
    guard let last = arguments.last else { return nil }
    switch name {
    case "Optional": return resolve(last, in: unit, scope: scope)
    case "Array", "ContiguousArray", "ArraySlice", "Set": return .array(resolve(last, in: unit, scope: scope))
    case "Dictionary": return .dictionary(resolve(last, in: unit, scope: scope))
    default: return nil
    }
  }

  /// Looks a type's name up from the inside to the outside; follows aliases.
  private func typeNamed(_ written: String, in unit: Int, scope: TypeID?) -> TypeID {
    if written == "Self", let scope { return scope }
    return aliased(findType(written, in: unit, scope: scope) ?? externalType(written))
  }

  /// Whether a type is written as `Self`.
  func isSelf(_ reference: ID<TypeReference>, in unit: Int) -> Bool {
    guard case .named(nil, let name, _) = index.summary(unit)[reference] else { return false }
    return index.symbol(name, in: unit) == selfName
  }

  private func typeNamed(_ name: Name, in unit: Int, scope: TypeID?) -> TypeID {
    if let scope, index.symbol(name, in: unit) == selfName { return scope }
    return aliased(findType(name, in: unit, scope: scope) ?? externalType(index.text(name, in: unit)))
  }

  /// Looks a type's name up from the inside to the outside. It means the same wherever the same can be seen.
  func findType(_ name: Name, in unit: Int, scope: TypeID?) -> TypeID? {
    let place = PlacedName(symbol: index.symbol(name, in: unit).index, unit: index.visibility.likeUnit[unit], scope: scope)
    if let known = typesOfNames[place] { return known }
    let result = findType(index.text(name, in: unit), in: unit, scope: scope)
    if typesInWork == 0 { typesOfNames[place] = .some(result) }
    return result
  }

  func findType(_ written: String, in unit: Int, scope: TypeID?) -> TypeID? {
    if let scope {
      let head = written.prefix(upTo: written.utf8.firstIndex(of: UInt8(ascii: ".")) ?? written.endIndex)
      if let symbol = index.symbol(String(head)) {
        var outer: String? = name(of: scope)
        while let path = outer {
          if let id = nested(written, symbol, inTypeNamed: path, unit, scope) { return id }
          outer = path.withoutLastPart
        }
      }
    }
    return index.findType(written, from: unit)
  }

  /// The enclosing types, from the inside to the outside.
  func scopes(from scope: TypeID, unit: Int) -> [TypeID] {
    let place = PlacedName(symbol: -1, unit: index.visibility.likeUnit[unit], scope: scope)
    if let known = scopesOfTypes[place] { return known }
    var result = [scope]
    var path = name(of: scope)
    while let outer = path.withoutLastPart {
      path = outer
      if let outer = index.findType(path, from: unit) { result.append(outer) }
    }
    scopesOfTypes[place] = result
    return result
  }

  private func nested(_ written: String, _ head: Symbol, inTypeNamed path: String, _ unit: Int, _ scope: TypeID) -> TypeID? {
    guard let outer = path == name(of: scope) ? scope : index.findType(path, from: unit) else { return nil }
    for type in lineage(of: outer) {
      for case .type(let id) in index.members(head, of: type) {
        guard let dot = written.utf8.firstIndex(of: UInt8(ascii: ".")) else { return id }
        return index.findType(name(of: id) + written[dot...], from: unit) ?? id
      }
    }
    return nil
  }

  /// What an alias stands for. An alias of itself stands for nothing else; one of a composition is a type that inherits its parts.
  func aliased(_ id: TypeID) -> TypeID {
    guard id.index >= 0, let key = index.types[id.index].declarations.first else { return id }
    let types = index.summary(key.unit).types
    guard types[Int(key.id.index)].kind == .alias, let subject = types[Int(key.id.index)].subject else { return id }
    if let known = targetsOfAliases[id] { return known }
    if parts(of: subject, in: key.unit).count > 1 { return id }
    // What is asked again while it is worked out is a cycle, and gets the alias itself for an answer.
    targetsOfAliases[id] = id
    typesInWork += 1
    defer { typesInWork -= 1 }
    let scope = index[key].parent.flatMap { index.typeIDs[key.unit][Int($0.index)] }
    if case .nominal(let target) = resolve(subject, in: key.unit, scope: scope) { targetsOfAliases[id] = target }
    return targetsOfAliases[id] ?? id
  }
}

/// A name where it is looked up: inside a type, in the first of the files that see the same.
private struct PlacedName: Hashable {
  var symbol: Int32
  var unit: Int
  var scope: TypeID?

  func hash(into hasher: inout Hasher) { hasher.combine(unit << 32 ^ Int(symbol)) }
  func _rawHashValue(seed: Int) -> Int { mixed(unit << 32 ^ Int(symbol), mixed(scope?.index ?? Int.min, seed)) }
}

extension String {
  /// `Outer.Middle` of `Outer.Middle.Inner`; nil if there is one part only.
  fileprivate var withoutLastPart: String? { utf8.lastIndex(of: UInt8(ascii: ".")).map { String(self[..<$0]) } }
}
