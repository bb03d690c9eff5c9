import UnblockAnalysis
import UnblockCoding
import UnblockModel
import UnblockReporting
import UnblockSyntax

/// Keeps the report of a run for the next one that is asked the same: a hook before a commit, a build that is tried again, an editor.
///
/// A report stands until what it depends on is another. Where a few files were edited, it stands as well if the analysis would not have noticed: what
/// it looked at is kept beside the report (`Footprint`), and compared with what the edits changed.
///
/// All that a report depends on goes into hashes: what was asked, the rules, the names, modules and texts of all files. Times are not asked, so every
/// text is read; it is not parsed, and its summary is not even decoded. Programs with C targets or an index store are not kept, as
/// their reports depend on more files than those that are linted. There is one file for each thing that is asked, which the next run replaces.
struct ReportKeeper: Sendable {
  let cache: SummaryCache
  private let name: ContentHash
  /// Names and modules of files.
  private let shape: ContentHash
  /// With their sizes: where they are others, nothing need be read to know that a text has changed.
  private let outline: ContentHash

  /// Nil where a report cannot be kept.
  ///
  /// - Parameter rules: what stands for the rules
  init?(_ found: FoundProgram, _ request: LintRequest, rules: ContentHash) {
    guard let cache = request.cache, request.buffer == nil, request.overlay.isEmpty, request.summaries.isEmpty, found.targets.isEmpty else { return nil }
    guard !request.index.isUsed || indexStores(of: found.packages.manifests, request).isEmpty else { return nil }
    self.cache = cache
    name = ContentHash(text: request.words.joined(separator: "\n"), seed: rules)
    shape = found.words.contentHash(seed: name)
    outline = ContentHash(text: found.all.map { String($0.size) }.joined(separator: " "), seed: shape)
  }

  // MARK: Finding it again

  /// The outcome of the last run, if nothing is different by now that it depends on; and the files, if they were read to see that.
  func recall(_ found: FoundProgram, _ request: LintRequest) -> (outcome: LintOutcome?, files: [FileResult]?) {
    var timings = found.timings
    guard let kept = timings.measure("find the last report", keptReport) else { return (nil, nil) }
    var files: [FileResult]?
    if kept.outline == outline {
      let read = timings.measure("read files") { digests(of: found.all, request) }
      if inputs(of: read) == kept.inputs { return (outcome(kept, read, [], found, request, timings), read) }
      files = read
    }
    guard let run = timings.measure("find the last run", keptRun), run.outline == shape, run.inputs == kept.inputs, run.texts.count == found.all.count else { return (nil, files) }
    let read = files ?? timings.measure("read files") { digests(of: found.all, request) }
    let edited = timings.measure("look at what is edited") { edits(of: run, in: read, found, request) }
    return (edited.map { outcome(kept, read, $0, found, request, timings) }, read)
  }

  private func outcome(_ kept: KeptReport, _ files: [FileResult], _ edits: [Edit], _ found: FoundProgram, _ request: LintRequest, _ timings: Timings) -> LintOutcome {
    var timings = timings
    let asked = found.asked(in: request.workingDirectory)
    let edited = edits.filter { asked.contains($0.result.path) }
    var report = Report(
      findings: kept.findings, problems: found.problems(and: files, asked), fileCount: files.count { $0.hash != nil && asked.contains($0.path) },
      functionCount: edited.reduce(kept.functionCount) { $0 + $1.addedFunctions }, sources: [:])
    timings.measure("read what is shown") { report.addSources(files, CSummaries(), request) }
    for lines in kept.lines { report.lines[lines.path] = lines.table }
    let editedPaths = Set(edited.map(\.result.path))
    var notes = kept.notes.filter { !editedPaths.contains($0.path) }.map { note in
      FileNote(path: note.path, position: (report.lines[note.path] ?? LineTable()).position(at: note.offset), message: note.message, others: note.others)
    }
    notes += edited.compactMap(\.result.note)
    if !edited.isEmpty { notes.sort { isOrderedByBytes($0.path, $1.path) } }
    for path in editedPaths { report.lines[path] = nil }
    return LintOutcome(report: report, notes: notes, warnings: [], paths: asked, timings: timings)
  }

