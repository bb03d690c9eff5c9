import Foundation
import Testing
import UnblockModel
import UnblockReporting

@Suite struct JSONFormatTests {
  private func json(_ report: Report) -> String { ReportFormat.json.render(report, ReportFormat.Options()) }

  @Test func findingWithTrace() {
    let helper = "func nap() {\r\n  sleep(1)\r\n}"
    let report = report(
      "/* é🙂 */ nap()", at: "nap()", trace: [step(helper, at: "sleep(1)", path: "B.swift", in: "nap()", calls: "sleep(_:)")],
      problems: [Report.Problem(path: "C.swift", message: "permission denied")], others: ["B.swift": helper])
    #expect(json(report) == expected)
  }

  private let expected = """
    {
      "version": 1,
      "tool": { "name": "unblock", "version": "0.1.0" },
      "findings": [
        {
          "rule": "blocking-sleep",
          "kind": "sleep",
          "severity": "warning",
          "confidence": "high",
          "message": "'sleep' blocks the thread",
          "path": "Sources/App/Server.swift",
          "start": { "line": 1, "column": 14, "utf16Column": 11, "offset": 13 },
          "end": { "line": 1, "column": 19, "utf16Column": 16, "offset": 18 },
          "api": "CLibrary.sleep(_:)",
          "context": { "kind": "async-function", "name": "handle(_:)" },
          "trace": [
            {
              "path": "B.swift",
              "start": { "line": 2, "column": 3, "utf16Column": 3, "offset": 16 },
              "end": { "line": 2, "column": 11, "utf16Column": 11, "offset": 24 },
              "function": "nap()",
              "calls": "sleep(_:)"
            }
          ],
          "fixIts": [],
          "fingerprint": "5ca1ab1e"
        }
      ],
      "errors": [
        { "path": "C.swift", "message": "permission denied" }
      ],
      "summary": { "files": 10, "functions": 120, "findings": 1 }
    }

    """

  @Test func emptyReport() {
    let report = Report(findings: [], problems: [], fileCount: 0, functionCount: 0, sources: [:])
    #expect(json(report).contains("\"findings\": [],\n  \"errors\": [],\n"))
  }

  @Test(arguments: ["\"\\/\u{8}\u{C}\n\r\t\u{0}\u{1F}\u{7F}", "\u{2028}é🙂変", "\r\n", String(decoding: [0x61, 0xFF], as: UTF8.self)])
  func everyStringComesBack(_ string: String) throws {
    let text = json(report("nap()", at: "nap()", path: string, message: string))
    let document = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let finding = try #require((document["findings"] as? [[String: Any]])?.first)
    #expect(finding["message"] as? String == string)
    #expect(finding["path"] as? String == string)
  }
}
