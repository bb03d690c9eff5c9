/// What an analysis looked at, so that a later one can tell that an edit is none of its business.
///
/// Words are known by 32 bits of a hash: where two have the same, the answer is that more was looked at than was.
package struct Footprint: Hashable, Sendable {
  /// The analysis asked what sites do whatever their word is.
  package var asksAnySite = false
  /// The program has functions that a call of a variable runs.
  package var variablesAreCalled = false
  /// The words of which it asked all sites what they run. In ascending order, like all that follow.
  package var asked: [UInt32] = []
  /// Those of them that are the name of no function, so that their sites are not even listed.
  package var unlisted: [UInt32] = []
  /// The names of functions that are marked as blocking.
  package var marked: [UInt32] = []
  /// All words of the program.
  package var words: [UInt32] = []
  /// For each word, the only file that has it; -1: several have.
  package var files: [Int32] = []
  /// The functions whose bodies were looked into, each by its file and its place there: see `body(_:in:)`.
  package var bodies: [UInt64] = []
  /// How many expressions each file has.
  package var sizes: [Int32] = []

  package init() {}

  package static func body(_ function: ID<Function>, in file: Int) -> UInt64 { UInt64(file) << 32 | UInt64(function.index) }

  /// FNV-1a. Words that are not ASCII are all one: the standard library has several spellings for the same.
  package static func number(of word: String) -> UInt32 {
    var value: UInt32 = 0x811c_9dc5
    for byte in word.utf8 {
      guard byte < 0x80 else { return 0 }
      value = (value ^ UInt32(byte)) &* 0x0100_0193
    }
    return value
  }
}

/// What an edit changed in a file: functions that say something else than before, or are there no more, or are new.
///
/// All that is not told here is the same in both summaries, but for where it stands.
package struct SummaryDifference: Sendable {
  /// A function with all that is written in it. The first is the function itself.
  package struct Tree: Hashable, Sendable {
    package var functions: [ID<Function>]
    package var variables: [ID<Variable>]
    /// It uses variables that stand in no function, other than by their names.
    package var usesOuterVariables: Bool

    package init(functions: [ID<Function>], variables: [ID<Variable>], usesOuterVariables: Bool) {
      self.functions = functions
      self.variables = variables
      self.usesOuterVariables = usesOuterVariables
    }
  }

  /// Functions that are declared as they were, with other bodies: before and after.
  package var changed: [(old: Tree, new: Tree)] = []
  package var removed: [Tree] = []
  package var added: [Tree] = []

  package init() {}
}
