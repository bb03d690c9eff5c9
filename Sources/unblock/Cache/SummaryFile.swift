import UnblockCoding
import UnblockModel
import UnblockSyntax

/// What `unblock summarize` writes: a pack whose first entry lists the files, and whose others are their summaries in that order.
struct SummaryFile {
  var listing: SummaryListing
  private var summaries: [SummarizedSource]

  /// Reads and summarizes all that a request asks for.
  init(summarizing request: LintRequest) {
    var finder = FileFinder(workingDirectory: request.workingDirectory, exclusions: request.exclusions)
    let files = finder.files(for: request)
    var reading = SourceReading(request, progress: Progress(isShown: false))
    let results = reading.results(for: files)
    request.cache?.finish()
    let problems = finder.problems + results.compactMap(\.problem)
    let read = results.filter { $0.source != nil }
    summaries = read.compactMap(\.source)
    listing = SummaryListing(
      settings: request.settings.description, packages: packages(of: files, request),
      files: read.map { SummaryListing.File(path: $0.path, hash: $0.hash ?? .blank) },
      problems: problems.sorted { isOrderedByBytes($0.path, $1.path) })
  }

  func bytes(identity: ContentHash) -> [UInt8] {
    let entries = [listing.encoded] + summaries.map(\.encoded)
    return Pack.bytes(of: entries.enumerated().map { (.entry($0.offset), $0.element) }, identity: identity)
  }
}

extension ContentHash {
  fileprivate static func entry(_ number: Int) -> ContentHash { ContentHash(high: 0, low: UInt64(number)) }
}

/// Manifests as texts: which module a file is of, and what that depends on, shows when all packages are together.
private func packages(of files: [FoundFile], _ request: LintRequest) -> [SummaryListing.Package] {
  manifests(above: files.map { $0.path }).withDependencies(checkouts: request.followsCheckouts).compactMap { manifest in
    textOfManifest(in: manifest.folder).map { SummaryListing.Package(folder: manifest.folder.shown(in: request.workingDirectory), manifest: $0) }
  }
}

// MARK: - Joining

/// The summaries of the files that `--summaries` names.
struct JoinedSummaries {
  private(set) var results: [FileResult] = []
  private(set) var manifests: [Manifest] = []
  private(set) var paths: Set<AbsolutePath> = []
  private(set) var problems: [Report.Problem] = []

  /// - Parameter sources: files that are linted from their texts. Of a file that two list, the first counts.
  init(_ request: LintRequest, except sources: Set<AbsolutePath>) {
    guard !request.summaries.isEmpty else { return }
    guard let identity = buildIdentity() else { preconditionFailure("a program that runs has a file") }
    for path in request.summaries {
      let location = AbsolutePath(path, in: request.workingDirectory)
      do throws(SummaryFileProblem) {
        try add(location, identity: identity, request, except: sources)
      } catch {
        problems.append(Report.Problem(path: location.shown(in: request.workingDirectory), message: error.message))
      }
    }
  }

  private mutating func add(
    _ location: AbsolutePath, identity: ContentHash, _ request: LintRequest, except sources: Set<AbsolutePath>
  ) throws(SummaryFileProblem) {
    let file = try read(location, identity: identity)
    guard file.listing.settings == request.settings.description else { throw .otherSettings }
    problems += file.listing.problems
    let known = Set(manifests.map(\.folder))
    for package in file.listing.packages {
      let folder = AbsolutePath(package.folder, in: request.workingDirectory)
      if !known.contains(folder) { manifests.append(Manifest(folder: folder, manifest: PackageManifest(parsing: package.manifest))) }
    }
    for (listed, source) in zip(file.listing.files, file.sources) {
      let path = AbsolutePath(listed.path, in: request.workingDirectory)
      guard !sources.contains(path), paths.insert(path).inserted else { continue }
      results.append(FileResult(path: listed.path, file: path, source: source, hash: listed.hash))
    }
  }

  /// All packages, in the order of their folders. What is read now goes before what was read when summaries were made.
  func manifests(and others: [Manifest]) -> [Manifest] {
    let known = Set(others.map(\.folder))
    return (others + manifests.filter { !known.contains($0.folder) }).sorted { isOrderedByBytes($0.folder.string, $1.folder.string) }
  }
}

/// Why a file of summaries is not joined, and what can be done about it.
private enum SummaryFileProblem: Error {
  case pack(Pack.Problem)
  case otherSettings

  var message: String {
    switch self {
    case .pack(.unreachable(let error)): FileProblem.unreachable(error).message
    case .pack(.foreign): "not a file of summaries; write one with 'unblock summarize'"
    case .pack(.otherIdentity): "summaries of another build of unblock; write them again with this one"
    case .pack(.damaged): "damaged, or not written to its end; write it again with 'unblock summarize'"
    case .otherSettings: "summaries for other '--platform' or '--define' than this run's; write them again with the same"
    }
  }
}

private func read(
  _ path: AbsolutePath, identity: ContentHash
) throws(SummaryFileProblem) -> (listing: SummaryListing, sources: [SummarizedSource]) {
  let pack: Pack
  do throws(Pack.Problem) {
    pack = try Pack(path, identity: identity)
  } catch {
    throw .pack(error)
  }
  guard let bytes = pack.read(0), let listing = bytes.withUnsafeBufferPointer({ SummaryListing(encoded: $0) }) else { throw .pack(.damaged) }
  var sources: [SummarizedSource] = []
  for number in 1..<max(pack.index.count, 1) {
    guard let bytes = pack.read(number), let source = bytes.withUnsafeBufferPointer({ SummarizedSource(encoded: $0) }) else {
      throw .pack(.damaged)
    }
    sources.append(source)
  }
  guard sources.count == listing.files.count else { throw .pack(.damaged) }
  return (listing, sources)
}

extension Pack {
  fileprivate func read(_ number: Int) -> [UInt8]? {
    guard index.indices.contains(number), index[number].key == .entry(number) else { return nil }
    return read(index[number].place, of: .entry(number))
  }
}
