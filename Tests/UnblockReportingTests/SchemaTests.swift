import Foundation
import Testing
import UnblockModel
import UnblockReporting

/// The published schema against what is printed. (`Tests/validate-report.py` asks the reference implementation the same.)
@Suite struct SchemaTests {
  private let schema: Schema

  init() throws {
    let file = repository.appendingPathComponent("Schema/report-v1.schema.json")
    schema = try Schema(try JSONSerialization.jsonObject(with: try Data(contentsOf: file)))
  }

  private func document(_ report: Report) throws -> Any {
    let text = ReportFormat.json.render(report, ReportFormat.Options())
    return try JSONSerialization.jsonObject(with: Data(text.utf8))
  }

  private let sample = report(
    "nap()", at: "nap()", trace: [step("sleep(1)", at: "sleep(1)", path: "B.swift", in: "nap()", calls: "sleep(_:)")],
    problems: [Report.Problem(path: "C.swift", message: "permission denied")], others: ["B.swift": "sleep(1)"])

  @Test func reportsAreValid() throws {
    #expect(schema.errors(in: try document(sample)) == [])
    let empty = Report(findings: [], problems: [], fileCount: 0, functionCount: 0, sources: [:])
    #expect(schema.errors(in: try document(empty)) == [])
  }

  @Test func everySeverityAndConfidenceIsValid() throws {
    var report = sample
    for severity in Severity.allCases {
      for confidence in Confidence.allCases {
        report.findings[0].severity = severity
        report.findings[0].confidence = confidence
        #expect(schema.errors(in: try document(report)) == [])
      }
    }
  }

  @Test func everyRewriteIsInTheSchema() throws {
    #expect(schema.words(of: "fixIt", "rewrite") == Set(Rewrite.allCases.map(\.rawValue)))
  }

  @Test func whatIsNotInTheSchemaIsRefused() throws {
    var report = try #require(try document(sample) as? [String: Any])
    report["extra"] = 1
    report["version"] = 2
    report["summary"] = ["files": -1, "functions": 1.5]
    #expect(
      schema.errors(in: report) == [
        "$.extra: not in the schema", "$.summary.files: less than 0", "$.summary.functions: not of type integer",
        "$.summary: lacks 'findings'", "$.version: not 1",
      ])
  }
}

/// The root of the repository.
let repository = URL(fileURLWithPath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
