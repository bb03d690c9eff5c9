import Foundation
import UnblockTestSupport

/// A finding or a marker: a file by its name, a line, and a rule.
struct Place: Hashable, Comparable, CustomStringConvertible {
  var file: String
  var line: Int
  var rule: String

  var description: String { "\(file):\(line): \(rule)" }
  static func < (left: Place, right: Place) -> Bool { (left.file, left.line, left.rule) < (right.file, right.line, right.rule) }
}

/// As much of a report in JSON as the tests look at.
struct Report: Decodable {
  struct Start: Decodable { var line: Int }

  struct Finding: Decodable {
    struct Step: Decodable {
      var path: String
      var start: Start
      var function: String
      var calls: String
    }
    var rule: String
    var path: String
    var start: Start
    var trace: [Step]
  }

  var findings: [Finding]

  init(_ run: ToolRun) throws { self = try JSONDecoder().decode(Report.self, from: run.output) }

  var places: [Place] {
    findings.map { Place(file: URL(fileURLWithPath: $0.path).lastPathComponent, line: $0.start.line, rule: $0.rule) }.sorted()
  }
}

/// Lints a folder's sources with a report in JSON, without a cache unless one is named.
func lint(_ folder: URL, libclang: String?, _ arguments: [String] = [], environment: [String: String] = [:]) throws -> ToolRun {
  let library = libclang.map { ["--libclang", $0] } ?? []
  let cache = arguments.contains("--cache-path") ? [] : ["--no-cache"]
  return try runTool(
    ["lint", "--no-config", "--fail-on", "never", "--format", "json", "Sources"] + library + cache + arguments, in: folder, seconds: 300,
    environment: environment)
}

/// The folder goes when nobody holds it.
func lint(_ folder: TemporaryFolder, libclang: String?) throws -> ToolRun {
  try withExtendedLifetime(folder) { try lint(folder.url, libclang: libclang) }
}
