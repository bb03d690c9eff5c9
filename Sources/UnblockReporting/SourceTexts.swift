package import UnblockModel

/// The texts of the files that a report mentions, each cut into lines once.
package struct SourceTexts: Sendable {
  private let texts: [String: SourceText]

  package init(_ report: Report) {
    texts = report.sources.mapValues(SourceText.init)
  }

  /// A file of which the report holds no text is taken for empty, so that its findings are still reported.
  package subscript(path: String) -> SourceText { texts[path] ?? SourceText([]) }

  package func start(of range: FileRange) -> SourcePosition { self[range.path].position(at: Int(range.bytes.start)) }

  package func end(of range: FileRange) -> SourcePosition { self[range.path].position(at: Int(range.bytes.end)) }
}
