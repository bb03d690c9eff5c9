import Foundation
import Testing
import UnblockTestSupport

/// Text that is nested much deeper, or is much longer, than anybody writes.
@Suite struct NestingTests {
  struct Deep: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var text: String

    init(_ name: String, _ text: String) {
      testDescription = name
      self.text = text
    }
  }

  @Test(arguments: deepTexts) func deepTextIsSurvived(_ deep: Deep) throws {
    let folder = try goodFolder()
    try folder.write(Data(deep.text.utf8), to: "deep.swift")
    let run = try lint(["deep.swift", "good"], in: folder.url, seconds: 60)
    #expect(run.end == .status(1))
    #expect(refused(run).isEmpty)
    #expect(run.errors.split(separator: "\n").filter { $0.hasPrefix("deep.swift:") }.count <= 1, "\(run.errors)")
    #expect(goodFindings(run) == goodFileFindings)
  }

  /// One construct after another, ten megabytes of them; the last function is as bad as the first.
  @Test func tenMegabytes() throws {
    let block = """
      struct Type_NUMBER {
        let values = [1, 2, 3].map { $0 * 2 + NUMBER }
        func sum(_ x: Int) -> Int { values.reduce(x) { $0 + $1 } }
      }

      """
    var text = "import Foundation\n"
    text.reserveCapacity(11_000_000)
    var number = 0
    while text.utf8.count < 10_000_000 {
      text += block.replacing("NUMBER", with: "\(number)")
      number += 1
    }
    text += "func last() async { sleep(1) }\n"
    let folder = try goodFolder()
    try folder.write(Data(text.utf8), to: "large.swift")
    let run = try lint(["large.swift", "good"], in: folder.url, seconds: 240)
    #expect(run.end == .status(1))
    #expect(run.text.contains("[blocking-sleep]\n"))
    #expect(run.text.split(separator: "\n").count == 4)
    #expect(goodFindings(run) == goodFileFindings)
  }
}

private func nested(_ open: String, _ middle: String, _ close: String) -> String {
  String(repeating: open, count: 5_000) + middle + String(repeating: close, count: 5_000)
}

private func nested(_ open: String, _ close: String) -> String { nested(open, "x", close) }

private func body(_ text: String) -> String { "import Foundation\nfunc f(_ x: Int) async {\n\(text)\n}\n" }

