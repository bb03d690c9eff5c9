import Testing
import UnblockModel
import UnblockReporting

@Suite struct TextFormatTests {
  private func text(_ report: Report, hasColor: Bool = false) -> String {
    ReportFormat.text.render(report, ReportFormat.Options(hasColor: hasColor))
  }

  @Test func findingWithTrace() {
    let helper = "func loadConfig() {\n  _ = try? Data(contentsOf: url)\n}\n"
    let trace = [step(helper, at: "Data(contentsOf: url)", path: "Sources/App/Config.swift", in: "loadConfig()", calls: "Data.init(contentsOf:)")]
    let source = "func f() async {\n  loadConfig()\n}\n"
    let report = report(
      source, at: "loadConfig()", message: "'loadConfig()' blocks the thread", trace: trace, others: ["Sources/App/Config.swift": helper])
    #expect(
      text(report) == """
        Sources/App/Server.swift:2:3: warning: 'loadConfig()' blocks the thread [blocking-sleep]
          loadConfig()
          ^~~~~~~~~~~~
        Sources/App/Config.swift:2:12: note: 'loadConfig()' calls 'Data.init(contentsOf:)' here
          _ = try? Data(contentsOf: url)
                   ^~~~~~~~~~~~~~~~~~~~~

        """)
  }

  @Test func fixItsAreNotes() {
    var report = report("sleep(1)", at: "sleep(1)")
    func fixIt(_ applicability: FixIt.Applicability) -> FixIt {
      FixIt(title: "use 'Task.sleep(for:)'", rewrite: .native, applicability: applicability, edits: [])
    }
    func lastLine(_ fixIts: [FixIt]) -> String {
      report.findings[0].fixIts = fixIts
      return String(text(report).split(separator: "\n").last ?? "")
    }
    #expect(lastLine([fixIt(.safe)]) == "Sources/App/Server.swift:1:1: note: fix-it (native, safe): use 'Task.sleep(for:)'")
    #expect(lastLine([fixIt(.unsafe), fixIt(.safe)]).hasSuffix(": note: fix-it (native, unsafe): use 'Task.sleep(for:)' (or 1 more)"))
    #expect(lastLine([fixIt(.displayOnly)]).hasSuffix(": note: advice (native): use 'Task.sleep(for:)'"))
    #expect(lastLine([]).hasSuffix("^~~~~~~~"))
  }

  @Test func tabsStayTabs() {
    #expect(excerpt("\tif a {\tsleep(1) }", at: "sleep(1)") == ["\tif a {\tsleep(1) }", "\t      \t^~~~~~~~"])
  }

  @Test func wideLettersTakeTwoColumns() {
    #expect(excerpt("let 変数 = \"é🙂\"; sleep(1)", at: "sleep(1)")[1] == "                  ^~~~~~~~")
    #expect(excerpt("e\u{301} sleep(\"変\")", at: "sleep(\"変\")")[1] == "  ^~~~~~~~~~~")
  }

  @Test func carriageReturnsAreNotPrinted() {
    #expect(excerpt("a\r\n  sleep(1)\r\nb", at: "sleep(1)") == ["  sleep(1)", "  ^~~~~~~~"])
  }

  @Test func rangeOfSeveralLinesIsMarkedToTheEndOfTheFirst() {
    #expect(excerpt("x = sleep(  \n 1)", at: "sleep(  \n 1)")[1] == "    ^~~~~~")
  }

  @Test func emptyRangeGetsACaret() {
    let report = report(Array("ab".utf8), range: ByteRange(start: 9, end: 9))
    #expect(text(report).split(separator: "\n").map(String.init).dropFirst() == ["ab", "  ^"])
  }

  @Test func longLinesAreCutAroundTheMark() {
    let line = String(repeating: "abcdefghi ", count: 100_000)
    let lines = excerpt(line + "sleep(1)" + line, at: "sleep(1)")
    #expect(lines[0].count <= 162)
    #expect(lines[0].hasPrefix("…") && lines[0].hasSuffix("…"))
    let marked = zip(lines[0], lines[1]).filter { $1 != " " }.map { String($0.0) }.joined()
    #expect(marked == "sleep(1)")
  }

  @Test func longMarksAreCut() {
    let lines = excerpt("f(" + String(repeating: "1 + ", count: 10_000) + "1)", at: "f(" + String(repeating: "1 + ", count: 10_000) + "1)")
    #expect(lines[0].count <= 162)
    #expect(lines[1].hasPrefix("^~~~"))
    #expect(lines[1].count <= 160)
  }

  @Test func nothingActsOnTheTerminal() {
    let lines = excerpt("/* \u{1B}[31m \u{202E} */ sleep(1)", at: "sleep(1)")
    #expect(lines[0] == "/* \u{FFFD}[31m \u{FFFD} */ sleep(1)")
    #expect(lines[1] == "              ^~~~~~~~")
    #expect(text(report("sleep(1)", at: "sleep(1)", path: "a\nb\u{7}.swift")).hasPrefix("a\u{FFFD}b\u{FFFD}.swift:1:1: warning:"))
  }

  @Test func invalidUTF8IsReplaced() {
    let report = report([0xFF, 0x20, 0x66, 0x28, 0x29], range: ByteRange(start: 2, end: 5))
    #expect(text(report).hasSuffix("\n\u{FFFD} f()\n  ^~~\n"))
  }

  @Test func coloursOnlyWhenAskedFor() {
    let report = report("sleep(1)", at: "sleep(1)", severity: .error)
    #expect(!text(report).contains("\u{1B}"))
    #expect(
      text(report, hasColor: true) == """
        \u{1B}[1mSources/App/Server.swift:1:1: \u{1B}[1;31merror: \u{1B}[0m\u{1B}[1m'sleep' blocks the thread [blocking-sleep]\u{1B}[0m
        sleep(1)
        \u{1B}[1;32m^~~~~~~~\u{1B}[0m

        """)
  }

  @Test func fileWithoutTextIsReportedAllTheSame() {
    var report = report("sleep(1)", at: "sleep(1)")
    report.sources = [:]
    #expect(text(report).hasPrefix("Sources/App/Server.swift:1:1: warning: 'sleep' blocks the thread [blocking-sleep]\n"))
  }

  /// The source line and the marks.
  private func excerpt(_ source: String, at word: String) -> [String] {
    text(report(source, at: word)).split(separator: "\n", omittingEmptySubsequences: false).dropFirst().dropLast().map(String.init)
  }
}
