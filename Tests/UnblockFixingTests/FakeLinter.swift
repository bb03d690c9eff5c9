import Foundation
import UnblockModel
import UnblockTestSupport

@testable import unblock

/// A linter of texts in which the word `BLOCK` blocks, and its fix-its.
struct FakeLinter {
  var folder: TemporaryFolder
  var files: [String]
  var blockingWord = "BLOCK"
  /// The fix-its for the finding at an offset of a file; by default the word becomes `CURED`.
  var fixIts: @Sendable (_ path: String, _ text: [UInt8], _ offset: Int) -> [FixIt] = { path, _, offset in
    [fixIt([edit(path, offset, "BLOCK".utf8.count, "CURED")])]
  }

  var path: AbsolutePath { AbsolutePath(folder.url.path, in: .root) }

  func callAsFunction(_ overlay: [AbsolutePath: [UInt8]]) throws -> Report {
    var report = Report(findings: [], problems: [], fileCount: files.count, functionCount: 0, sources: [:])
    for file in files.sorted() {
      let text = try overlay[path.appending(file)] ?? contents(of: AbsolutePath(file, in: path), upTo: 1 << 20)
      report.sources[file] = text
      for offset in offsets(of: blockingWord, in: text) {
        var finding = finding(file, offset, blockingWord.utf8.count)
        finding.fixIts = fixIts(file, text, offset)
        report.findings.append(finding)
      }
    }
    return report
  }

  func text(_ file: String) throws -> String {
    try String(contentsOf: folder.url.appendingPathComponent(file), encoding: .utf8)
  }

  func run(_ change: (inout FixRun) -> Void = { _ in }) throws -> FixOutcome {
    var run = FixRun(workingDirectory: path, selection: FixSelection(), lint: { try self($0) }, checkBeforeWriting: { _ in })
    change(&run)
    return try run()
  }
}

/// Where a word stands in a text.
func offsets(of word: String, in text: [UInt8]) -> [Int] {
  let word = Array(word.utf8)
  return text.indices.filter { text[$0...].starts(with: word) }
}

func finding(_ path: String, _ offset: Int, _ length: Int, fixIts: [FixIt] = []) -> Finding {
  var finding = Finding(
    rule: "blocking-wait", kind: "wait", severity: .warning, confidence: .high, message: "blocks",
    range: FileRange(path: path, bytes: ByteRange(start: offset, end: offset + length)), api: "BLOCK",
    context: Finding.Context(kind: "async-function", name: "f()"), trace: [], fingerprint: "")
  finding.fixIts = fixIts
  return finding
}

func fixIt(
  _ edits: [FixIt.Edit], title: String = "use 'CURED'", rewrite: Rewrite = .native, _ applicability: FixIt.Applicability = .safe, products: [String] = []
) -> FixIt {
  FixIt(title: title, rewrite: rewrite, applicability: applicability, edits: edits, products: products)
}

func edit(_ path: String, _ offset: Int, _ length: Int, _ replacement: String) -> FixIt.Edit {
  FixIt.Edit(range: FileRange(path: path, bytes: ByteRange(start: offset, end: offset + length)), replacement: replacement)
}

extension TemporaryFolder {
  func file(_ name: String) -> AbsolutePath { AbsolutePath(name, in: AbsolutePath(url.path, in: .root)) }

  func bytes(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: url.appendingPathComponent(name))) }

  var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []).sorted() }
}

/// Runs a command of the shell in a folder.
@discardableResult
func shell(_ command: String, in folder: TemporaryFolder) throws -> CapturedProcess {
  try capture(["/bin/sh", "-c", "cd '\(folder.url.path)' && \(command)"], keepsErrors: true)
}
