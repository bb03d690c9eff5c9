package import UnblockModel

/// The texts of the files that a report mentions, each cut into lines once; of some there are only the lines.
package struct SourceTexts: Sendable {
  private let texts: [String: SourceText]

  package init(_ report: Report) {
    let texts = report.sources.mapValues { SourceText($0) }
    let others = report.lines.filter { report.sources[$0.key] == nil }
    self.texts = texts.merging(others.mapValues { SourceText(lines: $0, bytes: nil) }) { text, _ in text }
  }

  /// Without texts.
  package init(lines: [String: LineTable]) { texts = lines.mapValues { SourceText(lines: $0, bytes: nil) } }

  package init(sources: [String: [UInt8]]) { texts = sources.mapValues { SourceText($0) } }

  /// The bytes of a line, counted from 1; nil if there is no such file or line.
  package func line(_ number: Int, of path: String) -> ByteRange? {
    guard let text = texts[path], 1...text.lineCount ~= number else { return nil }
    let bounds = text.bounds(ofLine: number)
    return ByteRange(start: bounds.lowerBound, end: bounds.upperBound)
  }

  /// A file of which the report holds no text is taken for empty, so that its findings are still reported.
  package subscript(path: String) -> SourceText { texts[path] ?? SourceText([]) }

  package func start(of range: FileRange) -> SourcePosition { self[range.path].position(at: Int(range.bytes.start)) }

  package func end(of range: FileRange) -> SourcePosition { self[range.path].position(at: Int(range.bytes.end)) }
}
