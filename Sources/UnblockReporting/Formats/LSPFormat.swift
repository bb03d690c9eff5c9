import UnblockModel

extension ReportFormat {
  /// For editors: a list of `PublishDiagnosticsParams`, with a `CodeAction` for each fix-it in the `data` of its diagnostic (Language Server
  /// Protocol 3.17). `Schema/lsp-v1.schema.json` describes it.
  package static let lsp = ReportFormat(name: "lsp") { report, options in
    let page = LSPPage(sources: SourceTexts(report), workingDirectory: options.workingDirectory)
    let files = Dictionary(grouping: report.findings, by: \.range.path)
    return JSONValue.array(files.keys.sorted().map { page.document($0, files[$0] ?? []) }).text
  }
}

private struct LSPPage {
  let sources: SourceTexts
  let workingDirectory: String

  func document(_ path: String, _ findings: [Finding]) -> JSONValue {
    .object(["uri": uri(path), "diagnostics": .array(findings.map(diagnostic))])
  }

  private func diagnostic(_ finding: Finding) -> JSONValue {
    .object([
      "range": range(finding.range),
      "severity": .number(finding.severity.lspNumber),
      "code": .string(finding.rule),
      "source": .string(Tool.name),
      "message": .string(finding.message),
      "relatedInformation": .array(finding.trace.filter { $0.range != finding.range }.map(related)),
      "data": .object([
        "fingerprint": .string(finding.fingerprint),
        "codeActions": .array(finding.fixIts.enumerated().filter { !$0.element.edits.isEmpty }.map { action($0.element, isFirst: $0.offset == 0) }),
      ]),
    ])
  }

  private func related(_ step: Finding.Step) -> JSONValue {
    .object([
      "location": .object(["uri": uri(step.range.path), "range": range(step.range)]),
      "message": .string("'\(step.function)' calls '\(step.calls)' here"),
    ])
  }

  /// What keeps the meaning is preferred: editors apply that without asking.
  private func action(_ fixIt: FixIt, isFirst: Bool) -> JSONValue {
    let files = Dictionary(grouping: fixIt.edits, by: \.range.path)
    return .object([
      "title": .string(fixIt.title),
      "kind": .string("quickfix"),
      "isPreferred": .bool(isFirst && fixIt.applicability == .safe),
      "edit": .object([
        "changes": .fields(files.keys.sorted().map { (key: url($0), value: .array((files[$0] ?? []).map(edit))) })
      ]),
      "data": .object(["rewrite": .string(fixIt.rewrite.rawValue), "applicability": .string(fixIt.applicability.rawValue)]),
    ])
  }

  private func edit(_ edit: FixIt.Edit) -> JSONValue {
    .object(["range": range(edit.range), "newText": .string(edit.replacement)])
  }

  private func url(_ path: String) -> String { fileURL(path, in: workingDirectory) }

  private func uri(_ path: String) -> JSONValue { .string(url(path)) }

  private func range(_ range: FileRange) -> JSONValue {
    let (start, end) = sources.editorPlaces(of: range)
    return .object(["start": start.lsp, "end": end.lsp])
  }
}

extension SourcePosition {
  /// Both from 0.
  fileprivate var lsp: JSONValue { .object(["line": .number(line - 1), "character": .number(utf16Column - 1)]) }
}

extension Severity {
  /// `DiagnosticSeverity`
  fileprivate var lspNumber: Int {
    switch self {
    case .error: 1
    case .warning: 2
    case .note: 3
    }
  }
}
