import UnblockAnalysis
import UnblockCoding
import UnblockModel
import UnblockReporting
import UnblockSyntax

/// What a run comes to.
struct LintOutcome: Sendable {
  var report: Report
  /// What parsers had to say about files, and the user should know: those files were linted as far as they could be understood.
  var notes: [FileNote]
  /// What the user should know of the run as a whole.
  var warnings: [String]
  /// What there is to say about the compiler's index.
  var indexNotes: [String] = []
  /// What there is to say about the baseline.
  var baselineNote: String?
  /// The files that were linted, as reports show them.
  var paths: Set<String>
  var timings: Timings
}

/// A file's first note, and how many more there are.
struct FileNote: Sendable {
  var path: String
  var position: SourcePosition
  var message: String
  var others: Int
}

/// From files to findings.
///
/// Findings, problems and notes are in the order of paths, and the same whatever the number of threads.
///
/// - Throws: `UsageError` if the index store that was asked for cannot be read, or the build that was asked for fails to start
func lint(_ request: LintRequest, progress: Progress) throws(UsageError) -> LintOutcome {
  defer { request.cache?.finish() }
  let rules = request.cache == nil ? .blank : ContentHash(text: request.rules.encoded)
  var reading = SourceReading(request, progress: progress)
  let found = try FoundProgram(request) { reading.readAhead($0) }
  let keeper = ReportKeeper(found, request, rules: rules)
  let recalled = keeper?.recall(found, request)
  if let outcome = recalled?.outcome { return outcome }
  let read = try readProgram(found, request, &reading, known: recalled?.files, progress)
  var timings = read.timings
  var footprint: Footprint?
  let findings = timings.measure("analyse") {
    UnblockAnalysis.findings(
      in: read.program, rules: request.rules, options: request.analysis, workers: OwnThreads(count: request.jobs),
      isReported: { read.asked.contains($0.range.path) && !request.overrides.applied(to: [$0], of: request.rules, in: request.workingDirectory).isEmpty },
      keep: keepToTheEnd, leaving: keeper == nil ? nil : { footprint = $0 }
    )
    .filter { read.asked.contains($0.range.path) }
  }
  let wanted = request.overrides.applied(to: findings, of: request.rules, in: request.workingDirectory)
  // In place: a result is a dozen arrays.
  let linted = read.results.indices.filter { read.asked.contains(read.results[$0].path) }
  var report = Report(
    findings: wanted, problems: read.problems, fileCount: linted.count { read.results[$0].source != nil },
    functionCount: linted.reduce(0) { $0 + (read.results[$1].source?.summary.functions.count ?? 0) }, sources: [:])
  timings.measure("read what is shown") { report.addSources(read.results, read.c, request) }
  if request.analysis.wantsFacts {
    timings.measure("write fix-its") { report.addFixIts(request, KeptFixIts(request.cache, rules: rules)) }
    timings.measure("read what is changed") { report.addSources(read.results, read.c, request) }
  }
  let notes = linted.compactMap { read.results[$0].note } + read.c.notes(in: request)
  var outcome = LintOutcome(report: report, notes: notes, warnings: read.c.warning.map { [$0] } ?? [], indexNotes: read.indexNotes, paths: read.asked, timings: timings)
  timings.measure("keep the report") { keeper?.keep(outcome, of: read, footprint) }
  outcome.timings = timings
  return outcome
}

/// A program, and what it was made from.
struct ReadProgram: Sendable {
  var workingDirectory: AbsolutePath
  var program: Program
  /// The Swift files, in the order of paths, those that only tell what names mean among them.
  var results: [FileResult]
  /// The paths of the files that were asked for.
  var asked: Set<String>
  var c: CSummaries
  /// Of the files that were asked for, in the order of paths.
  var problems: [Report.Problem]
  /// What there is to say about the compiler's index.
  var indexNotes: [String]
  var timings: Timings
}

/// From files to a program.
///
/// - Throws: `UsageError` if the index store that was asked for cannot be read, or the build that was asked for fails to start
func readProgram(_ request: LintRequest, progress: Progress) throws(UsageError) -> ReadProgram {
  var reading = SourceReading(request, progress: progress)
  return try readProgram(FoundProgram(request) { reading.readAhead($0) }, request, &reading, known: nil, progress)
}

