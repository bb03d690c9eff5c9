import Testing
import UnblockAnalysis
import UnblockModel
import UnblockTestSupport

/// What silences findings, and how findings are told apart.
@Suite struct SuppressionTests {
  @Test func onTheLineAndAbove() {
    check("func f() async {\n  sleep(1)  // unblock:ignore blocking-sleep -- why\n  // unblock:ignore blocking-sleep -- why\n  sleep(1)\n}")
    check("func f() async {\n  g()  // unblock:ignore blocking-wait -- why  // finding: unused-suppression\n}")
  }

  @Test func inAHelperItSilencesCallers() {
    check("func a() {\n  sleep(1)  // unblock:ignore blocking-sleep -- why\n}\nfunc f() async { a() }")
    check(
      "func a() {\n  sleep(1)  // unblock:ignore blocking-sleep -- why\n  _ = readLine()\n}\nfunc f() async { a() }  // finding: blocking-stdin")
  }

  @Test func atTheCallItSilencesThatCall() {
    check("func a() { sleep(1) }\nfunc f() async {\n  a()  // unblock:ignore blocking-sleep -- why\n  a()  // finding: blocking-sleep\n}")
  }

  @Test func directives() {
    check("// unblock:blocking\nfunc a() {}\nfunc f() async { a() }  // finding: blocking-wait")
    check("// unblock:nonblocking -- why\nfunc a() { sleep(1) }\nfunc f() async { a() }")
    check("@available(*, noasync) func a() {}\nfunc b() { a() }\nfunc f() async { b() }  // finding: noasync-call")
  }

  @Test func rulesCanBeChosen() {
    let text = "func f(_ process: Process) async { sleep(1); process.waitUntilExit() }"
    var linting = Linting()
    linting.options.enabledRules = ["blocking-sleep"]
    #expect(findings(text, linting: linting).map(\.rule) == ["blocking-sleep"])
    linting.options.enabledRules = nil
    linting.options.disabledRules = ["blocking-sleep"]
    #expect(findings(text, linting: linting).map(\.rule) == ["blocking-process"])
  }

  // MARK: Fingerprints

  private func fingerprints(_ text: String) -> [String] { findings(text).map(\.fingerprint) }

  @Test func movedLinesKeepTheirFingerprints() {
    let text = "func f() async { a() }\nfunc a() { sleep(1) }\n"
    #expect(fingerprints(text).count == 1)
    #expect(fingerprints(text) == fingerprints("// More.\n\nfunc z() {}\n" + text))
    #expect(fingerprints(text) == fingerprints(text.replacing("a() }\nfunc", with: "\n    a()\n}\n\n\nfunc")))
  }

  @Test func differentFindingsHaveDifferentFingerprints() {
    let all = fingerprints("func f() async { sleep(1); sleep(1); usleep(9_000) }\nfunc g() async { sleep(1) }\nfunc h() async { a() }\nfunc a() { sleep(1) }")
    #expect(all.count == 5)
    #expect(Set(all).count == 5)
    #expect(all.allSatisfy { $0.count == 16 })
  }

  @Test func anotherFileIsAnotherFinding() {
    let text = "import Glibc\nfunc f() async { sleep(1) }"
    let all = ["A.swift", "B.swift"].flatMap { Linting().findings(in: [SourceFile(text, path: $0)]).map(\.fingerprint) }
    #expect(Set(all).count == 2)
  }
}
