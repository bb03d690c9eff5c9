import Testing

/// A call is an API's if its arguments can be.
@Suite struct ArgumentTests {
  private func isReported(_ call: String, as name: String) throws -> Bool {
    let linting = try linting(with: "apis: [{ name: '\(name)', kind: wait, cost: unbounded, advice: do not, cures: [] }]")
    return !findings("func f() async { \(call) }", linting: linting).isEmpty
  }

  @Test func labels() throws {
    #expect(try isReported("linger(1, for: 2)", as: "linger(_:for:)"))
    for other in ["linger(1)", "linger(1, 2)", "linger(1, to: 2)", "linger(for: 2)", "linger(1, for: 2, then: 3)", "linger()"] {
      #expect(try !isReported(other, as: "linger(_:for:)"), "\(other)")
    }
  }

  @Test func whatMayBeLeftOut() throws {
    for call in ["linger(1)", "linger(1, for: 2)", "linger(1, then: 3)", "linger(1, for: 2, then: 3)"] {
      #expect(try isReported(call, as: "linger(_:for?:then?:)"), "\(call)")
    }
    #expect(try !isReported("linger(1, then: 3, for: 2)", as: "linger(_:for?:then?:)"), "arguments have their order")
    #expect(try isReported("linger(1, 2)", as: "linger(_:_?:)"))
    #expect(try isReported("linger(1)", as: "linger(_:_?:)"))
    #expect(try !isReported("linger(1, 2, 3)", as: "linger(_:_?:)"))
  }

  @Test func trailingClosures() throws {
    #expect(try isReported("linger { }", as: "linger(until:)"))
    #expect(try isReported("linger(1) { }", as: "linger(_:for?:until:)"))
    #expect(try isReported("linger(1, until: { })", as: "linger(_:for?:until:)"))
    #expect(try isReported("linger(1) { } done: { }", as: "linger(_:until:done:)"))
    #expect(try !isReported("linger(1) { } other: { }", as: "linger(_:until:done:)"))
  }

  @Test func anyArguments() throws {
    for call in ["linger()", "linger(1, b: 2) { }"] { #expect(try isReported(call, as: "linger(...)"), "\(call)") }
  }

  @Test func namesThatAreNotCalled() throws {
    #expect(try !isReported("let a = linger", as: "linger()"))
    #expect(try !isReported("run(linger)", as: "linger()"))
  }
}
