import Testing
import UnblockModel

@Suite struct DeclarationTests {
  @Test func isolation() {
    let text = SummaryText(
      """
      @MainActor final class A { nonisolated func b() {} ; @Pool func c() async {} ; static func d() {} }
      actor E { func f(_ g: isolated E) {} }
      @concurrent nonisolated func h() async {}
      nonisolated(nonsending) func i() async {}
      @available(*, noasync) func j() {}
      @available(*, unavailable) func k() {}
      @available(macOS 13, *) func l() {}
      """)
    #expect(text.summary.types[0].attributes.map(text.write(type:)) == ["MainActor"])
    #expect(text.summary.types.map(\.kind) == [.class, .actor])
    #expect(text.function("b").modifiers == .isNonisolated)
    #expect(text.function("c").attributes.map(text.write(type:)) == ["Pool"])
    #expect(text.function("c").isAsync && !text.function("b").isAsync)
    #expect(text.function("d").modifiers == .isStatic)
    #expect(text.function("f").parameters.map(\.isIsolated) == [true])
    #expect(text.function("h").modifiers == [.isConcurrent, .isNonisolated])
    #expect(text.function("i").modifiers == [.isNonisolated, .isNonsending])
    #expect(text.function("j").modifiers == .isNoasync)
    #expect(text.function("k").modifiers == .isUnavailable)
    #expect(text.function("l").modifiers == [])
  }

  @Test func closuresKnowWhatTheyAreFor() {
    let text = SummaryText("func f() { run(1) { }; let a = { }; { }(); b.c = { }; _ = [{ }]; run(x: 1, { }) {} done: {} }")
    let uses = text.functions("closure").map(\.use)
    #expect(uses.count == 8)
    func place(_ use: Function.Use) -> Int? { if case .argument(let place, _) = use { place } else { nil } }
    #expect(place(uses[0]) == 1)
    if case .stored(let variable) = uses[1] { #expect(text.summary[text.summary[variable].name] == "a") } else { Issue.record("\(uses[1])") }
    #expect(uses[2] == .called)
    if case .assigned(let target) = uses[3] { #expect(text.write(target) == "b.c") } else { Issue.record("\(uses[3])") }
    #expect(uses[4] == .other)
    #expect(uses[5...7].map(place) == [1, 2, 3])
  }

  @Test func returnedClosures() {
    let text = SummaryText(
      """
      func a() -> () -> Void { { } }
      func b() -> () -> Void { print(1); return { } }
      var c: () -> Void { { } }
      func d() { let e = { }; e() }
      func f() { run { } }
      """)
    #expect(text.functions("closure").map { $0.use == .returned } == [true, true, true, false, false])
  }

  @Test func wrappersAreCalledWithTheirArguments() {
    let text = SummaryText("struct A { @B(1) var c = 2; @D var e = 3; @F(g: 4) var h: Int; @I var j: Int; @objc(k) var l = 5; @B(6) func m() {} }")
    let calls = text.summary.functions.flatMap(\.sites).filter(\.isCall).map { text.write($0.expression) }
    #expect(calls == ["B(wrappedValue:_:)", "D(wrappedValue:)", "F(g:)"])
  }

  @Test func parametersHaveAttributesAndPacks() {
    let text = SummaryText("func a(@B _ c: () -> Void, _ d: Int) {}; func e<each T>(_ f: repeat each T) {}")
    #expect(text.function("a").parameters.map { $0.attributes.map(text.write(type:)) } == [["B"], []])
    #expect(text.function("e").parameters.map(\.isVariadic) == [true])
  }

  @Test func asyncClosures() {
    let text = SummaryText("func f() { run { () async -> Void in }; run { @MainActor in }; run { await a() } }")
    #expect(text.functions("closure").map(\.isAsync) == [true, false, false])
    #expect(text.functions("closure").map(\.suspends) == [false, false, true])
    #expect(text.functions("closure")[1].attributes.map(text.write(type:)) == ["MainActor"])
  }

  @Test func parametersAndTypes() {
    let text = SummaryText("func f(a: A?, b c: [B.C], _ d: some D = .make(), e: @escaping () async -> E, g: Int...) -> H<I> {}")
    let function = text.function("f")
    #expect(function.parameters.map { $0.label.map { text.summary[$0] } ?? "_" } == ["a", "b", "_", "e", "g"])
    #expect(function.parameters.map { $0.type.map(text.write(type:)) ?? "" } == ["A", "[B.C]", "D", "() async -> E", "Int"])
    #expect(function.parameters.map(\.hasDefault) == [false, false, true, false, false])
    #expect(function.parameters.map(\.isVariadic) == [false, false, false, false, true])
    #expect(function.result.map(text.write(type:)) == "H<I>")
  }

  @Test func bodiesOfTheirOwn() {
    let text = SummaryText("struct S { var a = b(); lazy var c = d(); var e: Int { g() }; func h(i: Int = j()) {} }\nlet k = l()")
    #expect(text.function("a").kind == .initialValue && text.sites(of: "a") == ["b()"])
    #expect(text.function("c").modifiers.contains(.isLazy))
    #expect(text.function("e").kind == .getter && text.sites(of: "e") == ["g()"])
    #expect(text.function("i").kind == .defaultArgument && text.sites(of: "i") == ["j()"])
    #expect(text.function("k").kind == .initialValue)
  }

  @Test func typesAndTheirMembers() {
    let text = SummaryText("struct A: B, C { struct D {}; enum E { case g }; typealias H = I; init() {} }\nextension A.D: J { func k() {} }\nprotocol L { func m() }")
    #expect(text.summary.types.map { text.summary[$0.name] } == ["A", "D", "E", "H", "extension", "L"])
    #expect(text.summary.types[0].inherited.map(text.write(type:)) == ["B", "C"])
    #expect(text.summary.types[0].members.count == 4)
    #expect(text.summary.types[4].subject.map(text.write(type:)) == "A.D")
    #expect(text.function("k").type == ID(4))
    #expect(!text.function("m").hasBody)
  }

  @Test func topLevelCode() {
    let text = SummaryText("import A\nlet b = c()\nd()\nif e { g() }\nfunc h() {}\n")
    #expect(text.sites(of: text.summary.functions[0]) == ["d()", "e", "g()"])
    #expect(text.summary.globals.map { text.summary[text.summary[$0].name] } == ["b"])
    #expect(SummaryText("await a()").summary.functions[0].suspends)
  }

  @Test func positions() {
    let source = "func f() {\n  é.read(\n    from: x)\n}\n"
    let text = SummaryText(source)
    let site = text.function("f").sites.last!
    let file = Array(source.utf8)
    #expect(String(decoding: file[Int(site.nameRange.start)..<Int(site.nameRange.end)], as: UTF8.self) == "read")
    let call = text.summary[site.expression].range
    #expect(String(decoding: file[Int(call.start)..<Int(call.end)], as: UTF8.self) == "é.read(\n    from: x)")
  }
}
