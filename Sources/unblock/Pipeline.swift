import UnblockAnalysis
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
  let read = try readProgram(request, progress: progress)
  var timings = read.timings
  let findings = timings.measure("analyse") {
    UnblockAnalysis.findings(in: read.program, rules: request.rules, options: request.analysis, workers: OwnThreads(count: request.jobs), keep: keepToTheEnd)
      .filter { read.asked.contains($0.range.path) }
  }
  let wanted = request.overrides.applied(to: findings, of: request.rules, in: request.workingDirectory)
  let linted = read.results.filter { read.asked.contains($0.path) }
  var report = Report(
    findings: wanted, problems: read.problems, fileCount: linted.count { $0.source != nil },
    functionCount: linted.reduce(0) { $0 + ($1.source?.summary.functions.count ?? 0) }, sources: [:])
  timings.measure("read what is shown") { report.addSources(read.results, read.c, request) }
  if request.analysis.wantsFacts {
    timings.measure("write fix-its") { report.addFixIts(request) }
    timings.measure("read what is changed") { report.addSources(read.results, read.c, request) }
  }
  let notes = linted.compactMap(\.note) + read.c.notes(in: request)
  return LintOutcome(report: report, notes: notes, warnings: read.c.warning.map { [$0] } ?? [], indexNotes: read.indexNotes, paths: read.asked, timings: timings)
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
  var timings = Timings()
  var finder = FileFinder(workingDirectory: request.workingDirectory, exclusions: request.exclusions)
  let files = timings.measure("find files") { finder.files(for: request) }
  let joined = timings.measure("read summaries") { JoinedSummaries(request, except: Set(files.map(\.path))) }
  let own = timings.measure("read manifests") { manifests(above: files.map(\.path)) }
  if request.index.isBuiltFirst { for package in own { try build(package) } }
  let context = PackageGraph(own.withDependencies(checkouts: request.followsCheckouts))
  let all = timings.measure("find the rest") { files.withContext(of: context, request).filter { !joined.paths.contains($0.path) } }
  let read = timings.measure("read and summarize") { summarized(all, request, progress: progress) }
  let results = inOrder(read + joined.results)
  let packages = joined.manifests.isEmpty ? context : PackageGraph(joined.manifests(and: context.manifests))
  let map = ModuleMap(files: results.map(\.file), packages: packages, root: request.workingDirectory)
  let targets = timings.measure("find C") { cTargets(of: packages, all.map(\.path), request) }
  let c = timings.measure("read and summarize C") { cSummaries(of: targets, request) }
  let answers = try indexAnswers(for: all.filter { !request.hasOtherText(for: $0.path) }, of: context.manifests, request)
  let asked = Set(files.map { $0.path.shown(in: request.workingDirectory) }).union(joined.results.map(\.path))
  let problems = finder.problems + joined.problems + results.filter { asked.contains($0.path) }.compactMap(\.problem)
  return ReadProgram(
    workingDirectory: request.workingDirectory, program: program(results, map, answers).adding(c, of: targets, request), results: results, asked: asked, c: c,
    problems: problems.sorted { isOrderedByBytes($0.path, $1.path) }, indexNotes: answers.notes, timings: timings)
}

private func cTargets(of packages: PackageGraph, _ files: [AbsolutePath], _ request: LintRequest) -> [CTarget] {
  let targets = cTargets(of: packages, neededBy: files, platform: request.analysis.platform)
  return targets + (request.bridgingHeader.map { [bridgingHeader($0, request, targets)] } ?? [])
}

/// In the order of paths, with which files come from the finder.
private func inOrder(_ results: [FileResult]) -> [FileResult] { results.sorted { isOrderedByBytes($0.path, $1.path) } }

extension FileFinder {
  mutating func files(for request: LintRequest) -> [FoundFile] {
    find(request.paths)
    guard let buffer = request.buffer else { return files }
    return files(with: buffer)
  }
}

// MARK: - Files

/// Reads and summarizes the files in parallel, the largest first.
func summarized(_ files: [FoundFile], _ request: LintRequest, progress: Progress) -> [FileResult] {
  let order = files.indices.sorted { (files[$1].size, $0) < (files[$0].size, $1) }
  let summarizer = Summarizer(settings: request.settings, cache: request.cache)
  defer { request.cache?.finish() }
  return concurrentMap(order: order, jobs: request.jobs) { index in
    defer { progress.fileDone(of: files.count) }
    return result(for: files[index], summarizer, request)
  }
}

private func result(for file: FoundFile, _ summarizer: Summarizer, _ request: LintRequest) -> FileResult {
  let path = file.path.shown(in: request.workingDirectory)
  do throws(FileProblem) {
    let bytes = try request.source(of: file.path)
    let hash = bytes.contentHash
    return FileResult(path: path, file: file.path, source: summarizer.summarize(bytes, hash: hash), hash: hash)
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
  fileprivate mutating func addSources(_ results: [FileResult], _ c: CSummaries, _ request: LintRequest) {
    let mentioned = Set(findings.flatMap { [$0.range.path] + $0.trace.map(\.range.path) + $0.fixIts.flatMap(\.edits).map(\.range.path) })
    for result in results where mentioned.contains(result.path) && sources[result.path] == nil {
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
