import Testing
import UnblockModel
import UnblockRuleFiles
import UnblockRules
import UnblockTestSupport

/// Expects findings on exactly the lines that end in `// finding: RULE`.
func check(_ texts: String..., linting: Linting = Linting(), sourceLocation: SourceLocation = #_sourceLocation) {
  let files = texts.enumerated().map { SourceFile("import Foundation\n" + $1, path: "File\($0).swift") }
  let expected = files.flatMap { file in
    file.lines.enumerated().flatMap { index, line in
      line.split(separator: "// finding: ").dropFirst().flatMap { $0.split(separator: ", ") }.map { "\(file.path):\(index) \($0)" }
    }
  }
  let found = linting.findings(in: files).map { finding in
    let file = files.first { $0.path == finding.range.path }!
    return "\(file.path):\(file.line(at: finding.range.bytes.start) - 1) \(finding.rule)"
  }
  #expect(found == expected, sourceLocation: sourceLocation)
}

/// The findings of a text, which imports Foundation.
func findings(_ text: String, linting: Linting = Linting()) -> [Finding] {
  linting.findings(in: [SourceFile("import Foundation\n" + text)])
}

/// The known rules, and entries as a user's `.unblock.yml` has them.
func linting(with entries: String) throws -> Linting {
  var linting = Linting()
  let configuration = try Configuration(text: entries, path: ".unblock.yml", known: .builtIn)
  linting.rules = configuration.applied(to: .builtIn)
  return linting
}
