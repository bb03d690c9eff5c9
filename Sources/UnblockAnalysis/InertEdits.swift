package import UnblockModel

/// A file that was edited since a program was analysed.
package struct EditedFile: Sendable {
  /// Its place in `Program.units`.
  package var unit: Int
  package var old: FileSummary
  package var new: FileSummary
  package var difference: SummaryDifference

  package init(unit: Int, old: FileSummary, new: FileSummary, difference: SummaryDifference) {
    (self.unit, self.old, self.new, self.difference) = (unit, old, new, difference)
  }
}

// Why an analysis that an edit does not meet would say the same again.
//
// An analysis asks one question after the other of summaries and of the tables that are made of all of them, and what it asks next depends on the answers. If an
// edited program answers all of its questions alike, it goes the same way and ends with the same findings. Everything that differs stands in
// some functions (`SummaryDifference`), which are declared as before, or are new, or gone. What they say can show
//
// - where their bodies are looked into: this was not done (`Footprint.bodies`), and it is not done in functions that are new, since
// - nobody can name those: their names stand in no other file, and in no other function of their own;
// - where sites are looked up by their words: theirs are no words of which that was done (`Footprint.asked`), nor such that causes,
//   marked functions or ends of waits are looked for by;
// - where the tables of words are made: what their variables hold neither adds words to those that are asked nor to the sites that are listed;
// - in the order of words, which is that of the files: those that are asked have the same one;
// - in how files are dealt out to resolvers, which goes by their sizes: the parts are the same.
//
// A file that a finding mentions is none of those that are edited: positions would be others.

extension Footprint {
  /// Whether an analysis of the edited program would find what the one has found that left this footprint.
  package func isMissed(by edits: [EditedFile], rules: RuleSet, options: AnalysisOptions) -> Bool {
    guard !asksAnySite, Stretches.ranges(ofSizes: sizes.map { Int($0) }) == Stretches.ranges(ofSizes: sizes(after: edits)) else { return false }
    let rules = RuleIndex(rules, platform: options.platform)
    let words = WordsOfRules(rules)
    return edits.allSatisfy { edit in
      let others = edits.filter { $0.unit != edit.unit }
      return InertEdit(edit: edit, footprint: self, words: words).isInert && addedNames(of: edit).allSatisfy { name in others.allSatisfy { !$0.new.names.contains(name) } }
    }
  }

  private func sizes(after edits: [EditedFile]) -> [Int] {
    var result = sizes.map { Int($0) }
    for edit in edits where result.indices.contains(edit.unit) { result[edit.unit] = edit.new.expressions.count }
    return result
  }

  private func addedNames(of edit: EditedFile) -> [String] { edit.difference.added.map { edit.new[edit.new[$0.functions[0]].name] } }
}

/// The words that rules give a meaning.
private struct WordsOfRules {
  /// A site with such a word may block, or end a wait.
  let ofSites: Set<String>
  let wouldBlockErrors: Set<String>

  init(_ rules: RuleIndex) {
    ofSites = Set(rules.apis.keys).union(rules.rules.apis.flatMap(\.wait.releases).map(\.name.base))
    wouldBlockErrors = rules.wouldBlockErrors
  }
}

private struct InertEdit {
  let edit: EditedFile
  let footprint: Footprint
  let words: WordsOfRules

  var isInert: Bool {
    let (old, new) = (edit.old, edit.new)
    return old.suppressions.isEmpty && new.suppressions.isEmpty && !namesRefusal(old) && !namesRefusal(new)
      && old.names.filter(footprint.asks) == new.names.filter(footprint.asks)
      && edit.difference.changed.allSatisfy { isInert($0.old, old) && isInert($0.new, new) && !isLookedInto($0.old) }
      && edit.difference.removed.allSatisfy { isInert($0, old) && !isLookedInto($0) && isNameless($0, old, besides: new) }
      && edit.difference.added.allSatisfy { isInert($0, new) && isNameless($0, new, besides: old) }
      && keepsTables
  }

  /// Errors of calls that would have blocked are looked for in all of a file.
  private func namesRefusal(_ summary: FileSummary) -> Bool { summary.names.contains(where: words.wouldBlockErrors.contains) }

  private func isLookedInto(_ tree: SummaryDifference.Tree) -> Bool { tree.functions.contains { footprint.looksInto($0, in: edit.unit) } }

  // MARK: Bodies