  private func keptRun() -> KeptRun? {
    cache.run(named: name).flatMap { bytes in bytes.withUnsafeBufferPointer { KeptRun(encoded: $0) } }
  }

  private func keptReport() -> KeptReport? {
    cache.report(named: name).flatMap { bytes in bytes.withUnsafeBufferPointer { KeptReport(encoded: $0) } }
  }

  private func inputs(of files: [FileResult]) -> ContentHash {
    files.reduce(outline) { inputs, file in
      file.hash?.combined(with: inputs) ?? ContentHash(text: file.problem?.message ?? "", seed: inputs)
    }
  }

  // MARK: Keeping

  func keep(_ outcome: LintOutcome, of read: ReadProgram, _ footprint: Footprint?) {
    var findings = outcome.report.findings
    for place in findings.indices { findings[place].facts = nil }
    var lines = outcome.report.lines
    let noted = Set(outcome.notes.map(\.path))
    for place in read.results.indices where noted.contains(read.results[place].path) { lines[read.results[place].path] = read.results[place].source?.lines }
    let kept = KeptReport(
      outline: outline, inputs: inputs(of: read.results), findings: findings, functionCount: outcome.report.functionCount,
      notes: outcome.notes.map { KeptReport.Note(path: $0.path, offset: $0.position.offset, message: $0.message, others: $0.others) },
      lines: lines.sorted { isOrderedByBytes($0.key, $1.key) }.map { KeptReport.Lines(path: $0.key, table: $0.value) })
    cache.keepReport(kept.encoded, named: name)
    // What could not be read has no place in the program, and files would be taken for others.
    guard let footprint, read.results.allSatisfy({ $0.source != nil }) else { return }
    let run = KeptRun(
      outline: shape, inputs: kept.inputs, texts: read.results.map { $0.hash ?? .blank }, mentioned: mentioned(by: outcome.report.findings), footprint: footprint)
    cache.keepRun(run.encoded, named: name)
  }

  private func mentioned(by findings: [Finding]) -> [String] {
    Set(findings.flatMap { $0.mentionedPaths + ($0.facts?.otherPaths ?? []) }).sorted()
  }
}

extension LintRequest {
  /// What does not decide what is found, or does so only through the files, modules and rules that are hashed by themselves.
  private static let others: Set<String> = [
    "buffer", "overlay", "summaries", "exclusions", "rules", "jobs", "libClang", "bridgingHeader", "executable", "cache", "index",
  ]

  /// All that decides what is found beside the rules and the files, as words. What is added to a request one day is part of it without being told here.
  fileprivate var words: [String] {
    Mirror(reflecting: self).children.filter { !Self.others.contains($0.label ?? "") }.flatMap { field in
      switch field.value {
      case let overrides as Overrides: overrides.words
      case let options as AnalysisOptions: optionWords(options)
      // What a value prints of itself has the order of its sets, which is another in each process.
      case let settings as BuildSettings: [settings.description]
      default: ["\(field.label ?? "") \(field.value)"]
      }
    }
  }
}

extension Overrides {
  fileprivate var words: [String] {
    entries.map { entry in
      "\(entry.files.folder.string) \(entry.files.globs.map(\.pattern)) \(entry.levels.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" })"
    } + rulesForSomeFiles.sorted()
  }
}

/// Each option with its name. A set has no order of its own.
private func optionWords(_ options: AnalysisOptions) -> [String] {
  Mirror(reflecting: options).children.map { option in
    let value = (option.value as? Set<String>).map { "\($0.sorted())" } ?? "\(option.value)"
    return "\(option.label ?? "") \(value)"
  }
}

extension FoundProgram {
  /// All that is known of the files before they are read, but for their sizes.
  fileprivate var words: [UInt8] {
    // The files that were asked for are among all of them.
    let asked = files.count == all.count ? nil : Set(files.map(\.path))
    var words: [UInt8] = []
    words.reserveCapacity(all.count * 128)
    for place in all.indices {
      words += all[place].path.string.utf8
      words += " \(map.moduleOfFile[place]) \(asked?.contains(all[place].path) ?? true)\n".utf8
    }
    for module in map.modules { words += "\(module)\n".utf8 }
    return words
  }
}
