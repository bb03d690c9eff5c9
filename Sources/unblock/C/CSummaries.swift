import UnblockAnalysis
import UnblockClang
import UnblockModel
import UnblockReporting
import UnblockCoding

/// What was read of the C of a program.
struct CSummaries: Sendable {
  struct File: Sendable {
    var path: AbsolutePath
    /// The place of its target in the list that was asked for.
    var target: Int
    var summary: FileSummary
  }

  var files: [File] = []
  /// Files that nothing is known of, and why.
  var notes: [FileNote] = []
  /// Why no C was read at all.
  var warning: String?
  var library: String?
}

/// Reads the sources of C targets, in processes of their own.
///
/// libclang is a large library, which crashes on some files. So this program starts itself again with the hidden subcommand `summarize-c`:
/// a crash ends that process, what it had done before is kept, and the files behind the one that it crashed on are read by the next.
///
/// What an earlier run has kept is not read again; where that is all, libclang is neither needed nor loaded.
func cSummaries(of targets: [CTarget], _ request: LintRequest, progress: Progress) -> CSummaries {
  guard !targets.isEmpty, mayBlock(targets, request) else { return CSummaries() }
  let libraries = libClangCandidates(
    named: request.libClang, environment: environment("LIBCLANG_PATH"), search: environment("PATH"), in: request.workingDirectory)
  let cache = request.cache.map { CSummaryCache($0, libraries: libraries) }
  let sources = cSources(of: targets, cache, request)
  let known = concurrentMap(count: sources.count, jobs: request.jobs) { place in sources[place].known(in: cache) }
  var all = CSummaries()
  for files in known { all.files += files ?? [] }
  let rest = zip(sources, known).filter { $0.1 == nil }.map(\.0)
  if !rest.isEmpty { all.add(read(rest, of: targets, libraries, cache, request, progress)) }
  cache?.finish()
  all.files = joined(all.files)
  all.notes = all.notes.sorted { isOrderedByBytes($0.path, $1.path) }
  return all
}

extension CSummaries {
  fileprivate mutating func add(_ results: [CSummaries]) {
    library = results.lazy.compactMap(\.library).first
    for result in results {
      files += result.files
      notes += result.notes
      if warning == nil { warning = result.warning }
    }
  }
}

private func missingLibrary(_ targets: [CTarget], reason: String?) -> String {
  let names = targets.map { "'\($0.module)'" }.joined(separator: ", ")
  let why = reason.map { " (\($0))" } ?? ""
  return "warning: libclang is not there, and the C of \(names) is not looked at\(why); install it ('apt-get install libclang-dev'), or name it by '--libclang'"
}

// MARK: - Jobs

/// A C file that may have to be read.
private struct AskedSource: Sendable {
  var source: CSource
  /// The place of its target in the list that was asked for.
  var target: Int
  /// What stands for the target in the cache.
  var key: ContentHash

  func known(in cache: CSummaryCache?) -> [CSummaries.File]? {
    cache?.summaries(of: source, key: key)?.map { CSummaries.File(path: AbsolutePath($0.path, in: .root), target: target, summary: $0.summary) }
  }
}

private func cSources(of targets: [CTarget], _ cache: CSummaryCache?, _ request: LintRequest) -> [AskedSource] {
  let modules = modulesOfC(request)
  return targets.enumerated().flatMap { place, target in
    let key = cache?.key(of: target) ?? .blank
    return target.sources.map { path in
      let source = CSource(
        path: path.string, arguments: target.arguments(of: path), ownFolders: target.ownFolders.map(\.string),
        imports: (modules + target.dependencies).filter { $0 != target.module })
      return AskedSource(source: source, target: place, key: key)
    }
  }
}

private struct CJob: Sendable {
  var libraries: [String]
  var database: String
  var sources: [AskedSource]

  var request: CRequest { CRequest(libraries: libraries, database: database, sources: sources.map(\.source)) }
}

/// Reads sources, in jobs for a target and a processor, so that few files wait for each other, and libclang is loaded few times.
private func read(
  _ sources: [AskedSource], of targets: [CTarget], _ libraries: [String], _ cache: CSummaryCache?, _ request: LintRequest, _ progress: Progress
) -> [CSummaries] {
  let unread = Set(sources.map(\.target)).sorted().map { targets[$0] }
  guard !libraries.isEmpty else { return [CSummaries(warning: missingLibrary(unread, reason: nil))] }
  let jobs = Dictionary(grouping: sources, by: \.target).sorted { $0.key < $1.key }.flatMap { target, sources in
    let package = targets[target].package
    let size = max((sources.count + request.jobs - 1) / request.jobs, 8)
    return stride(from: 0, to: sources.count, by: size).map { start in
      CJob(
        libraries: libraries, database: exists(package.appending("compile_commands.json")) ? package.string : "",
        sources: Array(sources[start..<min(start + size, sources.count)]))
    }
  }
  let progress = progress.phase("C files")
  progress.add(sources.count)
  return concurrentMap(count: jobs.count, jobs: request.jobs) { place in
    var result = read(jobs[place], cache, request, progress)
    if let reason = result.warning { result.warning = missingLibrary(unread, reason: reason) }
    return result
  }
}

/// The modules that have functions C can call: whatever is linked can be called, whichever header declares it.
private func modulesOfC(_ request: LintRequest) -> [String] {
  let platformModules = Set(request.rules.platforms.first { $0.name == request.analysis.platform }?.modules ?? [])
  let names = Set(request.rules.apis.filter { $0.name.type.isEmpty }.map(\.module))
  return names.sorted().map { name in
    guard let known = request.rules.modules.first(where: { $0.name == name }), !known.spelled.isEmpty, !known.spelled.contains(name) else { return name }
    return known.spelled.first(where: platformModules.contains) ?? known.spelled[0]
  }
}

