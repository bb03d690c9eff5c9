import Testing
import UnblockModel

/// `await` covers what stands to its right in the same expression and the same function.
@Suite struct AwaitTests {
  @Test func callsInsideAreCovered() {
    #expect(sites("await a(b(x))") == ["await b(_:)", "await a(_:)"])
    #expect(sites("try await a.b().c()") == ["await a", "await a.b()", "await a.b().c()"])
    #expect(sites("await (a(), b())") == ["await a()", "await b()"])
    #expect(sites(#"await a("\(b())")"#) == ["await b()", "await b().description", "await a(_:)"])
  }

  @Test func whatStandsBeforeIsNot() {
    #expect(sites("a(b(), await c())") == ["b()", "await c()", "a(_:_:)"])
    #expect(sites("let z = [a(), await b(), c()]") == ["a()", "await b()", "c()"])
  }

  @Test func sequencesAreCoveredToTheRight() {
    #expect(sites("_ = await a() + b()") == ["await a()", "await b()", "await (a() + b())"])
    #expect(sites("_ = a() + (await b()) + c()") == ["a()", "await b()", "(a() + b())", "c()", "((a() + b()) + c())"])
    #expect(sites("z = await a()") == ["z =", "await a()"])
    #expect(sites("_ = try await a() ?? b()") == ["await a()", "await b()", "await (a() ?? b())"])
  }

  @Test func ternariesAreCoveredToTheRight() {
    #expect(sites("_ = await a() ? b() : c()") == ["await a()", "await b()", "await c()"])
    #expect(sites("_ = a() ? (await b()) : c()") == ["a()", "await b()", "c()"])
  }

  @Test func closuresCutIt() {
    let text = SummaryText("func f() async { await a { b() } }")
    #expect(text.sites(of: "f") == ["await a({}:)"])
    #expect(text.sites(of: "closure") == ["b()"])
  }

  @Test func statementsCutIt() {
    #expect(sites("await a()\nb()") == ["await a()", "b()"])
    #expect(sites("if await a() { b() }") == ["await a()", "b()"])
    #expect(sites("for await z in a() { b(z) }") == ["a()", "b(_:)"])
    #expect(sites("_ = await a(if x { b() } else { c() })").contains("await a(_:)"))
  }

  @Test func asyncLetSuspends() {
    let text = SummaryText("func f() async { async let z = a(b()) ; c(await z) }")
    #expect(text.function("f").suspends)
    #expect(text.sites(of: "f").prefix(2) == ["await b()", "await a(_:)"])
    #expect(text.sites(of: "f").last == "c(_:)")
  }

  @Test func onlyTheFunctionItselfSuspends() {
    let text = SummaryText("func f() { g { await h() } }\nfunc k() async { for await z in a {} }\nfunc l() async { m() }")
    #expect(!text.function("f").suspends)
    #expect(text.function("closure").suspends)
    #expect(text.function("k").suspends)
    #expect(!text.function("l").suspends)
  }
}
