package import UnblockModel

/// The texts of the files that a report mentions, each cut into lines once; of some there are only the lines.
package struct SourceTexts: Sendable {
  private let texts: [String: SourceText]

  package init(_ report: Report) {
    let texts = report.sources.mapValues { SourceText($0) }
    let others = report.lines.filter { report.sources[$0.key] == nil }
    self.texts = texts.merging(others.mapValues { SourceText(lines: $0, bytes: nil) }) { text, _ in text }
  }

  /// A file of which the report holds no text is taken for empty, so that its findings are still reported.
  package subscript(path: String) -> SourceText { texts[path] ?? SourceText([]) }

  package func start(of range: FileRange) -> SourcePosition { self[range.path].position(at: Int(range.bytes.start)) }

  package func end(of range: FileRange) -> SourcePosition { self[range.path].position(at: Int(range.bytes.end)) }
}
