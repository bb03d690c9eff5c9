import UnblockModel

extension ReportFormat {
  /// The Static Analysis Results Interchange Format 2.1.0 (OASIS), for code scanning services and result viewers.
  package static let sarif = ReportFormat(name: "sarif") { report, options in SARIFLog(report, rules: options.rules()).json.text }
}

/// A log of one run.
private struct SARIFLog {
  let report: Report
  let sources: SourceTexts
  let rules: [RuleDescription]
  private let places: [String: Int]

  init(_ report: Report, rules: [RuleDescription]) {
    self.report = report
    sources = SourceTexts(report)
    let known = Set(rules.map(\.id))
    let unknown = Dictionary(grouping: report.findings.filter { !known.contains($0.rule) }, by: \.rule)
    self.rules = rules + unknown.keys.sorted().map { RuleDescription(id: $0, title: $0, severity: unknown[$0]?.first?.severity ?? .warning) }
    places = Dictionary(self.rules.enumerated().map { ($0.element.id, $0.offset) }) { first, _ in first }
  }

  var json: JSONValue {
    .object([
      "$schema": .string("https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"),
      "version": .string("2.1.0"),
      "runs": .array([run]),
    ])
  }

  private var run: JSONValue {
    .object([
      "tool": .object(["driver": driver]),
      "columnKind": .string("utf16CodeUnits"),
      // Swift's lexer ends lines at a carriage return alone, too.
      "newlineSequences": .array(["\r\n", "\n", "\r"].map(JSONValue.string)),
      "originalUriBaseIds": .object([root: .object(["description": text("The folder in which the linter ran.")])]),
      "invocations": .array([invocation]),
      "results": .array(report.findings.map(result)),
    ])
  }

  private var driver: JSONValue {
    .object([
      "name": .string(Tool.name),
      "semanticVersion": .string(Tool.version),
      "informationUri": .string(Tool.repository),
      "rules": .array(rules.map(\.sarif)),
    ])
  }

  private var invocation: JSONValue {
    .object([
      "executionSuccessful": .bool(report.problems.isEmpty),
      "toolExecutionNotifications": .array(
        report.problems.map { problem in
          .object([
            "level": .string("error"),
            "message": text(problem.message),
            "locations": .array([.object(["physicalLocation": .object(["artifactLocation": artifact(problem.path)])])]),
          ])
        }),
    ])
  }
}

// MARK: - Results

extension SARIFLog {
  private func result(_ finding: Finding) -> JSONValue {
    var fields: [JSONValue.Field] = [
      ("ruleId", .string(finding.rule)),
      ("ruleIndex", .number(places[finding.rule] ?? 0)),
      ("level", .string(finding.severity.rawValue)),
      ("message", text(finding.message)),
      ("locations", .array([location(finding.range, function: finding.context.name)])),
      ("partialFingerprints", .object(["unblock/v1": .string(finding.fingerprint)])),
    ]
    if !finding.trace.isEmpty { fields.append(("codeFlows", .array([flow(of: finding)]))) }
    let fixes = finding.fixIts.filter { !$0.edits.isEmpty }
    if !fixes.isEmpty { fields.append(("fixes", .array(fixes.map(fix)))) }
    fields.append(("properties", properties(of: finding)))
    return .fields(fields)
  }

  private func properties(of finding: Finding) -> JSONValue {
    .object(["kind": .string(finding.kind), "confidence": .string(finding.confidence.rawValue), "api": .string(finding.api)])
  }

  /// From the finding to the blocking call.
  private func flow(of finding: Finding) -> JSONValue {
    let steps = finding.trace.map { (range: $0.range, message: "'\($0.function)' calls '\($0.calls)' here") }
    let start = (range: finding.range, message: finding.message)
    let all = steps.first?.range == finding.range ? steps : [start] + steps
    let locations = all.map { step in
      var fields: [JSONValue.Field] = [("physicalLocation", place(step.range))]
      fields.append(("message", text(step.message)))
      return JSONValue.object(["location": .fields(fields)])
    }
    return .object(["threadFlows": .array([.object(["locations": .array(locations)])])])
  }

  private func fix(_ fixIt: FixIt) -> JSONValue {
    let files = Dictionary(grouping: fixIt.edits, by: \.range.path)
    let changes = files.keys.sorted().map { path in
      JSONValue.object([
        "artifactLocation": artifact(path),
        "replacements": .array((files[path] ?? []).map(replacement)),
      ])
    }
    return .object([
      "description": text(fixIt.title),
      "artifactChanges": .array(changes),
      "properties": .object(["rewrite": .string(fixIt.rewrite.rawValue), "applicability": .string(fixIt.applicability.rawValue)]),
    ])
  }

  private func replacement(_ edit: FixIt.Edit) -> JSONValue {
    .object(["deletedRegion": region(edit.range), "insertedContent": text(edit.replacement)])
  }
}

// MARK: - Places

private let root = "%SRCROOT%"

extension SARIFLog {
  private func location(_ range: FileRange, function: String) -> JSONValue {
    .object([
      "physicalLocation": place(range),
      "logicalLocations": .array([.object(["fullyQualifiedName": .string(function), "kind": .string("function")])]),
    ])
  }

  private func place(_ range: FileRange) -> JSONValue {
    .object(["artifactLocation": artifact(range.path), "region": region(range)])
  }

  /// What lies under the working directory is named from there: so it can be found on any machine.
  private func artifact(_ path: String) -> JSONValue {
    if path.hasPrefix("/") { return .object(["uri": .string(fileURL(path, in: "/"))]) }
    return .object(["uri": .string(percentEncoded(path)), "uriBaseId": .string(root)])
  }

  private func region(_ range: FileRange) -> JSONValue {
    let (start, end) = sources.editorPlaces(of: range)
    return .object([
      "startLine": .number(start.line), "startColumn": .number(start.utf16Column),
      "endLine": .number(end.line), "endColumn": .number(end.utf16Column),
      "byteOffset": .number(start.offset), "byteLength": .number(end.offset - start.offset),
    ])
  }
}

private func text(_ text: String) -> JSONValue { .object(["text": .string(text)]) }

extension RuleDescription {
  fileprivate var sarif: JSONValue {
    let help = [why, instead.isEmpty ? "" : "Instead:\n\n\(instead)"].filter { !$0.isEmpty }.joined(separator: "\n\n")
    var fields: [JSONValue.Field] = [
      ("id", .string(id)),
      ("shortDescription", text(title)),
      ("defaultConfiguration", .object(["enabled": .bool(isEnabled), "level": .string(severity.rawValue)])),
    ]
    if !why.isEmpty { fields.append(("fullDescription", text(why))) }
    if !help.isEmpty { fields.append(("help", .object(["text": .string(help), "markdown": .string(help)]))) }
    return .fields(fields)
  }
}