/// - Parameter known: the files, if they have been read already
private func readProgram(
  _ found: FoundProgram, _ request: LintRequest, _ reading: inout SourceReading, known: [FileResult]?, _ progress: Progress
) throws(UsageError) -> ReadProgram {
  var timings = found.timings
  let read = timings.measure("read and summarize") { reading.results(for: found.all, known: known) }
  request.cache?.writeAhead()
  let results = inOrder(read + found.joined.results)
  let isAll = results.count == found.all.count && results.indices.allSatisfy { results[$0].file == found.all[$0].path }
  let map = isAll ? found.map : ModuleMap(files: results.map(\.file), packages: found.packages, root: request.workingDirectory)
  let c = timings.measure("read and summarize C") { cSummaries(of: found.targets, request, progress: progress) }
  let answers = try indexAnswers(for: found.all.filter { !request.hasOtherText(for: $0.path) }, of: found.context.manifests, request)
  let asked = found.asked(in: request.workingDirectory)
  return ReadProgram(
    workingDirectory: request.workingDirectory, program: program(results, map, answers).adding(c, of: found.targets, request), results: results, asked: asked, c: c,
    problems: found.problems(and: results, asked), indexNotes: answers.notes, timings: timings)
}

/// In the order of paths, with which files come from the finder.
private func inOrder(_ results: [FileResult]) -> [FileResult] {
  let isOrdered = results.indices.dropFirst().allSatisfy { !isOrderedByBytes(results[$0].path, results[$0 - 1].path) }
  return isOrdered ? results : results.sorted { isOrderedByBytes($0.path, $1.path) }
}

// MARK: - Files

/// Reads the files, and tells their texts from others.
func digests(of files: [FoundFile], _ request: LintRequest) -> [FileResult] {
  concurrentMap(count: files.count, jobs: request.jobs) { index in result(for: files[index], request) { _, _ in nil } }
}

/// Reads a file, and makes its summary if it is to be made.
func result(for file: FoundFile, _ request: LintRequest, summarize: ([UInt8], ContentHash) -> SummarizedSource?) -> FileResult {
  let path = file.path.shown(in: request.workingDirectory)
  do throws(FileProblem) {
    let bytes = try request.source(of: file.path)
    let hash = bytes.contentHash
    return FileResult(path: path, file: file.path, source: summarize(bytes, hash), hash: hash)
  } catch {
    return FileResult(path: path, file: file.path, problem: Report.Problem(path: path, message: error.message))
  }
}

extension LintRequest {
  /// Whether the file is not what is linted under its name, so that the index does not know it.
  fileprivate func hasOtherText(for path: AbsolutePath) -> Bool { buffer?.path == path || overlay[path] != nil }

  fileprivate func source(of path: AbsolutePath) throws(FileProblem) -> [UInt8] {
    if let text = overlay[path] { return text }
    guard let buffer, buffer.path == path else { return try readSource(path) }
    if let problem = problem(ofSource: buffer.bytes) { throw problem }
    return buffer.bytes
  }
}

// MARK: - Results

private func program(_ results: [FileResult], _ map: ModuleMap, _ answers: IndexAnswers) -> Program {
  let units = zip(results, map.moduleOfFile).compactMap { result, module in
    result.source.map { source in
      let resolution = answers.files[result.file.string].map { UnitResolution($0, lineStarts: source.lines.starts.map { Int($0) }) }
      return SourceUnit(path: result.path, module: module, summary: source.summary, resolution: resolution)
    }
  }
  return Program(modules: map.modules, units: units, symbols: answers.symbols)
}

extension Report {
  /// Adds what a report needs to know of the files that its findings and their fix-its mention, as far as it does not yet: their lines, and their texts, which nobody kept: they are
  /// read again, since findings are few and texts are many. A text that has changed since it was summarized is not what the
  /// findings speak of, and is left out like one that is gone; lines and columns are right all the same.
  mutating func addSources(_ results: [FileResult], _ c: CSummaries, _ request: LintRequest) {
    let mentioned = Set(findings.flatMap(\.mentionedPaths))
    for place in results.indices where mentioned.contains(results[place].path) && sources[results[place].path] == nil {
      let result = results[place]
      lines[result.path] = result.source?.lines
      guard let bytes = try? request.source(of: result.file), bytes.contentHash == result.hash else { continue }
      sources[result.path] = bytes
    }
    for file in c.files {
      let path = file.path.shown(in: request.workingDirectory)
      guard mentioned.contains(path), sources[path] == nil, let bytes = try? readSource(file.path) else { continue }
      lines[path] = bytes.withUnsafeBufferPointer { LineTable($0) }
      sources[path] = bytes
    }
  }
}
