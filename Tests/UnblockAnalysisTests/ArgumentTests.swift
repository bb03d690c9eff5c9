import Testing

/// A call is an API's if its arguments can be.
@Suite struct ArgumentTests {
  private func isReported(_ call: String, as name: String) throws -> Bool {
    let linting = try linting(with: "apis: [{ name: '\(name)', kind: wait, cost: unbounded, advice: do not, cures: [] }]")
    return !findings("func f() async { \(call) }", linting: linting).isEmpty
  }

  @Test func labels() throws {
    #expect(try isReported("pause(1, for: 2)", as: "pause(_:for:)"))
    for other in ["pause(1)", "pause(1, 2)", "pause(1, to: 2)", "pause(for: 2)", "pause(1, for: 2, then: 3)", "pause()"] {
      #expect(try !isReported(other, as: "pause(_:for:)"), "\(other)")
    }
  }

  @Test func whatMayBeLeftOut() throws {
    for call in ["pause(1)", "pause(1, for: 2)", "pause(1, then: 3)", "pause(1, for: 2, then: 3)"] {
      #expect(try isReported(call, as: "pause(_:for?:then?:)"), "\(call)")
    }
    #expect(try !isReported("pause(1, then: 3, for: 2)", as: "pause(_:for?:then?:)"), "arguments have their order")
    #expect(try isReported("pause(1, 2)", as: "pause(_:_?:)"))
    #expect(try isReported("pause(1)", as: "pause(_:_?:)"))
    #expect(try !isReported("pause(1, 2, 3)", as: "pause(_:_?:)"))
  }

  @Test func trailingClosures() throws {
    #expect(try isReported("pause { }", as: "pause(until:)"))
    #expect(try isReported("pause(1) { }", as: "pause(_:for?:until:)"))
    #expect(try isReported("pause(1, until: { })", as: "pause(_:for?:until:)"))
    #expect(try isReported("pause(1) { } done: { }", as: "pause(_:until:done:)"))
    #expect(try !isReported("pause(1) { } other: { }", as: "pause(_:until:done:)"))
  }

  @Test func anyArguments() throws {
    for call in ["pause()", "pause(1, b: 2) { }"] { #expect(try isReported(call, as: "pause(...)"), "\(call)") }
  }

  @Test func namesThatAreNotCalled() throws {
    #expect(try !isReported("let a = pause", as: "pause()"))
    #expect(try !isReported("run(pause)", as: "pause()"))
  }
}
