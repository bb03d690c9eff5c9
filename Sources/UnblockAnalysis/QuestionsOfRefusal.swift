import UnblockModel

/// Where a program names the errors of calls that would have blocked, and by which words functions are called that may ask for them.
///
/// To tell what all calls of a function call takes long. Nearly none of them can call such a function, and their names show it.
struct QuestionsOfRefusal: Sendable {
  /// By the number of the symbol: whether it is the name of such an error.
  private var isError: [Bool]
  /// By the number of the symbol: whether a call by this name may run a function that mentions such an error.
  private var isWord: [Bool]
  /// Some are called by any word.
  private var isAnyWord = false

  init(_ index: ProgramIndex, _ map: StretchMap) {
    isError = Array(repeating: false, count: index.symbolCount)
    isWord = isError
    for name in index.rules.wouldBlockErrors { if let symbol = index.symbol(name) { isError[Int(symbol.index)] = true } }
    guard isError.contains(true) else { return }
    var hasInitializers = false
    for unit in index.program.units.indices where namesAny(in: unit, index) { addFunctions(of: unit, index, &hasInitializers) }
    guard isWord.contains(true) else { return }
    for word in map({ units in units.flatMap { Self.holders(in: $0, index) } }).joined() { isWord[Int(word.index)] = true }
    guard hasInitializers else { return }
    for unit in index.program.units.indices { addTypeNames(in: unit, index) }
  }

  func isError(_ symbol: Symbol) -> Bool { isError[Int(symbol.index)] }
  func mayBeAsked(by symbol: Symbol) -> Bool { isAnyWord || isWord[Int(symbol.index)] }

  /// Whether a file names such an error at all.
  func namesAny(in unit: Int, _ index: ProgramIndex) -> Bool { index.symbols[unit].contains(where: isError) }

  private mutating func addFunctions(of unit: Int, _ index: ProgramIndex, _ hasInitializers: inout Bool) {
    let functions = index.summary(unit).functions
    for place in functions.indices where functions[place].sites.contains(where: { !$0.isCall && isError(index.symbol($0.name, in: unit)) }) {
      isWord[Int(index.symbol(functions[place].name, in: unit).index)] = true
      switch functions[place].kind {
      case .function: isAnyWord = isAnyWord || index.text(functions[place].name, in: unit) == "callAsFunction"
      case .initializer:
        hasInitializers = true
        addTypeName(of: functions[place], in: unit, index)
      case .subscriptGetter, .subscriptSetter: isAnyWord = true
      default: break
      }
    }
  }

  /// Constants that hold functions go by names of their own.
  private static func holders(in unit: Int, _ index: ProgramIndex) -> [Symbol] {
    let summary = index.summary(unit)
    let variables = summary.variables
    return variables.indices.compactMap { place in
      guard variables[place].modifiers.contains(.isLet), case .value(let value) = variables[place].source else { return nil }
      switch summary[value].kind {
      case .name, .member, .local, .localFunction, .keyPath: return index.symbol(variables[place].name, in: unit)
      default: return nil
      }
    }
  }

  /// An initialiser is called by the name of its type.
  private mutating func addTypeName(of function: Function, in unit: Int, _ index: ProgramIndex) {
    guard let type = function.type, let id = index.typeIDs[unit][Int(type.index)] else { return isAnyWord = true }
    let last = index[id].name.split(separator: ".").last.map(String.init) ?? ""
    for name in [last, "init"] { if let symbol = index.symbol(name) { isWord[Int(symbol.index)] = true } }
  }

  /// The names under which a type may go beside its own, and those of subclasses.
  private mutating func addTypeNames(in unit: Int, _ index: ProgramIndex) {
    for type in index.summary(unit).types where type.kind != .extension { isWord[Int(index.symbol(type.name, in: unit).index)] = true }
  }
}
