import UnblockModel

extension MappingReader {
  /// A flagged example must call its entry, and every name of an entry must be in one. (Which call of a statement is
  /// meant, the tests of the examples tell.)
  func checkMentions(of names: [SymbolName], in examples: [Located<RuleDocumentation.Example>], all: Bool) {
    let words = names.map(\.wordOfCall)
    for example in examples {
      for statement in example.value.flagged where !words.contains(where: statement.contains) {
        error("the example '\(statement)' does not mention \(oneOf(words))", at: example.location)
      }
    }
    let flagged = examples.flatMap(\.value.flagged)
    for word in words where all && !flagged.contains(where: { $0.contains(word) }) {
      error("no flagged example mentions '\(word)'", at: location)
    }
  }
}

extension SymbolName {
  /// The word that every call contains: the name, or the type of an initialiser.
  fileprivate var wordOfCall: String {
    switch base {
    case "init": type.split(separator: ".").last.map(String.init) ?? base
    case "subscript": "["
    default: base
    }
  }
}
