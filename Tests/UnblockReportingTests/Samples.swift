import UnblockModel

/// A report of one finding at the first occurrence of a word in a text.
func report(
  _ text: String, at word: String, path: String = "Sources/App/Server.swift", message: String = "'sleep' blocks the thread",
  severity: Severity = .warning, trace: [Finding.Step] = [], problems: [Report.Problem] = [], others: [String: String] = [:]
) -> Report {
  report(Array(text.utf8), range: range(of: word, in: text), path: path, message: message, severity: severity, trace: trace,
    problems: problems, others: others)
}

func report(
  _ bytes: [UInt8], range: ByteRange, path: String = "Sources/App/Server.swift", message: String = "'sleep' blocks the thread",
  severity: Severity = .warning, trace: [Finding.Step] = [], problems: [Report.Problem] = [], others: [String: String] = [:]
) -> Report {
  let finding = Finding(
    rule: "blocking-sleep", kind: "sleep", severity: severity, confidence: .high, message: message,
    range: FileRange(path: path, bytes: range), api: "CLibrary.sleep(_:)",
    context: Finding.Context(kind: "async-function", name: "handle(_:)"), trace: trace, fingerprint: "5ca1ab1e")
  let sources = others.mapValues { Array($0.utf8) }.merging([path: bytes]) { $1 }
  return Report(findings: [finding], problems: problems, fileCount: 10, functionCount: 120, sources: sources)
}

/// A step of a trace at the first occurrence of a word in a text.
func step(_ text: String, at word: String, path: String, in function: String, calls: String) -> Finding.Step {
  Finding.Step(range: FileRange(path: path, bytes: range(of: word, in: text)), function: function, calls: calls)
}

private func range(of word: String, in text: String) -> ByteRange {
  let (text, word) = (Array(text.utf8), Array(word.utf8))
  let start = text.indices.first { text[$0...].starts(with: word) } ?? text.count
  return ByteRange(start: start, end: start + word.count)
}
