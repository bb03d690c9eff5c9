import Foundation
import Testing
import UnblockAnalysis
import UnblockCoding
import UnblockModel
import UnblockReporting
import UnblockRules
import UnblockSyntax
import UnblockTestSupport

/// Summaries of real code come back as they were.
@Suite struct SummaryCodingTests {
  @Test func fixturesGiveTheSameBytesAgain() throws { try expectTheSameBytes(swiftFiles(in: projectRoot.appendingPathComponent("Fixtures"))) }

  @Test func aParserGivesTheSameBytesAgain() throws {
    let package = try #require(checkout("swift-syntax"))
    try expectTheSameBytes(swiftFiles(in: package.appendingPathComponent("Sources/SwiftParser")))
  }

  /// What the bytes leave out would be missed by the comparison of bytes; findings are made of all that is in a summary.
  @Test func fixturesGiveTheSameFindings() throws {
    let files = try swiftFiles(in: projectRoot.appendingPathComponent("Fixtures"))
    let sources = try files.map(summarized)
    let recoded = try sources.map { try #require(decoded($0.encoded)) }
    let findings = findings(in: sources)
    #expect(findings.count > 100)
    #expect(findings == self.findings(in: recoded))
  }

  /// A stored property that is added to a summary and not to its coding shows here: each type codes as many fields as it has.
  @Test func everyStoredPropertyIsCoded() throws {
    var seen: [String: Bool] = [:]
    for file in try swiftFiles(in: projectRoot.appendingPathComponent("Fixtures")) { note(try summarized(file), in: &seen) }
    note(summarized("let ü = ( ]\n"), in: &seen)
    #expect(seen.filter { !$0.value }.keys.sorted() == [], "have stored properties that are not coded")
    let expected = [
      "Argument", "Branch", "Expression", "FileSummary", "Function", "FunctionType", "Import", "LineTable", "Loop", "Note", "Parameter", "Site",
      "SummarizedSource", "Suppression", "TypeDeclaration", "Variable", "WideLetter",
    ]
    #expect(seen.keys.sorted() == expected, "the texts hold one of each")
  }

  /// What a finding's coding left out would not be part of the key of its fix-its.
  @Test func everyStoredPropertyOfAFindingIsCoded() {
    let bytes = ByteRange(start: 1, end: 2)
    let range = FileRange(path: "a", bytes: bytes)
    var facts = CureFacts(subject: .helper, standing: .nonisolated, expression: bytes, body: bytes, window: bytes)
    facts.arguments = [CureFacts.ArgumentFact(position: 0, label: "b", range: bytes)]
    facts.names = [CureFacts.NameFact(range: bytes, role: .free, type: "C", isSendable: true)]
    facts.values = [CureFacts.ValueFact(range: bytes, type: "D", isSendable: nil)]
    facts.sibling = CureFacts.Sibling(base: "e", isThrowing: true, declarations: [range])
    facts.chain = CureFacts.AsyncChain(functions: [range], names: ["f"], calls: [CureFacts.AsyncChain.Call(expression: range, body: bytes)])
    var finding = Finding(
      rule: "g", kind: "h", severity: .error, confidence: .low, message: "i", range: range, api: "j", context: Finding.Context(kind: "k", name: "l"),
      trace: [Finding.Step(range: range, function: "m", calls: "n")], fingerprint: "o")
    finding.facts = facts
    finding.fixIts = [FixIt(title: "p", rewrite: .polling, applicability: .unsafe, edits: [FixIt.Edit(range: range, replacement: "q")], products: ["r"])]
    var seen: [String: Bool] = [:]
    note(finding, in: &seen)
    #expect(seen.filter { !$0.value }.keys.sorted() == [], "have stored properties that are not coded")
    let expected = ["ArgumentFact", "AsyncChain", "Call", "Context", "CureFacts", "Edit", "FileRange", "Finding", "FixIt", "NameFact", "Sibling", "Step", "ValueFact"]
    #expect(seen.keys.sorted() == expected)
    let encoded = [finding.fixIts].encoded
    #expect(encoded.withUnsafeBufferPointer { [[FixIt]](encoded: $0) } == [finding.fixIts])
    let report = KeptReport(
      outline: ContentHash(high: 1, low: 2), inputs: ContentHash(high: 3, low: 4), findings: [finding], functionCount: 5,
      notes: [KeptReport.Note(path: "s", offset: 6, message: "t", others: 7)], lines: [KeptReport.Lines(path: "u", table: LineTable(size: 8, starts: [0, 3]))])
    let bytesOfReport = report.encoded
    #expect(bytesOfReport.withUnsafeBufferPointer { KeptReport(encoded: $0) } == report)
    for length in 0..<bytesOfReport.count { #expect(bytesOfReport.prefix(length).withUnsafeBufferPointer { KeptReport(encoded: $0) } == nil) }
  }

  private func expectTheSameBytes(_ files: [URL]) throws {
    #expect(files.count > 10)
    for file in files {
      let bytes = try summarized(file).encoded
      #expect(decoded(bytes)?.encoded == bytes, "\(file.lastPathComponent)")
    }
  }

  private func findings(in sources: [SummarizedSource]) -> [Finding] {
    let module = ProgramModule(name: "Main", defaultIsolation: nil, dependencies: [])
    let units = sources.enumerated().map { SourceUnit(path: "\($0.offset).swift", module: 0, summary: $0.element.summary) }
    return onLargeStack {
      UnblockAnalysis.findings(in: Program(modules: [module], units: units), rules: .builtIn, options: AnalysisOptions())
    }
  }

  /// Notes for each type of a value, and of all that is in it, whether it codes as many fields as it stores.
  private func note(_ value: Any, in seen: inout [String: Bool]) {
    let mirror = Mirror(reflecting: value)
    // Pairs of numbers, which are coded as what they differ by.
    if value is ByteRange || value is ArgumentList { return }
    if mirror.displayStyle == .struct, mirror.children.count > 1, let value = value as? any Coded {
      seen["\(type(of: value))", default: true] = fieldCount(of: value) == mirror.children.count
    }
    for child in mirror.children { note(child.value, in: &seen) }
  }

  private func fieldCount<Value: Coded>(of value: Value) -> Int {
    var (counter, copy) = (FieldCounter(), value)
    copy.code(with: &counter)
    return counter.count
  }
}

/// Counts the fields of a value, and does not look into them.
private struct FieldCounter: Coder {
  var count = 0
  var isWriting: Bool { true }
  mutating func number(_: inout UInt64) { count += 1 }
  mutating func string(_: inout String) { count += 1 }
  mutating func place(_: inout Int32, in _: SummaryTable) { count += 1 }
  mutating func offset(_: inout UInt32) { count += 1 }
  mutating func field<Value: Coded>(_: inout Value) { count += 1 }
  mutating func refuse() {}
}

// MARK: - Damage

@Suite struct DamageTests {
  private static let text = """
    import Foundation
    actor A<T> { var x = [1: "ü"], y: (Int, () async -> Void)?; func f(_ a: Int..., b: isolated A? = nil) { for i in 0..<9 { while x[i] != nil {} } } }
    struct S { lazy var z = { sleep(1) }(); enum E { case a(Int) } }
    // unblock:ignore blocking-sleep -- because
    func g() async { let (p, q) = (1.5, -2); await S().h(p, q as? Int ?? 3) { $0 + "x" }; sleep(1) }
    """

  @Test func whatIsCutShortIsRefused() throws {
    let bytes = summarized(Self.text).encoded
    for length in 0..<bytes.count { #expect(decoded(Array(bytes.prefix(length))) == nil) }
    #expect(decoded(bytes + [0]) == nil)
  }

  /// Nothing but a checksum can tell all damage. What passes without one can be analysed: no number leads out of a table.
  @Test func changedBytesDoNotCrash() throws {
    let bytes = summarized(Self.text).encoded
    var random = Seeded(seed: 7)
    var passed = 0
    for _ in 0..<3000 {
      var damaged = bytes
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        damaged[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      guard let source = decoded(damaged) else { continue }
      passed += 1
      analyse(source)
    }
    #expect(passed > 100, "too few were analysed to tell anything")
  }

  @Test func randomBytesDoNotCrash() {
    var random = Seeded(seed: 8)
    for _ in 0..<3000 {
      let bytes = (0..<Int.random(in: 0...200, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
      if let source = decoded(bytes) { analyse(source) }
    }
  }

  private func analyse(_ source: SummarizedSource) {
    let module = ProgramModule(name: "Main", defaultIsolation: nil, dependencies: [])
    let program = Program(modules: [module], units: [SourceUnit(path: "a.swift", module: 0, summary: source.summary)])
    _ = onLargeStack { UnblockAnalysis.findings(in: program, rules: .builtIn, options: AnalysisOptions()) }
  }
}

// MARK: - Helpers

private func summarized(_ file: URL) throws -> SummarizedSource { summarized(String(decoding: try Data(contentsOf: file), as: UTF8.self)) }

private func summarized(_ text: String) -> SummarizedSource {
  let lines = Array(text.utf8).withUnsafeBufferPointer { LineTable($0) }
  return SummarizedSource(summary: summary(of: text), lines: lines)
}

private func decoded(_ bytes: [UInt8]) -> SummarizedSource? { bytes.withUnsafeBufferPointer { SummarizedSource(encoded: $0) } }

private func swiftFiles(in folder: URL) throws -> [URL] {
  let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
  return paths.filter { $0.hasSuffix(".swift") && !$0.contains(".build/") }.sorted().map { folder.appendingPathComponent($0) }
}
