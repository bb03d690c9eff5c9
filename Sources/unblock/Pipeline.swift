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
  var timings = Timings()
  var finder = FileFinder(workingDirectory: request.workingDirectory, exclusions: request.exclusions)
  let files = timings.measure("find files") { finder.files(for: request) }
  let own = timings.measure("read manifests") { manifests(above: files.map(\.path)) }
  if request.index.isBuiltFirst { for package in own { try build(package) } }
  let packages = PackageGraph(own.withDependencies(checkouts: request.followsCheckouts))
  let all = timings.measure("find the rest") { files.withContext(of: packages, request) }
  let map = ModuleMap(files: all.map(\.path), packages: packages, root: request.workingDirectory)
  let results = timings.measure("read and summarize") { summaries(of: all, request, progress: progress) }
  let targets = timings.measure("find C") { cTargets(of: packages, neededBy: all.map(\.path), platform: request.analysis.platform) }
  let c = timings.measure("read and summarize C") { cSummaries(of: targets, request) }
  let answers = try indexAnswers(for: all.filter { $0.path != request.buffer?.path }, of: packages.manifests, request)
  let program = program(results, map, answers).adding(c, of: targets, request)
  let asked = Set(files.map { $0.path.shown(in: request.workingDirectory) })
  let findings = timings.measure("analyse") {
    UnblockAnalysis.findings(in: program, rules: request.rules, options: request.analysis, workers: OwnThreads(count: request.jobs)).filter { asked.contains($0.range.path) }
  }
  let linted = results.filter { asked.contains($0.path) }
  let problems = finder.problems + linted.compactMap(\.problem)
  let report = Report(
    findings: findings, problems: problems.sorted { isOrderedByBytes($0.path, $1.path) }, fileCount: linted.count { $0.summary != nil },
    functionCount: linted.reduce(0) { $0 + ($1.summary?.functions.count ?? 0) },
    sources: sources(of: findings, results, c, request))
  let notes = linted.compactMap(\.note) + c.notes(in: request)
  return LintOutcome(report: report, notes: notes, warnings: c.warning.map { [$0] } ?? [], indexNotes: answers.notes, timings: timings)
}

/// A program, and the texts that it was read from.
struct ReadProgram: Sendable {
  var program: Program
  var sources: [String: [UInt8]]
  /// Of the files that were asked for.
  var problems: [Report.Problem]
}

/// From files to a program, for those who ask of it other things than findings.
func readProgram(_ request: LintRequest) throws(UsageError) -> ReadProgram {
  var finder = FileFinder(workingDirectory: request.workingDirectory, exclusions: request.exclusions)
  let files = finder.files(for: request)
  let packages = PackageGraph(manifests(above: files.map(\.path)).withDependencies(checkouts: request.followsCheckouts))
  let all = files.withContext(of: packages, request)
  let map = ModuleMap(files: all.map(\.path), packages: packages, root: request.workingDirectory)
  let results = summaries(of: all, request, progress: Progress(isShown: false))
  let answers = try indexAnswers(for: all.filter { $0.path != request.buffer?.path }, of: packages.manifests, request)
  let targets = cTargets(of: packages, neededBy: all.map(\.path), platform: request.analysis.platform)
  let c = cSummaries(of: targets, request)
  let asked = Set(files.map { $0.path.shown(in: request.workingDirectory) })
  let problems = finder.problems + results.filter { asked.contains($0.path) }.compactMap(\.problem)
  return ReadProgram(
    program: program(results, map, answers).adding(c, of: targets, request), sources: Dictionary(results.map { ($0.path, $0.bytes) }) { first, _ in first },
    problems: problems.sorted { isOrderedByBytes($0.path, $1.path) })
}

extension FileFinder {
  fileprivate mutating func files(for request: LintRequest) -> [FoundFile] {
    find(request.paths)
    guard let buffer = request.buffer else { return files }
    return files(with: buffer)
  }
}

// MARK: - Files

/// What became of one file.
private struct FileResult: Sendable {
  var absolutePath: AbsolutePath
  var path: String
  var bytes: [UInt8] = []
  var summary: FileSummary?
  var problem: Report.Problem?

  var note: FileNote? {
    guard let summary, let first = summary.notes.first else { return nil }
    let position = SourceText(bytes).position(at: Int(first.range.start))
    return FileNote(path: path, position: position, message: first.message, others: summary.notes.count - 1)
  }
}

/// Reads and summarizes the files in parallel, the largest first.
private func summaries(of files: [FoundFile], _ request: LintRequest, progress: Progress) -> [FileResult] {
  let order = files.indices.sorted { (files[$1].size, $0) < (files[$0].size, $1) }
  return concurrentMap(order: order, jobs: request.jobs) { index in
    defer { progress.fileDone(of: files.count) }
    return result(for: files[index], request)
  }
}

private func result(for file: FoundFile, _ request: LintRequest) -> FileResult {
  var result = FileResult(absolutePath: file.path, path: file.path.shown(in: request.workingDirectory))
  do throws(FileProblem) {
    let bytes = try request.source(of: file.path)
    result.summary = bytes.withUnsafeBufferPointer { summarize($0, configuration: request.settings) }
    result.bytes = bytes
  } catch {
    result.problem = Report.Problem(path: result.path, message: error.message)
  }
  return result
}

extension LintRequest {
  fileprivate func source(of path: AbsolutePath) throws(FileProblem) -> [UInt8] {
    guard let buffer, buffer.path == path else { return try readSource(path) }
    if let problem = problem(ofSource: buffer.bytes) { throw problem }
    return buffer.bytes
  }
}

// MARK: - Results

private func program(_ results: [FileResult], _ map: ModuleMap, _ answers: IndexAnswers) -> Program {
  let units = zip(results, map.moduleOfFile).compactMap { result, module in
    result.summary.map { summary in
      let file = answers.files[result.absolutePath.string]
      let resolution = file.map { UnitResolution($0, lineStarts: SourceText(result.bytes).lineStarts) }
      return SourceUnit(path: result.path, module: module, summary: summary, resolution: resolution)
    }
  }
  return Program(modules: map.modules, units: units, symbols: answers.symbols)
}

/// The texts that a report needs.
private func sources(of findings: [Finding], _ results: [FileResult], _ c: CSummaries, _ request: LintRequest) -> [String: [UInt8]] {
  let mentioned = Set(findings.flatMap { [$0.range.path] + $0.trace.map(\.range.path) })
  var used = results.filter { mentioned.contains($0.path) }.map { ($0.path, $0.bytes) }
  for file in c.files {
    let path = file.path.shown(in: request.workingDirectory)
    if mentioned.contains(path) { used.append((path, (try? readSource(file.path)) ?? [])) }
  }
  return Dictionary(used) { first, _ in first }
}