// MARK: - Processes

private func read(_ job: CJob, _ cache: CSummaryCache?, _ request: LintRequest, _ progress: Progress.Phase) -> CSummaries {
  var result = CSummaries()
  var rest = job
  while !rest.sources.isEmpty {
    var hearing = Hearing(job: rest, workingDirectory: request.workingDirectory)
    var reader = CAnswerReader()
    do {
      try run(request.executable, ["summarize-c"], input: rest.request.bytes) { bytes in
        for answer in reader.add(bytes) { hearing.take(answer, cache, progress, &result) }
      }
    } catch {
      result.warning = "'\(request.executable.string)' cannot be started"
    }
    hearing.end(&result)
    if result.warning != nil { return result }
    rest.sources.removeFirst(min(hearing.done, rest.sources.count))
  }
  return result
}

/// What a process says, as it says it: what it has said of a source is kept at once, as the process, or this one, may not live to say more.
private struct Hearing {
  let job: CJob
  let workingDirectory: AbsolutePath
  /// How many sources need not be asked for again.
  private(set) var done = 0
  private var hasLibrary = false
  private var said = SaidOfSource()

  init(job: CJob, workingDirectory: AbsolutePath) {
    self.job = job
    self.workingDirectory = workingDirectory
  }

  mutating func take(_ answer: CAnswer, _ cache: CSummaryCache?, _ progress: Progress.Phase, _ result: inout CSummaries) {
    switch answer {
    case .noLibrary(let reason): result.warning = reason
    case .library(let path, _): (result.library, hasLibrary) = (path, true)
    case .begin(let place): (done, said) = (min(place, job.sources.count - 1), SaidOfSource())
    case .summary(let path, let encoded): said.add(path, encoded, &result, target: job.sources[done].target)
    case .inclusions(let encoded): said.inclusions = CInclusions(encoded: encoded)
    case .failed: note(done, "libclang cannot read this file; its functions are not looked at", &result)
    case .end:
      said.keep(in: cache, job.sources[done])
      progress.fileDone()
      done += 1
    }
  }

  /// The process has ended.
  mutating func end(_ result: inout CSummaries) {
    guard result.warning == nil else { return }
    if !hasLibrary {
      result.warning = "libclang crashed when it was loaded"
    } else if done < job.sources.count {
      note(done, "libclang crashed on this file, or took too long; what it had not told is not looked at", &result)
      done += 1
    }
  }

  private func note(_ place: Int, _ message: String, _ result: inout CSummaries) {
    guard place < job.sources.count else { return }
    let path = AbsolutePath(job.sources[place].source.path, in: .root).shown(in: workingDirectory)
    result.notes.append(FileNote(path: path, position: SourceText([]).position(at: 0), message: message, others: 0))
  }
}

/// What has arrived of one source.
private struct SaidOfSource {
  var files: [(path: String, encoded: [UInt8])] = []
  /// Nil where the same may not be said again.
  var inclusions: CInclusions?

  mutating func add(_ path: String, _ encoded: [UInt8], _ result: inout CSummaries, target: Int) {
    // What the child wrote is whole, or was not framed: bytes that are no summary cost the file.
    guard let summary = encoded.withUnsafeBufferPointer({ SummarizedSource(encoded: $0) })?.summary else { return }
    files.append((path, encoded))
    result.files.append(CSummaries.File(path: AbsolutePath(path, in: .root), target: target, summary: summary))
  }

  func keep(in cache: CSummaryCache?, _ asked: AskedSource) {
    guard let inclusions, !files.isEmpty else { return }
    cache?.keep(files, of: asked.source, key: asked.key, inclusions)
  }
}

// MARK: - Joining

/// One summary for each path: of a header that several files include, the one that tells most.
///
/// A declaration without a body, which is there for its attributes, gives way to the body that another file has.
private func joined(_ files: [CSummaries.File]) -> [CSummaries.File] {
  var best: [AbsolutePath: Int] = [:]
  for (place, file) in files.enumerated() {
    guard let other = best[file.path] else { best[file.path] = place; continue }
    if file.summary.functions.count > files[other].summary.functions.count { best[file.path] = place }
  }
  var result = best.values.sorted().map { files[$0] }.sorted { isOrderedByBytes($0.path.string, $1.path.string) }
  var bodies: Set<DeclaredFunction> = []
  for file in result { bodies.formUnion(file.summary.declared { $0.hasBody }.map(\.function)) }
  for place in result.indices { result[place].summary.drop { bodies.contains($0) } }
  return result
}

private struct DeclaredFunction: Hashable {
  var type: String
  var name: String
  var labels: [String?]
}

extension FileSummary {
  fileprivate func declared(_ isMeant: (Function) -> Bool) -> [(id: ID<Function>, function: DeclaredFunction)] {
    functions.enumerated().compactMap { place, function in
      guard function.kind != .closure, function.kind != .topLevel, !function.isAsync, isMeant(function), !function.modifiers.contains(.isPrivate) else { return nil }
      let type = function.type.map { self[self[$0].name] } ?? ""
      return (ID(place), DeclaredFunction(type: type, name: self[function.name], labels: function.parameters.map { $0.label.map { self[$0] } }))
    }
  }

  /// Takes declarations without a body out of what names find.
  fileprivate mutating func drop(_ isElsewhere: (DeclaredFunction) -> Bool) {
    let dropped = Set(declared { !$0.hasBody }.filter { isElsewhere($0.function) }.map(\.id))
    guard !dropped.isEmpty else { return }
    self[FileSummary.topLevel].children.removeAll { dropped.contains($0) }
    for place in types.indices {
      types[place].members.removeAll { if case .function(let id) = $0 { dropped.contains(id) } else { false } }
    }
  }
}
