import UnblockIndex
import UnblockModel

/// Which index stores a run looks at.
struct IndexRequest: Sendable {
  /// The store that was asked for; nil: those of the packages.
  var store: AbsolutePath?
  var library: AbsolutePath?
  var isUsed = true
  var isBuiltFirst = false
}

extension IndexRequest {
  init(_ arguments: IndexArguments, in workingDirectory: AbsolutePath) {
    store = arguments.indexStore.map { AbsolutePath($0, in: workingDirectory) }
    library = arguments.libIndexStore.map { AbsolutePath($0, in: workingDirectory) }
    isUsed = !arguments.noIndex
    isBuiltFirst = arguments.build
  }
}

/// What index stores say about the files of a run.
struct IndexAnswers: Sendable {
  var symbols: [IndexedSymbol] = []
  var files: [String: FileResolution] = [:]
  /// What the user should know.
  var notes: [String] = []
}

/// Reads what index stores say about files, as far as they are not older than the files.
///
/// - Throws: `UsageError` if a store that was asked for cannot be read; one that was only found leaves a note
func indexAnswers(for files: [FoundFile], of packages: [Manifest], _ request: LintRequest) throws(UsageError) -> IndexAnswers {
  guard request.index.isUsed else { return IndexAnswers() }
  let stores = indexStores(of: packages, request)
  guard !stores.isEmpty else { return IndexAnswers() }
  do throws(IndexError) {
    let library = try IndexStoreLibrary(candidates: libraryCandidates(request.index))
    let parallel: ParallelFor = { count, body in _ = concurrentMap(count: count, jobs: request.jobs, body) }
    // Newer builds are asked first: a file that one knows is not looked up in the next.
    var answers = IndexAnswers()
    var rest = files.map(\.path.string)
    for path in stores {
      let store = try IndexStore.open(path: path.string, library: library, parallel: parallel)
      answers.add(store, &rest, isOnly: stores.count == 1, parallel)
    }
    return answers
  } catch {
    guard request.index.store == nil, request.index.library == nil else { throw UsageError(description: error.description) }
    return IndexAnswers(notes: ["the index is not used: \(error.description)"])
  }
}

/// The stores to ask: the one that was asked for, or those that builds left in packages.
func indexStores(of packages: [Manifest], _ request: LintRequest) -> [AbsolutePath] {
  request.index.store.map { [$0] } ?? packages.flatMap { storesOfBuilds(of: $0) }
}

extension IndexAnswers {
  fileprivate mutating func add(_ store: IndexStore, _ rest: inout [String], isOnly: Bool, _ parallel: ParallelFor) {
    var fresh: [String] = []
    var stale = 0
    for path in rest {
      guard let status = try? FileStatus(of: AbsolutePath(path, in: .root)) else { continue }
      switch store.state(ofFile: path, modified: status.modified) {
      case .fresh: fresh.append(path)
      case .stale: stale += 1
      case .absent: break
      }
    }
    if stale > 0 {
      let count = stale == 1 ? "1 file is" : "\(stale) files are"
      notes.append("\(count) newer than the index in '\(store.path)', and linted by the text alone; '--build' brings it up to date")
    }
    let resolutions = store.resolutions(forFiles: fresh, parallel: parallel)
    notes += store.notes + resolutions.notes
    let offset = symbols.count
    symbols += resolutions.symbols
    files.merge(resolutions.files.mapValues { $0.moved(by: offset) }) { first, _ in first }
    rest.removeAll { resolutions.files[$0] != nil }
  }
}

extension FileResolution {
  /// The same with the symbols of a table that stands behind another one.
  fileprivate func moved(by offset: Int) -> FileResolution {
    guard offset > 0 else { return self }
    var result = self
    for place in result.occurrences.indices { result.occurrences[place].symbol = ID(Int(result.occurrences[place].symbol.index) + offset) }
    for place in result.relations.indices { result.relations[place].symbol = ID(Int(result.relations[place].symbol.index) + offset) }
    return result
  }
}

/// The stores that builds left in a package.
private func storesOfBuilds(of package: Manifest) -> [AbsolutePath] {
  let scratch = ((try? names(in: package.folder.appending(".build"))) ?? []).compactMap(\.self)
  let places = indexStorePlaces(packageRoot: package.folder.string, scratchFolders: scratch).map { AbsolutePath($0, in: .root) }
  let stores = places.filter { place in indexStoreMarkers.contains { exists(AbsolutePath($0, in: place)) } }
  // `debug` is a link to the folder of a triple: the same store is read once.
  var seen: Set<FileStatus.Identity> = []
  return stores.filter { store in (try? FileStatus(of: store)).map { seen.insert($0.identity).inserted } ?? false }
}

private func libraryCandidates(_ request: IndexRequest) -> [String] {
  let folders = (environment("PATH") ?? "").split(separator: ":").map { AbsolutePath(String($0), in: .root) }
  let toolchains = folders.filter { exists($0.appending("swift")) }.map(\.string)
  return IndexStoreLibrary.candidates(explicit: request.library?.string, environment: environment("LIBINDEXSTORE_PATH"), toolchains: toolchains)
}

/// Builds a package, as far as it builds: what compiles has an index.
func build(_ package: Manifest) throws(UsageError) {
  do throws(SystemError) {
    let status = try runProgram(["swift", "build", "--build-tests", "--package-path", package.folder.string])
    if status != 0 { Stream.errors.say("note: 'swift build' ended with status \(status); what did not compile is linted by the text alone") }
  } catch {
    throw UsageError(description: "'swift build' cannot be started: \(error.message)")
  }
}
