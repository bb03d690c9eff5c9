import Testing
import UnblockModel
import UnblockTestSupport

/// Comments that speak to Unblock.
@Suite struct CommentTests {
  /// The lines that a text's only suppression silences.
  private func silencedLines(_ text: String) -> ClosedRange<Int>? {
    let file = SourceFile(text)
    guard let only = SummaryText(text).summary.suppressions.first else { return nil }
    return file.line(at: only.silenced.start)...file.line(at: only.silenced.end - 1)
  }

  @Test func forms() {
    for comment in [
      "// unblock:ignore a-rule -- why", "//unblock:ignore a-rule -- why", "/// unblock:ignore a-rule -- why", "/* unblock:ignore a-rule -- why */",
    ] {
      let suppressions = SummaryText("func f() {\n  \(comment)\n  g()\n}").summary.suppressions
      #expect(suppressions.map(\.rules) == [["a-rule"]], "\(comment)")
      #expect(suppressions.map(\.reason) == ["why"], "\(comment)")
    }
  }

  @Test func rulesAndReasons() {
    func read(_ comment: String) -> Suppression? { SummaryText("f() // unblock:ignore\(comment)").summary.suppressions.first }
    #expect(read(" a, b-c -- d -- e")?.rules == ["a", "b-c"])
    #expect(read(" a, b-c -- d -- e")?.reason == "d -- e")
    #expect(read(" a b")?.rules == ["a", "b"])
    #expect(read(" a")?.reason == nil)
    #expect(read(" a --  ")?.reason == nil)
    #expect(read("")?.rules == [])
  }

  @Test func whichLinesAreSilenced() {
    #expect(silencedLines("f() // unblock:ignore a -- b\ng()\n") == 1...1)
    #expect(silencedLines("// unblock:ignore a -- b\nf()\ng()\n") == 1...2)
    #expect(silencedLines("// unblock:ignore a -- b\n// more words\nf()\ng()\n") == 1...3)
    #expect(silencedLines("f(/* unblock:ignore a -- b */ x,\n  y)\n") == 1...1)
  }

  @Test func textIsNoComment() {
    #expect(SummaryText(#"let a = "// unblock:ignore a -- b""#).summary.suppressions.isEmpty)
    #expect(SummaryText("// see unblock:ignore a -- b\n").summary.suppressions.isEmpty)
    #expect(SummaryText("#if NEVER\n// unblock:ignore a -- b\nf()\n#endif\n").summary.suppressions.isEmpty)
  }

  @Test func directives() {
    let text = SummaryText(
      """
      // unblock:blocking
      func a() {}
      struct S {
        /// Words.
        // unblock:nonblocking -- in memory
        @discardableResult
        public func b() -> Int { 1 }
        // unblock:nonblocking
        init() {}
      }
      func d() {}
      """)
    #expect(text.function("a").directive == .blocking)
    #expect(text.function("b").directive == .nonblocking(reason: "in memory"))
    #expect(text.function("init").directive == .nonblocking(reason: nil))
    #expect(text.function("d").directive == nil)
  }

  @Test func directivesOfPropertiesAreThoseOfTheirAccessors() {
    let text = SummaryText(
      """
      struct S {
        // unblock:nonblocking -- in memory
        @Wrapped public var a: Int { let inner = { 1 }; return inner() }
        /// Words.
        // unblock:blocking
        var b: Int {
          get { 1 }
          set {}
        }
        var c: Int {
          // unblock:blocking
          get { 1 }
          set {}
        }
        // unblock:nonblocking -- small
        static let d = { make() }()
        // unblock:nonblocking -- small
        subscript(e: Int) -> Int { e }
        var f: Int { 1 }
      }
      """)
    func directives(_ name: String) -> [String: Function.Directive] {
      let named = text.summary.functions.filter { text.summary.names[Int($0.name.index)] == name && $0.directive != nil }
      return Dictionary(named.map { ("\($0.kind)", $0.directive!) }) { first, _ in first }
    }
    #expect(directives("a") == ["getter": .nonblocking(reason: "in memory")])
    #expect(directives("b") == ["getter": .blocking, "setter": .blocking])
    #expect(directives("c") == ["getter": .blocking])
    #expect(directives("d") == ["initialValue": .nonblocking(reason: "small")])
    #expect(directives("subscript") == ["subscriptGetter": .nonblocking(reason: "small")])
    #expect(directives("f") == [:])
    #expect(text.summary.functions.filter { $0.kind == .closure }.allSatisfy { $0.directive == nil })
  }

  @Test func unknownVerbsAreNoted() {
    #expect(SummaryText("// unblock:ignoer a -- b\nf()\n").summary.notes.map(\.message).contains { $0.contains("'unblock:ignoer'") })
  }
}
