import UnblockModel

/// The words that functions of the program are called and mentioned by: only sites with such a word are asked what they run.
///
/// A class, because it goes wherever effects are followed, and holds the whole index.
final class CallWords: Sendable {
  private let index: ProgramIndex
  private let declared: DeclaredWords
  /// What asks a value for its description.
  private let describing: [Symbol]
  /// By the number of the symbol: whether a function of the program can be run by what bears the name.
  var isWord: [Bool] { declared.isWord }

  init(_ index: ProgramIndex, _ map: StretchMap) {
    self.index = index
    describing = Description.words.compactMap { index.symbol($0) }
    let makers = map { units in units.reduce(into: Set<Symbol>()) { $0.formUnion(DeclaredWords.makers(in: $1, index)) } }.reduce(into: Set<Symbol>()) { $0.formUnion($1) }
    var declared = DeclaredWords(index.symbolCount)
    for part in map({ DeclaredWords($0, index, makers: makers) }) { declared.add(part) }
    // Which constants hold functions shows only when all functions are known.
    for (word, holders) in declared.aliases where declared.isWord[Int(word.index)] { for holder in holders { declared.isWord[Int(holder.index)] = true } }
    for symbol in describing { declared.isWord[Int(symbol.index)] = true }
    if let call = index.symbol(Self.callAsFunction), declared.isWord[Int(call.index)] {
      for number in declared.isVariable.indices where declared.isVariable[number] { declared.isWord[number] = true }
    }
    self.declared = declared
  }

  static let callAsFunction = "callAsFunction"
  private static let wrappedValue = "wrappedValue"
  private static let projectedValue = "projectedValue"

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
      result.formUnion(declared.genericParameters)
    case .initialValue:
      result.insert(index.symbol(function.name, in: key.unit))
      if !function.modifiers.contains(.isStatic) { insertTypeName(of: function, in: key.unit, &result) }
    case .defaultArgument:
      if let parent = function.parent { return words(for: FunctionKey(unit: key.unit, id: parent)) }
    default:
      result.insert(index.symbol(function.name, in: key.unit))
      let text = index.text(function.name, in: key.unit)
      if text == Self.callAsFunction { result.formUnion(declared.variables) }
      if text == Self.wrappedValue { result.formUnion(declared.attributed) }
      if text == Self.projectedValue { result.formUnion(declared.projections) }
      if Description.properties.contains(text) { result.formUnion(describing) }
      if function.kind == .deinitializer { insertTypeName(of: function, in: key.unit, &result) }
    }
    for word in result { result.formUnion(declared.aliases[word] ?? []) }
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
    case .other:
      // What a parameter has by default is called by the name of the property that keeps it.
      if let value = closure.parent, summary[value].kind == .defaultArgument { result.insert(index.symbol(summary[value].name, in: unit)) }
    default: break
    }
  }

  private func insertTypeName(of function: Function, in unit: Int, _ result: inout Set<Symbol>) {
    guard let type = function.type, let id = index.typeIDs[unit][Int(type.index)] else { return }
    let last = index[id].name.split(separator: ".").last.map(String.init) ?? ""
    // `Self(…)` goes by the word of initialisers.
    for word in [last, "init"] { if let symbol = index.symbol(word) { result.insert(symbol) } }
  }
}
