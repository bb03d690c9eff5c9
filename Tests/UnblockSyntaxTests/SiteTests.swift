import Testing
import UnblockModel

/// What is called or mentioned in a function, and how it is written.
@Suite struct SiteTests {
  @Test func receiversAndLabels() {
    #expect(sites("a.b.read(into: x, y)") == ["a", "a.b", "a.b.read(into:_:)"])
    #expect(sites("read(x)") == ["read(_:)"])
    #expect(sites("x.read()") == ["x'.read()"])
    #expect(sites("self.read(); super.read()") == ["self.read()", "super.read()"])
    #expect(sites("Module.read()") == ["Module", "Module.read()"])
    #expect(sites("make().read()") == ["make()", "make().read()"])
    #expect(sites("x[y].read()") == ["x'[_:]", "x'[_:].read()"])
    #expect(sites(".init(a: x)") == [".init(a:)"])
    #expect(sites("`default`()") == ["default()"])
  }

  @Test func trailingClosuresComeLast() {
    #expect(sites("run(on: x) { } done: { }") == ["run(on:{}:done:)"])
    #expect(sites("x.map { $0 }.read()") == ["x'.map({}:)", "x'.map({}:).read()"])
  }

  @Test func whatLeavesNoTrace() {
    for text in ["a?.read()", "a!.read()", "(a).read()", "try? a.read()", "try! a.read()", "(a as! B).read()"] {
      #expect(sites(text).last?.hasSuffix(".read()") == true, "\(text)")
    }
    #expect(sites("(read)(x)") == ["read(_:)"])
    #expect(sites("(a?.read)!()") == ["a", "a.read()"])
  }

  /// They are collected on a stack of the whole file, whose room is its own.
  @Test func sitesTakeTheRoomThatTheyNeed() {
    let text = SummaryText("func long() { \(String(repeating: "read()\n", count: 1000)) }; func short() { read() }; func last() { read() }")
    #expect(text.sites(of: "long").count == 1000)
    for name in ["short", "last"] {
      #expect(text.sites(of: name) == ["read()"])
      #expect(text.function(name).sites.capacity < 16)
    }
  }

  @Test func mentionsAreNoCalls() {
    let text = SummaryText("func f() { _ = a.read; run(read) }")
    #expect(text.sites(of: "f") == ["a", "a.read", "read", "run(_:)"])
    #expect(text.function("f").sites.map(\.isCall) == [false, false, false, true])
  }

  @Test func targetsOfAssignmentsAreWritten() {
    #expect(sites("a.b = c.d") == ["a", "a.b =", "c", "c.d"])
    #expect(sites("a = b") == ["a =", "b"])
    #expect(sites("a == b") == ["a", "b", "(a == b)"])
  }

  @Test func whatIsNotRunIsNoSite() {
    #expect(sites("switch x { case .read(let z): z.go() default: break }") == ["z'.go()"])
    #expect(sites("if case .read(0) = a {}") == ["a"])
    #expect(sites(#"_ = "read(1)" // read(2)"#) == [])
  }

  @Test func interpolationsAreRun() {
    #expect(sites(#"print("\(a.b) and \(read(x))")"#) == ["a", "a.b", "a.b.description", "read(_:)", "read(_:).description", "print(_:)"])
  }

  @Test func keyPathsMentionTheirLastProperty() {
    #expect(sites("_ = \\A.b.c") == ["\\A.b.c"])
    #expect(sites("_ = a.map(\\.b)") == ["a", "\\.b", "a.map(_:)"])
    #expect(sites("_ = \\A.b?.c") == [])
  }

  @Test func loopsAskForElements() {
    #expect(sites("for x in a {}") == ["a", "a.next()", "a.makeIterator().next()"])
  }

  @Test func literalArguments() {
    func arguments(_ list: String) -> [String] { SummaryText("func f() { g(\(list)) }").arguments(ofLastCallIn: "f") }
    #expect(arguments("1_000, 0x10, 0b11, 0o17") == ["1000", "16", "3", "15"])
    #expect(arguments("0.5, 1e-3, true, nil") == ["0.5", "0.001", "true", "nil"])
    #expect(arguments(#""a", [1, 2], -1"#) == [#""a""#, "[1, 2]", "-1"])
    #expect(arguments(".now() + 0.1") == ["(.now() + 0.1)"])
    #expect(arguments("A | B | C, &d") == ["((A | B) | C)", "&d"])
    #expect(arguments("a ? b : c") == ["(b or c)"])
    #expect(arguments("99999999999999999999") == ["inf"])
  }

  @Test func operatorsBindAsUsual() {
    func first(_ expression: String) -> String { SummaryText("func f() { g(\(expression)) }").arguments(ofLastCallIn: "f")[0] }
    #expect(first("1 + 2 * 3 - 4") == "((1 + (2 * 3)) - 4)")
    #expect(first("a ?? b ?? c") == "(a ?? (b ?? c))")
    #expect(first("a && b || c && d") == "((a && b) || (c && d))")
    #expect(first("a == b ? 1 : c ? 2 : 3") == "(1 or (2 or 3))")
    #expect(first("a << 2 + 1") == "((a << 2) + 1)")
    #expect(first("a as! Int + 1") == "(a as Int + 1)")
  }

  @Test func explicitTypes() {
    #expect(sites("Task<Void, Never>.detached { }").last == "Task<Void, Never>.detached({}:)")
    #expect(sites("_ = Array<Int>(x)").last == "Array<Int>(_:)")
  }
}