  /// Whether nothing in a function is a cause, or a site that anybody asks for.
  private func isInert(_ tree: SummaryDifference.Tree, _ summary: FileSummary) -> Bool {
    guard !tree.usesOuterVariables, Self.kinds.contains(summary[tree.functions[0]].kind) else { return false }
    return tree.functions.allSatisfy { id in
      let function = summary[id]
      return function.use != .returned && (id == tree.functions[0] || function.directive == nil) && !function.callsItsNameTwice
        && function.loops.allSatisfy { ends($0, summary) } && function.sites.allSatisfy { isInert(summary[$0.name]) }
    }
  }

  /// Others are values, which tell types.
  private static let kinds: Set<Function.Kind> = [
    .function, .initializer, .deinitializer, .getter, .setter, .observer, .subscriptGetter, .subscriptSetter,
  ]

  private func isInert(_ word: String) -> Bool {
    // `$name` is what a wrapper projects, and `$0` is none.
    let isProjection = word.utf8.first == UInt8(ascii: "$") && !word.utf8.dropFirst().allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    return !isProjection && word.utf8.allSatisfy { $0 < 0x80 } && !footprint.asks(word) && !footprint.marks(word) && !words.ofSites.contains(word)
  }

  /// Whether a loop neither spins nor has a number of rounds that can be told. It calls nothing that yields the processor: that would be a call of an API.
  private func ends(_ loop: Loop, _ summary: FileSummary) -> Bool {
    switch loop.kind {
    case .over(let sequence):
      switch summary[sequence].kind {
      case .infix: false
      case .call(let callee, _): if case .name(let name) = summary[callee].kind { summary[name] != "stride" } else { true }
      default: true
      }
    case .whileTrue: loop.suspends || loop.statements > (loop.mayEndEarly ? 1 : 0)
    }
  }

  // MARK: Names

  /// Whether nobody asks for a function by its name.
  private func isNameless(_ tree: SummaryDifference.Tree, _ summary: FileSummary, besides other: FileSummary) -> Bool {
    let function = summary[tree.functions[0]]
    let name = summary[function.name]
    guard function.kind == .function, function.directive == nil, function.attributes.isEmpty, function.parameters.allSatisfy(\.attributes.isEmpty) else { return false }
    guard function.modifiers.isDisjoint(with: [.isNoasync, .isOverride]), tree.functions.dropFirst().allSatisfy({ summary[$0].kind == .closure }) else { return false }
    // The analysis itself knows names of functions: `callAsFunction`, those of result builders.
    let isSpecial = name == CallWords.callAsFunction || name.hasPrefix("build") || !(name.unicodeScalars.first?.properties.isAlphabetic ?? false)
    return !isSpecial && isInert(name) && footprint.isOnly(in: edit.unit, name) && !other.names.contains(name)
  }

  // MARK: Tables of words

  /// What variables tell of the words by which functions are called: see `DeclaredWords`.
  private struct Holdings: Equatable {
    /// The names under which functions may be held.
    var holders: Set<String> = []
    /// With the names of what they hold.
    var pairs: Set<[String]> = []
  }

  private func holdings(of trees: [SummaryDifference.Tree], _ summary: FileSummary) -> Holdings {
    var result = Holdings()
    for tree in trees {
      for variable in tree.variables.map({ summary[$0] }) {
        if footprint.variablesAreCalled { result.holders.insert(summary[variable.name]) }
        guard case .value(let value) = variable.source, let held = word(of: value, summary, depth: 0) else { continue }
        result.holders.insert(summary[variable.name])
        result.pairs.insert([held, summary[variable.name]])
      }
      for function in tree.functions.map({ summary[$0] }) {
        if case .stored(let variable) = function.use { result.holders.insert(summary[summary[variable].name]) }
      }
    }
    return result
  }

  /// More than the analysis takes for the name of something that a variable holds.
  private func word(of value: ID<Expression>, _ summary: FileSummary, depth: Int) -> String? {
    switch summary[value].kind {
    case .name(let name), .member(_, let name): summary[name]
    case .localFunction(let function): summary[summary[function].name]
    case .keyPath(_, let names): names.last.map { summary[$0] }
    case .local(let variable): summary[summary[variable].name]
    case .call(let callee, _): depth > 0 ? nil : word(of: callee, summary, depth: 1)
    default: nil
    }
  }

  private var keepsTables: Bool {
    let difference = edit.difference
    let before = holdings(of: difference.changed.map(\.old) + difference.removed, edit.old)
    let after = holdings(of: difference.changed.map(\.new) + difference.added, edit.new)
    return before.holders.subtracting(after.holders).allSatisfy { !footprint.asks($0) }
      && after.holders.subtracting(before.holders).allSatisfy(footprint.lists)
      && before.pairs.symmetricDifference(after.pairs).allSatisfy { !footprint.asks($0[0]) }
  }
}
