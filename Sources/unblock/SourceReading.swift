/// Reads and summarizes files in parallel, the largest first.
///
/// It may begin while it is still being found out what else there is to read. What the cache is to keep of it is written when it is told to finish.
struct SourceReading {
  private struct Piece: Sendable {
    var file: FoundFile
    /// The file, if it has been read already, without its summary.
    var known: FileResult?
  }

  private let request: LintRequest
  private let progress: Progress.Phase
  private let work: GrowingWork<Piece, FileResult>
  /// In the order in which they were added.
  private var begun: [FoundFile] = []

  init(_ request: LintRequest, progress: Progress) {
    let progress = progress.phase("files")
    (self.request, self.progress) = (request, progress)
    let summarizer = Summarizer(settings: request.settings, cache: request.cache)
    work = GrowingWork { piece in
      defer { progress.fileDone() }
      if var known = piece.known, let hash = known.hash, let source = summarizer.kept(hash) {
        known.source = source
        return known
      }
      let file = piece.file
      // A tree takes a hundred times the memory of its text. Small runs do better without.
      if file.size > 16_000 { useLargePages() }
      return result(for: file, request) { summarizer.summarize($0, hash: $1) }
    }
  }

  /// Begins with files that are to be read in any case, unless it has begun with them already. One processor is left to whoever looks for the others.
  mutating func readAhead(_ files: [FoundFile]) {
    // Where a report is kept, it may turn out that nothing has to be summarized.
    guard request.jobs > 1, request.cache?.isEmpty ?? true, !request.index.isBuiltFirst else { return }
    add(notBegun(files).map { Piece(file: files[$0]) }, jobs: request.jobs - 1)
  }

  /// The results for all files, in their order: those that were begun with are among them.
  ///
  /// - Parameter known: what tells the texts from others, if all files have been read already: what the cache has is not read again
  mutating func results(for files: [FoundFile], known: [FileResult]? = nil) -> [FileResult] {
    add(notBegun(files).map { Piece(file: files[$0], known: known?[$0]) }, jobs: request.jobs)
    let results = work.finish()
    let places = Dictionary(begun.indices.map { (begun[$0].path, $0) }) { first, _ in first }
    return files.compactMap { file in places[file.path].map { results[$0] } }
  }

  /// The places of the files that nobody has begun with.
  private func notBegun(_ files: [FoundFile]) -> [Int] {
    let isBegun = Set(begun.map(\.path))
    return files.indices.filter { !isBegun.contains(files[$0].path) }
  }

  private mutating func add(_ pieces: [Piece], jobs: Int) {
    let ordered = pieces.indices.sorted { (pieces[$1].file.size, $0) < (pieces[$0].file.size, $1) }.map { pieces[$0] }
    begun += ordered.map(\.file)
    progress.add(ordered.count)
    work.add(ordered, jobs: jobs)
  }
}
