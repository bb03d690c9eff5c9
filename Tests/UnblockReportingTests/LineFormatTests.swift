import Testing
import UnblockModel
import UnblockReporting

/// The formats of one line for each finding.
@Suite struct LineFormatTests {
  private let helper = "\n  sleep(1)"

  private var trace: [Finding.Step] { [step(helper, at: "sleep(1)", path: "B.swift", in: "nap()", calls: "sleep(_:)")] }

  private func render(_ format: ReportFormat, _ report: Report) -> String { format.render(report, ReportFormat.Options()) }

  @Test func gcc() {
    let report = report("é; nap()", at: "nap()", trace: trace, others: ["B.swift": helper])
    #expect(render(.gcc, report) == "Sources/App/Server.swift:1:5: warning: 'sleep' blocks the thread [blocking-sleep]\n")
  }

  @Test func gccKeepsToOneLine() {
    let report = report("nap()", at: "nap()", path: "a\nb.swift", message: "one\ntwo")
    #expect(render(.gcc, report) == "a\u{FFFD}b.swift:1:1: warning: one\u{FFFD}two [blocking-sleep]\n")
  }

  @Test func github() {
    let report = report("é; nap()", at: "nap()", trace: trace, others: ["B.swift": helper])
    #expect(
      render(.github, report) == """
        ::warning file=Sources/App/Server.swift,line=1,col=4,endColumn=9,title=blocking-sleep::'sleep' blocks the thread\
        %0A'nap()' calls 'sleep(_:)' at B.swift:2:3

        """)
  }

  @Test func githubEscapes() {
    let report = report("nap(\n)", at: "nap(\n)", path: "a,b:100%.swift", message: "100%\r\nof: a, b", severity: .note)
    #expect(
      render(.github, report)
        == "::notice file=a%2Cb%3A100%25.swift,line=1,endLine=2,title=blocking-sleep::100%25%0D%0Aof: a, b\n")
  }

  @Test func githubShowsProblems() {
    let problem = Report.Problem(path: "a,b.swift", message: "no such file")
    let report = report("nap()", at: "nap()", problems: [problem])
    #expect(render(.github, report).hasSuffix("\n::error file=a%2Cb.swift::no such file\n"))
  }

  @Test func summary() {
    var report = report("nap()", at: "nap()")
    #expect(report.summary == "1 finding in 1 of 10 files")
    report.findings += report.findings
    report.problems = [Report.Problem(path: "a", message: "b")]
    #expect(report.summary == "2 findings in 1 of 10 files; 1 problem")
    report.findings = []
    report.fileCount = 1
    #expect(report.summary == "no findings in 1 file; 1 problem")
  }
}
