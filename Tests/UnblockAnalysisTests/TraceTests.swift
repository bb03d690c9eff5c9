import Testing
import UnblockModel
import UnblockTestSupport

/// A finding stands at the outermost call, and its trace leads to what blocks.
@Suite struct TraceTests {
  private func steps(_ finding: Finding) -> [String] { finding.trace.map { "\($0.function) calls \($0.calls)" } }

  @Test func throughHelpers() {
    let found = findings("func f() async { a() }\nfunc a() { b() }\nfunc b() { sleep(1) }")
    #expect(found.count == 1)
    #expect(steps(found[0]) == ["a() calls b()", "b() calls Glibc.sleep(_:)"])
    #expect(found[0].context == Finding.Context(kind: "async-function", name: "f()"))
  }

  @Test func positionsOfSteps() {
    let text = "import Foundation\nfunc f() async { a() }\nfunc a() {\n  b(1)\n}\nfunc b(_ x: Int) { sleep(1) }"
    let file = SourceFile(text)
    let found = Linting().findings(in: [file])
    let places = found.flatMap { [$0.range] + $0.trace.map(\.range) }
    #expect(places.map { file.text(from: $0.bytes.start, to: $0.bytes.end) } == ["a", "b", "sleep"])
    #expect(places.map { file.line(at: $0.bytes.start) } == [2, 4, 6])
  }

  @Test func acrossFiles() {
    let files = [
      SourceFile("func f() async { a() }", path: "A.swift"), SourceFile("func a() { b() }", path: "B.swift"),
      SourceFile("import Glibc\nfunc b() { sleep(1) }", path: "C.swift"),
    ]
    let found = Linting().findings(in: files)
    #expect(found.map(\.range.path) == ["A.swift"])
    #expect(found.flatMap { $0.trace.map(\.range.path) } == ["B.swift", "C.swift"])
  }

  @Test func theShortestWayIsTaken() {
    let text = "func f() async { a() }\nfunc a() { b(); c() }\nfunc b() { c() }\nfunc c() { sleep(1) }"
    #expect(findings(text).map { $0.trace.map(\.function) } == [["a()", "c()"]])
  }

  @Test func theWorstComesFirst() {
    let text = "func f() async { a() }\nfunc a() { _ = try? Data(contentsOf: URL(fileURLWithPath: \"a\")); b() }\nfunc b() { sleep(1) }"
    #expect(findings(text).map(\.rule) == ["blocking-sleep"])
  }

  @Test func recursionEnds() {
    check("func f() async { a(1) }  // finding: blocking-sleep\nfunc a(_ x: Int) { b(x) }\nfunc b(_ x: Int) { if x > 0 { a(x - 1) }; sleep(1) }")
    check("func f() async { a() }\nfunc a() { b() }\nfunc b() { a() }")
  }

  @Test func oneFindingForEachCallThatEnters() {
    check(
      """
      func a() { sleep(1) }
      func f() async {
        a()  // finding: blocking-sleep
        a()  // finding: blocking-sleep
      }
      func g() { a() }
      """)
  }

  @Test func isolatedCalleesCarryTheFindingThemselves() {
    check("actor A { func a() { sleep(1) } }  // finding: blocking-sleep\nfunc f(_ a: A) async { await a.a() }")
    check("func a() async { sleep(1) }  // finding: blocking-sleep\nfunc f() async { await a() }")
  }

  @Test func ruleOfTheCauseAndNameOfTheAPI() {
    let found = findings("func f() async { a() }\nfunc a() { sleep(1) }")
    #expect(found.map(\.api) == ["Glibc.sleep(_:)"])
    #expect(found[0].message.contains("'a()'") && found[0].message.contains("'sleep(_:)'") && found[0].message.contains("'f()'"))
  }
}
