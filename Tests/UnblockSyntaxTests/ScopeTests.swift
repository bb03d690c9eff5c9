import Testing
import UnblockModel

/// Names that are bound in the function are told from all others. A bound one is written with a `'`.
@Suite struct ScopeTests {
  @Test func parametersAndLocals() {
    #expect(sites("let a = x; a.go(); b.go()") == ["a'.go()", "b", "b.go()"])
    #expect(sites("let (a, (b, _)) = pair(); a.go(); b.go()") == ["pair()", "a'.go()", "b'.go()"])
  }

  @Test func aLocalIsBoundBehindItsDeclaration() {
    #expect(sites("let a = a.next; a.go()") == ["a", "a.next", "a'.go()"])
    #expect(sites("a.go(); let a = x; a.go()") == ["a", "a.go()", "a'.go()"])
  }

  @Test func blocksEndScopes() {
    #expect(sites("do { let a = x; a.go() }; a.go()") == ["a'.go()", "a", "a.go()"])
    #expect(sites("if let a = b { a.go() } else { a.go() }") == ["b", "a'.go()", "a", "a.go()"])
    #expect(sites("for a in b { a.go() }; a.go()") == ["b", "b.next()", "b.makeIterator().next()", "a'.go()", "a", "a.go()"])
    #expect(sites("while let a = b { a.go() }; a.go()") == ["b", "a'.go()", "a", "a.go()"])
  }

  @Test func guardsBindWhatFollows() {
    #expect(sites("guard let a = b else { return a.go() }; a.go()") == ["b", "a", "a.go()", "a'.go()"])
    #expect(sites("guard let a else { return }; a.go()") == ["a", "a'.go()"])
  }

  @Test func conditionsBindInOrder() {
    #expect(sites("if let a = b, a.isGood, case .some(let c) = a { c.go() }") == ["b", "a'.isGood", "c'.go()"])
    #expect(sites("switch b { case .one(let a) where a.isGood: a.go() default: a.go() }") == ["b", "a'.isGood", "a'.go()", "a", "a.go()"])
    #expect(sites("do {} catch let a as A { a.go() } catch { a.go() }") == ["a'.go()", "a", "a.go()"])
  }

  @Test func localFunctionsAreBoundInTheWholeBlock() {
    #expect(sites("a(); func a() {}; do { a() }") == ["a'()", "a'()"])
    #expect(sites("do { func a() {} }; a()") == ["a()"])
  }

  @Test func localTypes() {
    #expect(sites("struct A { init() {} }; _ = A()") == ["A'()"])
    let text = SummaryText("func f(x: Int) { struct A { func g() { x.go() } } }")
    #expect(text.sites(of: "g") == ["x", "x.go()"], "local types capture nothing")
  }

  @Test func closures() {
    let text = SummaryText("func f(x: Int) { run { a, b in a.go(); x.go(); c.go() } ; run { $0.go(); $1.go() } ; run { [d = x, x] in d.go(); x.go() } }")
    let closures = text.functions("closure").map { text.sites(of: $0) }
    #expect(closures == [["a'.go()", "x'.go()", "c", "c.go()"], ["$0'.go()", "$1'.go()"], ["d'.go()", "x'.go()"]])
  }

  @Test func shadowing() {
    let text = SummaryText("func f(a: Int) { run { a in a.go() }; func g(a: String) { a.go() }; let a = 1; a.go() }")
    let variables = ["closure", "g", "f"].map { text.function($0).sites.last!.expression }.map { base(of: $0, text) }
    #expect(Set(variables).count == 3)
  }

  @Test func genericParametersAreTypes() {
    let text = SummaryText("func f<T: P>(_ a: T) { T.make(); a.go() }")
    #expect(text.sites(of: "f") == ["T'.make()", "a'.go()"])
  }

  @Test func accessorsHaveTheirValues() {
    let text = SummaryText("struct S { var a: Int { get { b.go() } set { newValue.go() } }\n var c: Int { didSet { oldValue.go() } }\n var d: Int { get { 1 } set(new) { new.go() } } }")
    #expect(text.functions("a").map { text.sites(of: $0) } == [["b", "b.go()"], ["newValue'.go()"]])
    #expect(text.sites(of: "c") == ["oldValue'.go()"])
    #expect(text.functions("d").last.map { text.sites(of: $0) } == ["new'.go()"])
    let member = SummaryText("struct S { subscript(i: Int) -> Int { get { i.go() } set { newValue.go(); i.go() } } }")
    #expect(member.functions("subscript").map { member.sites(of: $0) } == [["i'.go()"], ["newValue'.go()", "i'.go()"]])
    let named = SummaryText("struct S { subscript(i: Int) -> Int { get { 1 } set(new) { new.go() } } }")
    #expect(named.functions("subscript").last.map { named.sites(of: $0) } == ["new'.go()"])
  }

  @Test func propertiesAreNoLocals() {
    let text = SummaryText("let a = 1\nstruct S { let b = 2; func f() { a.go(); b.go() } }")
    #expect(text.sites(of: "f") == ["a", "a.go()", "b", "b.go()"])
  }

  private func base(of id: ID<Expression>, _ text: SummaryText) -> ID<Variable>? {
    guard case .call(let callee, _) = text.summary[id].kind, case .member(let base?, _) = text.summary[callee].kind else { return nil }
    guard case .local(let variable) = text.summary[base].kind else { return nil }
    return variable
  }
}
