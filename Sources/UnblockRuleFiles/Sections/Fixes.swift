import UnblockModel

extension MappingReader {
  /// The key `fixes` of an API.
  mutating func fixes(of names: [SymbolName]) -> [FixRule] {
    mappings("fixes") { $0.fix(of: names) }
  }

  private mutating func fix(of names: [SymbolName]) -> FixRule {
    FixRule(
      rewrite: required("rewrite") { $0.choice() } ?? .native, title: string("title"), replacement: string("replacement"),
      errors: optional("throws") { $0.choice() } ?? .none, suspends: flag("suspends", or: true), changes: string("changes", or: ""),
      isWithoutResult: flag("withoutResult"), isDiscardable: flag("discardable", or: true), runsOnCaller: flag("runsOnCaller"), sendsClosure: flag("sendsClosure"), conditions: conditions("if", on: names), exceptions: conditions("unless", on: names), imports: strings("imports"))
  }
}
