import UnblockModel

/// What the declarations of some files tell of the words by which functions are called and mentioned.
struct DeclaredWords: Sendable {
  /// Constants that hold functions, by the word of the function.
  private(set) var aliases: [Symbol: Set<Symbol>] = [:]
  private(set) var genericParameters: Set<Symbol> = []
  /// Properties with attributes, which may be wrappers.
  private(set) var attributed: Set<Symbol> = []
  /// What wrappers project: `$name`, by the wrapper's property.
  private(set) var projections: Set<Symbol> = []
  /// By the number of the symbol: whether a variable bears the name that may be called.
  private(set) var isVariable: [Bool]
  /// By the number of the symbol: whether a function of the program can be run by what bears the name.
  var isWord: [Bool]

  init(_ symbolCount: Int) {
    isVariable = Array(repeating: false, count: symbolCount)
    isWord = isVariable
  }

  /// - Parameter makers: functions that return closures of theirs, in all files
  init(_ units: Range<Int>, _ index: ProgramIndex, makers: Set<Symbol>) {
    self.init(index.symbolCount)
    for unit in units {
      addFunctions(unit, index)
      addVariables(unit, index, makers)
    }
  }

  var variables: [Symbol] { isVariable.indices.filter { isVariable[$0] }.map { Symbol(index: Int32($0)) } }

  /// The names of functions that return closures of theirs.
  static func makers(in unit: Int, _ index: ProgramIndex) -> [Symbol] {
    let functions = index.summary(unit).functions
    return functions.indices.compactMap { place in
      guard functions[place].use == .returned, let parent = functions[place].parent else { return nil }
      return index.symbol(functions[Int(parent.index)].name, in: unit)
    }
  }

  mutating func add(_ other: DeclaredWords) {
    aliases.merge(other.aliases) { $0.union($1) }
    genericParameters.formUnion(other.genericParameters)
    attributed.formUnion(other.attributed)
    projections.formUnion(other.projections)
    for number in isWord.indices {
      if other.isWord[number] { isWord[number] = true }
      if other.isVariable[number] { isVariable[number] = true }
    }
  }

  private mutating func addFunctions(_ unit: Int, _ index: ProgramIndex) {
    let (summary, symbols) = (index.summary(unit), index.symbols[unit])
    let functions = summary.functions
    for place in functions.indices {
      isWord[symbols, functions[place].name] = true
      if case .stored(let variable) = functions[place].use { isWord[symbols, summary[variable].name] = true }
    }
    for type in summary.types {
      isWord[symbols, type.name] = true
      if type.kind == .genericParameter { genericParameters.insert(symbols[Int(type.name.index)]) }
      // Initialisers that an extension adds to a library's type are called by that type's name.
      if type.kind == .extension, let subject = type.subject, case .named(_, let name, _) = summary[subject], hasInitializer(type, summary) {
        isWord[symbols, name] = true
      }
    }
  }

  private func hasInitializer(_ type: TypeDeclaration, _ summary: UnitSummary) -> Bool {
    type.members.contains { member in
      guard case .function(let function) = member else { return false }
      return summary[function].kind == .initializer
    }
  }

  private mutating func addVariables(_ unit: Int, _ index: ProgramIndex, _ makers: Set<Symbol>) {
    let (summary, symbols) = (index.summary(unit), index.symbols[unit])
    let variables = summary.variables
    for place in variables.indices {
      let name = variables[place].name
      if variables[place].kind != .parameter || variables[place].type != nil { isVariable[symbols, name] = true }
      if variables[place].kind == .property { addProperty(variables[place], summary, symbols, index) }
      guard case .value(let value) = variables[place].source, let held = word(of: summary[value], summary, symbols, makers) else { continue }
      aliases[symbols[Int(held.index)], default: []].insert(symbols[Int(name.index)])
    }
  }

  private mutating func addProperty(_ variable: Variable, _ summary: UnitSummary, _ symbols: [Symbol], _ index: ProgramIndex) {
    if !variable.attributes.isEmpty {
      attributed.insert(symbols[Int(variable.name.index)])
      isWord[symbols, variable.name] = true
      if let projected = index.symbol("$" + summary[variable.name]) {
        projections.insert(projected)
        isWord[Int(projected.index)] = true
      }
    }
    // A closure that is kept in a property is called by the property's name.
    if let type = variable.type, case .function = summary[type] { isWord[symbols, variable.name] = true }
  }

  private func word(of expression: Expression, _ summary: UnitSummary, _ symbols: [Symbol], _ makers: Set<Symbol>) -> Name? {
    switch expression.kind {
    case .name(let name), .member(_, let name): name
    case .localFunction(let function): summary[function].name
    case .keyPath(_, let names): names.last
    case .local(let variable): holdsClosure(variable, summary) ? summary[variable].name : nil
    case .call(let callee, _): maker(summary[callee], symbols, makers)
    default: nil
    }
  }

  private func holdsClosure(_ variable: ID<Variable>, _ summary: UnitSummary) -> Bool {
    guard case .value(let value) = summary[variable].source, case .closure = summary[value].kind else { return false }
    return true
  }

  /// The name of a function that returns a closure.
  private func maker(_ callee: Expression, _ symbols: [Symbol], _ makers: Set<Symbol>) -> Name? {
    switch callee.kind {
    case .name(let name), .member(_, let name): makers.contains(symbols[Int(name.index)]) ? name : nil
    default: nil
    }
  }
}

extension [Bool] {
  /// By the symbol that a name is in its file.
  fileprivate subscript(symbols: [Symbol], name: Name) -> Bool {
    get { self[Int(symbols[Int(name.index)].index)] }
    set { self[Int(symbols[Int(name.index)].index)] = newValue }
  }
}
