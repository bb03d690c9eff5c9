import UnblockModel

extension ReportFormat {
  /// All that is known, for programs. `Schema/report-v1.schema.json` describes it.
  package static let json = ReportFormat(name: "json") { report, _ in JSONReport(report).json.text }
}

/// Version 1 of the JSON report. Each record names its fields in the order in which they are written.
private struct JSONReport {
  var findings: [FindingRecord]
  var errors: [ErrorRecord]
  var summary: SummaryRecord

  init(_ report: Report) {
    let sources = SourceTexts(report)
    findings = report.findings.map { FindingRecord($0, in: sources) }
    errors = report.problems.map { ErrorRecord(path: $0.path, message: $0.message) }
    summary = SummaryRecord(files: report.fileCount, functions: report.functionCount, findings: report.findings.count)
  }

  var json: JSONValue {
    .object([
      "version": .number(1),
      "tool": .object(["name": .string(Tool.name), "version": .string(Tool.version)]),
      "findings": .array(findings.map(\.json)),
      "errors": .array(errors.map(\.json)),
      "summary": summary.json,
    ])
  }
}

private struct FindingRecord {
  var finding: Finding
  var place: PlaceRecord
  var trace: [StepRecord]
  var fixIts: [FixItRecord]

  init(_ finding: Finding, in sources: SourceTexts) {
    self.finding = finding
    place = PlaceRecord(finding.range, in: sources)
    trace = finding.trace.map { StepRecord(step: $0, place: PlaceRecord($0.range, in: sources)) }
    fixIts = finding.fixIts.map { fixIt in
      FixItRecord(fixIt: fixIt, edits: fixIt.edits.map { EditRecord(place: PlaceRecord($0.range, in: sources), replacement: $0.replacement) })
    }
  }

  var json: JSONValue {
    .object([
      "rule": .string(finding.rule),
      "kind": .string(finding.kind),
      "severity": .string(finding.severity.rawValue),
      "confidence": .string(finding.confidence.rawValue),
      "message": .string(finding.message),
      "path": .string(place.path),
      "start": place.start.json,
      "end": place.end.json,
      "api": .string(finding.api),
      "context": .object(["kind": .string(finding.context.kind), "name": .string(finding.context.name)]),
      "trace": .array(trace.map(\.json)),
      "fixIts": .array(fixIts.map(\.json)),
      "fingerprint": .string(finding.fingerprint),
    ])
  }
}

private struct PlaceRecord {
  var path: String
  var start: SourcePosition
  var end: SourcePosition

  init(_ range: FileRange, in sources: SourceTexts) {
    path = range.path
    start = sources.start(of: range)
    end = sources.end(of: range)
  }
}

private struct StepRecord {
  var step: Finding.Step
  var place: PlaceRecord

  var json: JSONValue {
    .object([
      "path": .string(place.path),
      "start": place.start.json,
      "end": place.end.json,
      "function": .string(step.function),
      "calls": .string(step.calls),
    ])
  }
}

private struct FixItRecord {
  var fixIt: FixIt
  var edits: [EditRecord]

  var json: JSONValue {
    .object([
      "title": .string(fixIt.title),
      "rewrite": .string(fixIt.rewrite.rawValue),
      "applicability": .string(fixIt.applicability.rawValue),
      "edits": .array(edits.map(\.json)),
    ])
  }
}

private struct EditRecord {
  var place: PlaceRecord
  var replacement: String

  var json: JSONValue {
    .object([
      "path": .string(place.path),
      "start": place.start.json,
      "end": place.end.json,
      "replacement": .string(replacement),
    ])
  }
}

private struct ErrorRecord {
  var path: String
  var message: String

  var json: JSONValue { .object(["path": .string(path), "message": .string(message)]) }
}

private struct SummaryRecord {
  var files: Int
  var functions: Int
  var findings: Int

  var json: JSONValue {
    .object(["files": .number(files), "functions": .number(functions), "findings": .number(findings)])
  }
}

extension SourcePosition {
  fileprivate var json: JSONValue {
    .object([
      "line": .number(line),
      "column": .number(column),
      "utf16Column": .number(utf16Column),
      "offset": .number(offset),
    ])
  }
}
