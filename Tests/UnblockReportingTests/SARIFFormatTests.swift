import Foundation
import Testing
import UnblockModel
import UnblockReporting

@Suite struct SARIFFormatTests {
  private let rules = [
    RuleDescription(id: "busy-wait", title: "spins", severity: .error, isEnabled: false),
    RuleDescription(id: "blocking-sleep", title: "sleeps", severity: .warning, why: "Threads are few.", instead: "Suspend."),
  ]

  private func document(_ report: Report, rules: [RuleDescription] = []) throws -> [String: Any] {
    let text = ReportFormat.sarif.render(report, ReportFormat.Options(workingDirectory: "/w", rules: { rules }))
    return try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  private func run(_ document: [String: Any]) throws -> [String: Any] { try #require((document["runs"] as? [[String: Any]])?.first) }

  private func result(_ document: [String: Any]) throws -> [String: Any] { try #require((try run(document)["results"] as? [[String: Any]])?.first) }

  @Test func reportsAreValid() throws {
    let file = repository.appendingPathComponent("Schema/sarif-profile.schema.json")
    let schema = try Schema(try JSONSerialization.jsonObject(with: try Data(contentsOf: file)))
    let empty = Report(findings: [], problems: [], fileCount: 0, functionCount: 0, sources: [:])
    for report in [fixItSample, empty, report("nap()", at: "nap()")] {
      #expect(schema.errors(in: try document(report, rules: rules)) == [])
      #expect(schema.errors(in: try document(report)) == [])
    }
    var wrong = try document(fixItSample)
    wrong["version"] = "2.0.0"
    #expect(schema.errors(in: wrong) == ["$.version: not 2.1.0"])
  }

  @Test func rulesHaveHelp() throws {
    let document = try document(fixItSample, rules: rules)
    let driver = try #require((try run(document)["tool"] as? [String: Any])?["driver"] as? [String: Any])
    let listed = try #require(driver["rules"] as? [[String: Any]])
    #expect(listed.map { $0["id"] as? String } == ["busy-wait", "blocking-sleep"])
    #expect((listed[1]["help"] as? [String: Any])?["text"] as? String == "Threads are few.\n\nInstead:\n\nSuspend.")
    #expect(try result(document)["ruleIndex"] as? Int == 1)
  }

  @Test func aRuleThatNobodyDescribesIsListed() throws {
    #expect(try result(try document(fixItSample, rules: [rules[0]]))["ruleIndex"] as? Int == 1)
  }

  @Test func tracesAreFlows() throws {
    let flows = try #require(try result(try document(fixItSample))["codeFlows"] as? [[String: Any]])
    let locations = try #require((flows[0]["threadFlows"] as? [[String: Any]])?.first?["locations"] as? [[String: Any]])
    let messages = locations.map { (($0["location"] as? [String: Any])?["message"] as? [String: Any])?["text"] as? String }
    #expect(messages == ["'sleep' blocks the thread", "'nap()' calls 'sleep(_:)' here"])
    #expect(try result(try document(report("nap()", at: "nap()")))["codeFlows"] == nil)
  }

  /// By bytes, and by lines and columns, the replacements make the same of the files.
  @Test func fixesAreExact() throws {
    let fixes = try #require(try result(try document(fixItSample))["fixes"] as? [[String: Any]])
    #expect(fixes.count == 2)
    let names = ["Sources/App/Server.swift": "Sources/App/Server.swift", "file:///Other/My%20App/B.swift": "/Other/My App/B.swift"]
    for change in try #require(fixes[0]["artifactChanges"] as? [[String: Any]]) {
      let uri = try #require((change["artifactLocation"] as? [String: Any])?["uri"] as? String)
      let path = try #require(names[uri])
      let source = try #require(fixItSample.sources[path])
      var bytes = source
      var places: [UTF16Edit] = []
      for replacement in try #require(change["replacements"] as? [[String: Any]]).reversed() {
        let region = try #require(replacement["deletedRegion"] as? [String: Int])
        let text = try #require((replacement["insertedContent"] as? [String: Any])?["text"] as? String)
        let start = try #require(region["byteOffset"])
        bytes.replaceSubrange(start..<(start + (region["byteLength"] ?? 0)), with: text.utf8)
        places.append(
          UTF16Edit(
            start: (region["startLine"] ?? 0, region["startColumn"] ?? 0), end: (region["endLine"] ?? 0, region["endColumn"] ?? 0), text: text))
      }
      #expect(String(decoding: bytes, as: UTF8.self) == fixedSample[path])
      #expect(applying(places, to: String(decoding: source, as: UTF8.self), firstLine: 1) == fixedSample[path])
    }
  }

  @Test func whatFailedIsSaid() throws {
    let invocations = try #require(try run(try document(fixItSample))["invocations"] as? [[String: Any]])
    #expect(invocations[0]["executionSuccessful"] as? Bool == false)
    #expect((invocations[0]["toolExecutionNotifications"] as? [Any])?.count == 1)
  }
}
