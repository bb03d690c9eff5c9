/// All that a run has to say, for any report format.
package struct Report: Sendable {
  /// A file, or something else, that could not be dealt with. The run goes on without it.
  package struct Problem: Hashable, Sendable {
    package var path: String
    package var message: String

    package init(path: String, message: String) {
      self.path = path
      self.message = message
    }
  }

  /// In the order of path, position and rule.
  package var findings: [Finding]
  package var problems: [Problem]
  package var fileCount: Int
  package var functionCount: Int
  /// The text, as bytes, of every file that a finding or a trace mentions, if it is there.
  package var sources: [String: [UInt8]]
  /// The lines of every file that a finding or a trace mentions; needed where there is no text.
  package var lines: [String: LineTable]

  package init(
    findings: [Finding], problems: [Problem], fileCount: Int, functionCount: Int, sources: [String: [UInt8]],
    lines: [String: LineTable] = [:]
  ) {
    self.findings = findings
    self.problems = problems
    self.fileCount = fileCount
    self.functionCount = functionCount
    self.sources = sources
    self.lines = lines
  }
}