private let deepTexts: [NestingTests.Deep] = [
  .init("10,000 terms", body("_ = " + Array(repeating: "x", count: 10_000).joined(separator: " + "))),
  .init("10,000 terms of mixed operators", body("_ = " + (0..<2_500).map { "x + \($0) * x == y && " }.joined() + "z")),
  .init("10,000 assignments", body(Array(repeating: "a", count: 10_000).joined(separator: " = "))),
  .init("10,000 ?? terms", body("_ = " + Array(repeating: "x", count: 10_000).joined(separator: " ?? "))),
  .init("parentheses", body("_ = " + nested("(", ")"))),
  .init("parentheses that are not closed", body("_ = " + String(repeating: "(", count: 5_000))),
  .init("closures", body("_ = " + nested("{ ", " }"))),
  .init("trailing closures", body(nested("run { ", " }"))),
  .init("called closures", body(nested("{ ", " }()"))),
  .init("calls", body(nested("f(", ")"))),
  .init("#if", nested("#if os(Linux)\n", "func g() {}\n", "#endif\n")),
  .init("#if in a body", body(nested("#if DEBUG\n", "g()\n", "#else\n h()\n#endif\n"))),
  .init("#if conditions", "#if " + nested("(", "DEBUG", ")") + "\n#endif\n"),
  .init("#if conditions joined", "#if " + Array(repeating: "DEBUG", count: 5_000).joined(separator: " || ") + "\n#endif\n"),
  .init("#if not", "#if " + String(repeating: "!", count: 5_000) + "DEBUG\n#endif\n"),
  .init("#elseif chain", "#if A\n" + (0..<5_000).map { "#elseif B\($0)\n" }.joined() + "#endif\n"),
  .init("array literals", body("_ = " + nested("[", "]"))),
  .init("dictionary literals", body("_ = " + nested("[1: ", "]"))),
  .init("member chain", body("_ = x" + String(repeating: ".y", count: 20_000))),
  .init("call chain", body("_ = x" + String(repeating: ".y()", count: 20_000))),
  .init("closure chain", body("_ = x" + String(repeating: ".map { $0 }", count: 5_000))),
  .init("optional chain", body("_ = x" + String(repeating: "?.y!", count: 10_000))),
  .init("subscript chain", body("_ = x" + String(repeating: "[0]", count: 20_000))),
  .init("curried calls", body("_ = x" + String(repeating: "()", count: 20_000))),
  .init("else-if chain", body("if x == 0 {}" + (0..<5_000).map { " else if x == \($0) {}" }.joined())),
  .init("else-if expression", body("let y = if x == 0 { 0 }" + (0..<5_000).map { " else if x == \($0) { \($0) }" }.joined() + " else { 1 }")),
  .init("nested ifs", body(nested("if x == 0 {\n", "g()\n", "}\n"))),
  .init("nested loops", body(nested("for i in 0..<1000 {\n", "g()\n", "}\n"))),
  .init("nested do", body(nested("do {\n", "g()\n", "}\n"))),
  .init("nested switch", body(nested("switch x { default: ", "g()", " }"))),
  .init("nested defer", body(nested("defer { ", "g()", " }"))),
  .init("nested types", nested("struct S {\n", "", "}\n")),
  .init("nested enums", nested("enum E { case a\n", "", "}\n")),
  .init("nested functions", nested("func g() {\n", "", "}\n")),
  .init("nested interpolations", body("_ = " + nested("\"\\(", ")\""))),
  .init("ternaries to the right", body("_ = " + String(repeating: "x ? 1 : ", count: 5_000) + "0")),
  .init("ternaries in the middle", body("_ = " + nested("x ? ", "1", " : 0"))),
  .init("prefix operators", body("_ = " + String(repeating: "! ", count: 5_000) + "x")),
  .init("prefix operators joined", body("_ = " + String(repeating: "-", count: 5_000) + "x")),
  .init("try and await", body("_ = " + String(repeating: "try await ", count: 5_000) + "x")),
  .init("casts", body("_ = x" + String(repeating: " as Int", count: 5_000))),
  .init("generic arguments", "let a: " + nested("A<", "Int", ">") + " = 0\n"),
  .init("generic arguments in an expression", body("_ = " + nested("A<", "Int", ">") + "()")),
  .init("optional types", "let a: Int" + String(repeating: "?", count: 5_000) + " = 0\n"),
  .init("array types", "let a: " + nested("[", "Int", "]") + " = 0\n"),
  .init("function types", "let a: " + String(repeating: "() -> ", count: 5_000) + "Int = f\n"),
  .init("tuple types", "let a: " + nested("(", "Int", ")") + " = 0\n"),
  .init("member types", "let a: A" + String(repeating: ".A", count: 20_000) + " = 0\n"),
  .init("compositions", "let a: any " + Array(repeating: "A", count: 10_000).joined(separator: " & ") + "\n"),
  .init("patterns", body("let " + nested("(", "a", ")") + " = x")),
  .init("case patterns", body("if case " + nested(".some(", "let a", ")") + " = x {}")),
  .init("comments", nested("/* ", "x", " */")),
  .init("comments that are not closed", String(repeating: "/* ", count: 5_000)),
  .init("attributes", String(repeating: "@available(*, deprecated) ", count: 5_000) + "func g() {}\n"),
  .init("modifiers", String(repeating: "private ", count: 5_000) + "func g() {}\n"),
  .init("parameters", "func g(" + (0..<5_000).map { "_ a\($0): Int" }.joined(separator: ", ") + ") {}\n"),
  .init("arguments", body("g(" + Array(repeating: "x", count: 10_000).joined(separator: ", ") + ")")),
  .init("one long line", body(Array(repeating: "g(x)", count: 20_000).joined(separator: "; "))),
  .init("a long name", "func " + String(repeating: "a", count: 1_000_000) + "() async {}\n"),
  .init("a long string", body("_ = \"" + String(repeating: "a", count: 1_000_000) + "\"")),
  .init("pounds", body("_ = " + String(repeating: "#", count: 5_000) + "\"a\"")),
  .init("braces only", String(repeating: "{", count: 5_000)),
  .init("closing braces only", String(repeating: "}", count: 5_000)),
  .init("angle brackets only", String(repeating: "<", count: 5_000)),
  .init("backslashes only", String(repeating: "\\", count: 5_000)),
  .init("quotes only", String(repeating: "\"", count: 5_000)),
  .init("regular expressions", body("_ = " + String(repeating: "/a", count: 5_000))),
  .init("key paths", body("_ = \\A" + String(repeating: ".b", count: 10_000))),
  .init("macros", body(nested("#m(", "x", ")"))),
  .init("labels", body(String(repeating: "a: ", count: 5_000) + "while true {}")),
  .init("inheritance cycle", (0..<1_000).map { "class C\($0): C\(($0 + 1) % 1_000) { func f() async { g() } }\n" }.joined()),
  .init("alias cycle", (0..<1_000).map { "typealias A\($0) = A\(($0 + 1) % 1_000)\n" }.joined() + "func f(_ a: A0) async { a.wait() }\n"),
  .init(
    "call cycle",
    "import Foundation\n" + (0..<2_000).map { "func g\($0)() { g\(($0 + 1) % 2_000)(); g\($0 / 2)() }\n" }.joined() + "func f() async { g0() }\n"),
  .init("variables of each other", body((0..<3_000).map { "let a\($0 + 1) = a\($0).next\n" }.joined() + "a3000.wait()")),
  .init(
    "globals of each other", (0..<3_000).map { "let a\($0) = a\(($0 + 1) % 3_000)\n" }.joined() + "func f() async { a0.wait() }\n"),
]
