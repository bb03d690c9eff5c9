import UnblockModel

/// The words that functions of the program are called and mentioned by: only sites with such a word are asked what they run.
struct CallWords {
  private let index: ProgramIndex
  /// Constants that hold functions, by the word of the function.
  private var aliases: [Symbol: Set<Symbol>] = [:]
  private var genericParameters: Set<Symbol> = []
  /// Properties with attributes, which may be wrappers.
  private var attributed: Set<Symbol> = []
  /// What wrappers project: `$name`, by the wrapper's property.
  private var projections: Set<Symbol> = []
  /// What asks a value for its description.
  private let describing: [Symbol]
  private var variables: Set<Symbol> = []
  /// Functions that return closures of theirs.
  private var makers: Set<Symbol> = []
  /// By the number of the symbol: whether a function of the program can be run by what bears the name.
  private(set) var isWord: [Bool]

  init(_ index: ProgramIndex) {
    self.index = index
    isWord = Array(repeating: false, count: index.symbolIndex.count)
    describing = Description.words.compactMap { index.symbol($0) }
    for unit in index.program.units.indices { addMakers(unit) }
    for unit in index.program.units.indices { add(unit) }
    // Which constants hold functions shows only when all functions are known.
    for (word, holders) in aliases where isWord[Int(word.index)] { for holder in holders { isWord[Int(holder.index)] = true } }
    for symbol in describing { isWord[Int(symbol.index)] = true }
    if let call = index.symbol(Self.callAsFunction), isWord[Int(call.index)] { for variable in variables { isWord[Int(variable.index)] = true } }
  }

  private static let callAsFunction = "callAsFunction", wrappedValue = "wrappedValue"
  private static let projectedValue = "projectedValue"

  private mutating func addMakers(_ unit: Int) {
    let summary = index.summary(unit)
    for function in summary.functions where function.use == .returned {
      if let parent = function.parent { makers.insert(index.symbol(summary[parent].name, in: unit)) }
    }
  }

  private mutating func add(_ unit: Int) {
    let summary = index.summary(unit)
    for place in summary.functions.indices {
      declare(summary.functions[place].name, in: unit)
      if case .stored(let variable) = summary.functions[place].use { declare(summary[variable].name, in: unit) }
    }
    for type in summary.types {
      declare(type.name, in: unit)
      if type.kind == .genericParameter { genericParameters.insert(index.symbol(type.name, in: unit)) }
      // Initialisers that an extension adds to a library's type are called by that type's name.
      if type.kind == .extension, let subject = type.subject, case .named(_, let name, _) = summary[subject], hasInitializer(type, summary) {
        declare(name, in: unit)
      }
    }
    for variable in summary.variables {
      let symbol = index.symbol(variable.name, in: unit)
      if variable.kind != .parameter || variable.type != nil { variables.insert(symbol) }
      if variable.kind == .property, !variable.attributes.isEmpty {
        attributed.insert(symbol)
        isWord[Int(symbol.index)] = true
        if let projected = index.symbol("$" + summary[variable.name]) {
          projections.insert(projected)
          isWord[Int(projected.index)] = true
        }
      }
      // A closure that is kept in a property is called by the property's name.
      if variable.kind == .property, let type = variable.type, case .function = summary[type] { isWord[Int(symbol.index)] = true }
      if case .value(let value) = variable.source, let held = word(of: summary[value], in: unit) { aliases[index.symbol(held, in: unit), default: []].insert(symbol) }
    }
  }

  private func hasInitializer(_ type: TypeDeclaration, _ summary: UnitSummary) -> Bool {
    type.members.contains { member in
      guard case .function(let function) = member else { return false }
      return summary[function].kind == .initializer
    }
  }

  private mutating func declare(_ name: Name, in unit: Int) { isWord[Int(index.symbol(name, in: unit).index)] = true }

  private func word(of expression: Expression, in unit: Int) -> Name? {
    let summary = index.summary(unit)
    return switch expression.kind {
    case .name(let name), .member(_, let name): name
    case .localFunction(let function): summary[function].name
    case .keyPath(_, let names): names.last
    case .local(let variable): holdsClosure(variable, summary) ? summary[variable].name : nil
    case .call(let callee, _): maker(summary[callee], in: unit)
    default: nil
    }
  }

  private func holdsClosure(_ variable: ID<Variable>, _ summary: UnitSummary) -> Bool {
    guard case .value(let value) = summary[variable].source, case .closure = summary[value].kind else { return false }
    return true
  }

  /// The name of a function that returns a closure.
  private func maker(_ callee: Expression, in unit: Int) -> Name? {
    switch callee.kind {
    case .name(let name), .member(_, let name): makers.contains(index.symbol(name, in: unit)) ? name : nil
    default: nil
    }
  }

  /// The words that a function can be called by.
  func words(for key: FunctionKey) -> Set<Symbol> {
    let function = index[key]
    var result: Set<Symbol> = []
    switch function.kind {
    case .closure:
      insertWords(ofClosure: function, in: key.unit, &result)
    case .initializer:
      result.insert(index.symbol(function.name, in: key.unit))
      insertTypeName(of: function, in: key.unit, &result)
      result.formUnion(genericParameters)
    case .initialValue:
      result.insert(index.symbol(function.name, in: key.unit))
      if !function.modifiers.contains(.isStatic) { insertTypeName(of: function, in: key.unit, &result) }
    case .defaultArgument:
      if let parent = function.parent { return words(for: FunctionKey(unit: key.unit, id: parent)) }
    default:
      result.insert(index.symbol(function.name, in: key.unit))
      let text = index.text(function.name, in: key.unit)
      if text == Self.callAsFunction { result.formUnion(variables) }
      if text == Self.wrappedValue { result.formUnion(attributed) }
      if text == Self.projectedValue { result.formUnion(projections) }
      if Description.properties.contains(text) { result.formUnion(describing) }
      if function.kind == .deinitializer { insertTypeName(of: function, in: key.unit, &result) }
    }
    for word in result { result.formUnion(aliases[word] ?? []) }
    return result
  }

  /// A closure is called by the name of what holds it: a variable, the property that it is given for, the function that returns it.
  private func insertWords(ofClosure closure: Function, in unit: Int, _ result: inout Set<Symbol>) {
    let summary = index.summary(unit)
    switch closure.use {
    case .stored(let variable): result.insert(index.symbol(summary[variable].name, in: unit))
    case .returned: if let parent = closure.parent { result.insert(index.symbol(summary[parent].name, in: unit)) }
    case .argument(let place, let call):
      guard case .call(_, let list) = summary[call].kind, let label = summary.arguments[Int(list.start) + place].label else { return }
      result.insert(index.symbol(label, in: unit))
    default: break
    }
  }

  private func insertTypeName(of function: Function, in unit: Int, _ result: inout Set<Symbol>) {
    guard let type = function.type, let id = index.typeIDs[unit][Int(type.index)] else { return }
    let last = index[id].name.split(separator: ".").last.map(String.init) ?? ""
    if let symbol = index.symbol(last) { result.insert(symbol) }
  }
}
