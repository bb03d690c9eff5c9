import UnblockModel

/// The words that functions of the program are called and mentioned by: only sites with such a word are asked what they run.
struct CallWords {
  private let index: ProgramIndex
  /// Constants that hold functions, by the word of the function.
  private var aliases: [Symbol: Set<Symbol>] = [:]
  private var genericParameters: Set<Symbol> = []
  /// Properties with attributes, which may be wrappers.
  private var attributed: Set<Symbol> = []
  private var variables: Set<Symbol> = []
  /// By the number of the symbol: whether a function of the program can be run by what bears the name.
  private(set) var isWord: [Bool]

  init(_ index: ProgramIndex) {
    self.index = index
    isWord = Array(repeating: false, count: index.symbolIndex.count)
    for unit in index.program.units.indices { add(unit) }
    // Which constants hold functions shows only when all functions are known.
    for (word, holders) in aliases where isWord[Int(word.index)] { for holder in holders { isWord[Int(holder.index)] = true } }
    if let call = index.symbol(Self.callAsFunction), isWord[Int(call.index)] { for variable in variables { isWord[Int(variable.index)] = true } }
  }

  private static let callAsFunction = "callAsFunction", wrappedValue = "wrappedValue"

  private mutating func add(_ unit: Int) {
    let summary = index.summary(unit)
    for place in summary.functions.indices {
      declare(summary.functions[place].name, in: unit)
      if case .stored(let variable) = summary.functions[place].use { declare(summary[variable].name, in: unit) }
    }
    for type in summary.types {
      declare(type.name, in: unit)
      if type.kind == .genericParameter { genericParameters.insert(index.symbol(type.name, in: unit)) }
    }
    for variable in summary.variables {
      let symbol = index.symbol(variable.name, in: unit)
      if variable.kind != .parameter || variable.type != nil { variables.insert(symbol) }
      if variable.kind == .property, !variable.attributes.isEmpty {
        attributed.insert(symbol)
        isWord[Int(symbol.index)] = true
      }
      if case .value(let value) = variable.source, let held = word(of: summary[value], summary) { aliases[index.symbol(held, in: unit), default: []].insert(symbol) }
    }
  }

  private mutating func declare(_ name: Name, in unit: Int) { isWord[Int(index.symbol(name, in: unit).index)] = true }

  private func word(of expression: Expression, _ summary: UnitSummary) -> Name? {
    switch expression.kind {
    case .name(let name), .member(_, let name): name
    case .localFunction(let function): summary[function].name
    case .keyPath(_, let names): names.last
    default: nil
    }
  }

  /// The words that a function can be called by.
  func words(for key: FunctionKey) -> Set<Symbol> {
    let function = index[key]
    var result: Set<Symbol> = []
    switch function.kind {
    case .closure:
      if case .stored(let variable) = function.use { result.insert(index.symbol(index.summary(key.unit)[variable].name, in: key.unit)) }
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
    }
    for word in result { result.formUnion(aliases[word] ?? []) }
    return result
  }

  private func insertTypeName(of function: Function, in unit: Int, _ result: inout Set<Symbol>) {
    guard let type = function.type, let id = index.typeIDs[unit][Int(type.index)] else { return }
    let last = index[id].name.split(separator: ".").last.map(String.init) ?? ""
    if let symbol = index.symbol(last) { result.insert(symbol) }
  }
}
