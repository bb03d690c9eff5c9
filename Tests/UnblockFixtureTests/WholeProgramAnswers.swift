import Foundation
import UnblockTestSupport

/// A finding of the built tool, as its JSON report tells it.
struct Answer: Decodable, Sendable {
  struct Position: Decodable, Sendable {
    var line: Int
  }

  struct Step: Decodable, Sendable {
    var function: String
    var calls: String
  }

  var rule: String
  var severity: String
  var path: String
  var start: Position
  var api: String
  var trace: [Step]

  var place: Place { Place(path: path, line: start.line, rule: rule) }
}

/// The part of the report that is looked at.
private struct AnswerReport: Decodable {
  struct Problem: Decodable {
    var path: String
    var message: String
  }

  var findings: [Answer]
  var errors: [Problem]
}

/// Why a run of the tool has no answers.
struct NoAnswers: Error, CustomStringConvertible {
  var description: String
}

/// What `unblock lint` answers of files and folders: run as a user runs it, so that targets, dependencies and default isolation
/// come from the manifests.
///
/// - Parameters:
///   - path: from the root of the project
///   - arguments: further ones
/// - Throws: `NoAnswers` if it crashed, or could not read a file
func answers(about path: String, _ arguments: [String] = []) throws -> [Answer] {
  let common = ["lint", "--no-config", "--platform", "linux", "--format", "json", "--fail-on", "never"]
  let run = try runTool(common + arguments + [path], in: projectRoot, seconds: 120)
  guard run.end == .status(0) else { throw NoAnswers(description: "\(path): \(run.end): \(run.errors)") }
  let report = try JSONDecoder().decode(AnswerReport.self, from: run.output)
  guard report.errors.isEmpty else { throw NoAnswers(description: "\(path): \(report.errors)") }
  return report.findings
}

extension Label.Trace {
  /// Whether the finding tells this way.
  ///
  /// The names of APIs stand there without their modules. A deadlock has steps behind the API: the way to its other end, which is not compared.
  func matches(_ answer: Answer, isDeadlock: Bool) -> Bool {
    guard names.count > 1 else { return answer.trace.isEmpty && names.first.map { isName(answer.api, of: $0) } ?? false }
    let steps = answer.trace.prefix(names.count - 1)
    guard let last = steps.last, steps.count == names.count - 1, isDeadlock || answer.trace.count == steps.count else { return false }
    return zip(steps, names).allSatisfy { $0.function == $1 } && isName(last.calls, of: names[names.count - 1])
  }

  /// `Foundation.Data.init(contentsOf:)` of `Data.init(contentsOf:)`.
  private func isName(_ full: String, of name: String) -> Bool { full == name || full.hasSuffix("." + name) }
}
