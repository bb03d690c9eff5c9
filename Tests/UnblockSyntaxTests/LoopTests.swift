import Testing
import UnblockModel

@Suite struct LoopTests {
  private func loops(_ body: String) -> [Loop] { SummaryText("func f(x: Int) async throws {\n\(body)\n}").function("f").loops }

  @Test func kinds() {
    let text = SummaryText("func f() { for a in b {}; while c, let d = e {}; repeat {} while g }")
    let loops = text.function("f").loops
    #expect(loops.count == 3)
    guard case .over(let sequence) = loops[0].kind, case .whileTrue(let conditions) = loops[1].kind, case .whileTrue(let end) = loops[2].kind else {
      Issue.record("other kinds of loops: \(loops)")
      return
    }
    #expect(text.write(sequence) == "b")
    #expect(conditions.map(text.write) == ["c", "e"])
    #expect(end.map(text.write) == ["g"])
  }

  @Test func nesting() {
    let loops = loops("for a in b { while c { d() } }; for e in g {}")
    #expect(loops.map(\.parent) == [nil, 0, nil])
    #expect(loops.map(\.statements) == [1, 1, 0])
  }

  @Test func suspensionReachesAllLoopsAround() {
    #expect(loops("while a { while b { await c() } }; while d {}").map(\.suspends) == [true, true, false])
    #expect(loops("for await a in b {}").map(\.suspends) == [true])
    #expect(loops("while a { run { await c() } }").map(\.suspends) == [false])
    #expect(loops("while await a() {}").map(\.suspends) == [true])
    #expect(loops("for a in await b() { c(a) }").map(\.suspends) == [false])
  }

  @Test func earlyEnds() {
    for end in ["break", "return", "throw A()"] {
      #expect(loops("while a { if b { \(end) } }").map(\.mayEndEarly) == [true], "\(end)")
    }
    #expect(loops("while a { b() }; return").map(\.mayEndEarly) == [false])
    #expect(loops("while a { run { return } }").map(\.mayEndEarly) == [false])
    #expect(loops("while a { while b { return } }").map(\.mayEndEarly) == [true, true])
  }

  @Test func closuresHaveLoopsOfTheirOwn() {
    let text = SummaryText("func f() { while a { run { for b in c {} } } }")
    #expect(text.function("f").loops.count == 1)
    #expect(text.function("closure").loops.map(\.parent) == [nil])
  }
}
