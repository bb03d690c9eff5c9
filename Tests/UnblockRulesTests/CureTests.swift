import Testing
import UnblockModel
import UnblockRules

/// What the rule data says about cures agrees with itself.
@Suite struct CureTests {
  /// The cures of an entry are listed with the best first; so are its fixes.
  @Test func fixesAreInTheOrderOfCures() {
    let failures = RuleSet.builtIn.apis.filter { api in
      let places = api.fixes.map { api.cures.firstIndex(of: $0.rewrite) }
      return places.contains(nil) || places.compactMap { $0 } != places.compactMap { $0 }.sorted()
    }
    #expect(failures.isEmpty, "\(failures.map { "\($0.module).\($0.name)" })")
  }

  /// What needs no thread comes before what does.
  @Test func executorComesLast() {
    let failures = RuleSet.builtIn.apis.filter { $0.cures.contains(.executor) && $0.cures.last != .executor }
    #expect(failures.isEmpty, "\(failures.map { "\($0.module).\($0.name)" })")
  }

  /// `native`, `fd-watch`, `polling`, `executor`, whatever is left out.
  @Test func curesAreInTheirOrder() {
    let order: [Rewrite] = [.native, .fdWatch, .polling, .executor]
    let failures = RuleSet.builtIn.apis.filter { api in
      let places = api.cures.compactMap { order.firstIndex(of: $0) }
      return places != places.sorted()
    }
    #expect(failures.isEmpty, "\(failures.map { "\($0.module).\($0.name)" })")
  }

  /// A change of meaning is said in words that can follow the title.
  @Test func changesAreSaidInOnePhrase() {
    let changes = RuleSet.builtIn.apis.flatMap(\.fixes).map(\.changes).filter { !$0.isEmpty }
    #expect(!changes.isEmpty)
    #expect(changes.allSatisfy { !$0.hasSuffix(".") && $0.count < 110 })
  }

  /// A replacement that uses the runtime imports it.
  @Test func replacementsImportWhatTheyUse() {
    let words = ["Unblocked.", "unblocked", "Descriptor(", "StandardInput", "poll(", "pollFileLock", "pollSemaphore"]
    let failures = RuleSet.builtIn.apis.flatMap(\.fixes).filter { fix in
      words.contains { fix.replacement.contains($0) } != fix.imports.contains { $0.hasPrefix("Unblock") }
    }
    #expect(failures.isEmpty, "\(failures.map(\.replacement))")
  }
}
