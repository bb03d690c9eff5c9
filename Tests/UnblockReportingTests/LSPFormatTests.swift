import Foundation
import Testing
import UnblockModel
import UnblockReporting

@Suite struct LSPFormatTests {
  private func document(_ report: Report) throws -> Any {
    let text = ReportFormat.lsp.render(report, ReportFormat.Options(workingDirectory: "/work space"))
    return try JSONSerialization.jsonObject(with: Data(text.utf8))
  }

  private func diagnostic(_ report: Report) throws -> [String: Any] {
    let documents = try #require(try document(report) as? [[String: Any]])
    #expect(documents.map { $0["uri"] as? String } == ["file:///work%20space/Sources/App/Server.swift"])
    return try #require((documents[0]["diagnostics"] as? [[String: Any]])?.first)
  }

  @Test func reportsAreValid() throws {
    let file = repository.appendingPathComponent("Schema/lsp-v1.schema.json")
    let schema = try Schema(try JSONSerialization.jsonObject(with: try Data(contentsOf: file)))
    let empty = Report(findings: [], problems: [], fileCount: 0, functionCount: 0, sources: [:])
    for report in [fixItSample, empty, report("nap()", at: "nap()")] { #expect(schema.errors(in: try document(report)) == []) }
    let wrong = [["uri": "http://x", "diagnostics": []] as [String: Any]]
    #expect(schema.errors(in: wrong) == ["$[0].uri: does not match ^file:///"])
  }

  @Test func placesAreCountedFromZero() throws {
    let range = try #require(try diagnostic(fixItSample)["range"] as? [String: [String: Int]])
    #expect(range == ["start": ["line": 1, "character": 19], "end": ["line": 1, "character": 27]])
  }

  @Test func severities() throws {
    for (severity, number) in [(Severity.error, 1), (.warning, 2), (.note, 3)] {
      #expect(try diagnostic(report("nap()", at: "nap()", severity: severity))["severity"] as? Int == number)
    }
  }

  @Test func codeActions() throws {
    let data = try #require(try diagnostic(fixItSample)["data"] as? [String: Any])
    let actions = try #require(data["codeActions"] as? [[String: Any]])
    #expect(actions.map { $0["title"] as? String } == ["use 'Task.sleep(for:)'", "use a thread"])
    #expect(actions.map { $0["isPreferred"] as? Bool } == [true, false])
    let changes = try #require((actions[0]["edit"] as? [String: Any])?["changes"] as? [String: [[String: Any]]])
    let names = ["file:///work%20space/Sources/App/Server.swift": "Sources/App/Server.swift", "file:///Other/My%20App/B.swift": "/Other/My App/B.swift"]
    #expect(Set(changes.keys) == Set(names.keys))
    for (uri, list) in changes {
      let edits = try list.reversed().map { item in
        let range = try #require(item["range"] as? [String: [String: Int]])
        func place(_ name: String) -> (line: Int, column: Int) { (range[name]?["line"] ?? -1, range[name]?["character"] ?? -1) }
        return UTF16Edit(start: place("start"), end: place("end"), text: try #require(item["newText"] as? String))
      }
      let path = try #require(names[uri])
      let source = String(decoding: try #require(fixItSample.sources[path]), as: UTF8.self)
      #expect(applying(edits, to: source, firstLine: 0) == fixedSample[path])
    }
  }
}
