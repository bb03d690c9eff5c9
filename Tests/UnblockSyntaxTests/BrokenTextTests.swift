import Testing
import UnblockModel
import UnblockSyntax
import UnblockTestSupport

/// Parsing never fails: what can be understood is there, and a note says that something cannot.
@Suite struct BrokenTextTests {
  @Test func goodTextHasNoNotes() {
    #expect(SummaryText("func f() { a() }").summary.notes.isEmpty)
    #expect(SummaryText("").summary.notes.isEmpty)
  }

  @Test func brokenTextHasOneNoteAtItsPlace() {
    let text = "func f() { a() }\nfunc g( { b() }\nfunc h() { c() }\n"
    let summary = SummaryText(text)
    #expect(summary.summary.notes.count == 1)
    #expect(SourceFile(text).line(at: summary.summary.notes[0].range.start) == 2)
    #expect(summary.sites(of: "f") == ["a()"])
    #expect(summary.sites(of: "h") == ["c()"])
  }

  @Test(arguments: [
    ("_ = " + String(repeating: "(", count: 5_000) + "a()" + String(repeating: ")", count: 5_000)),
    String(repeating: "{ ", count: 5_000) + "a()" + String(repeating: " }", count: 5_000),
    String(repeating: "if a {\n", count: 5_000) + String(repeating: "}\n", count: 5_000),
    "_ = " + String(repeating: "[", count: 5_000) + "a()" + String(repeating: "]", count: 5_000),
  ])
  func deepTextHasANote(_ body: String) {
    let summary = SummaryText("func f() { \(body) }\n").summary
    #expect(summary.notes.count == 1)
  }

  @Test func longChainsAreNotDeep() {
    let text = SummaryText("func f() { _ = a\(String(repeating: ".b()", count: 2_000)) }")
    #expect(text.function("f").sites.count == 2_001)
    #expect(text.summary.notes.isEmpty)
  }

  @Test func bytesThatAreNoUTF8() {
    let bytes: [UInt8] = Array("func f() { a(\"".utf8) + [0xFF, 0xC0, 0x80] + Array("\") }\nfunc g() {}\n".utf8)
    let settings = Linting().settings
    let summary = onLargeStack { bytes.withUnsafeBufferPointer { summarize($0, configuration: settings) } }
    #expect(summary.functions.map { summary[$0.name] }.suffix(2) == ["f", "g"])
  }
}
