import UnblockModel

/// A report of one finding, in a text with letters of every width, whose fix-its change two files.
let fixItSample: Report = {
  let text = "import Glibc // é\n/* 🙂 */ nap(\"変\"); sleep(1)\n"
  let helper = "\u{FEFF}func nap() {}\n"
  var report = report(
    text, at: "sleep(1)", trace: [step(helper, at: "nap()", path: "/Other/My App/B.swift", in: "nap()", calls: "sleep(_:)")],
    problems: [Report.Problem(path: "C D.swift", message: "permission denied")], others: ["/Other/My App/B.swift": helper])
  let path = report.findings[0].range.path
  let start = Int(report.findings[0].range.bytes.start)
  func edit(_ path: String, _ start: Int, _ end: Int, _ replacement: String) -> FixIt.Edit {
    FixIt.Edit(range: FileRange(path: path, bytes: ByteRange(start: start, end: end)), replacement: replacement)
  }
  report.findings[0].fixIts = [
    FixIt(
      title: "use 'Task.sleep(for:)'", rewrite: .native, applicability: .safe,
      edits: [
        edit(path, 0, 0, "import UnblockRuntime\n"), edit(path, start, start + 8, "await \"🙂\"\n"), edit("/Other/My App/B.swift", 3, 7, "async func"),
      ]),
    FixIt(title: "use a thread", rewrite: .executor, applicability: .unsafe, edits: [edit(path, start, start, "offload ")]),
    FixIt(title: "think about it", rewrite: .executor, applicability: .displayOnly, edits: []),
  ]
  return report
}()

/// The texts of the sample's files when its first fix-it is applied.
let fixedSample = [
  "Sources/App/Server.swift": "import UnblockRuntime\nimport Glibc // é\n/* 🙂 */ nap(\"変\"); await \"🙂\"\n\n",
  "/Other/My App/B.swift": "\u{FEFF}async func nap() {}\n",
]
