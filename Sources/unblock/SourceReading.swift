/// Reads and summarizes files in parallel, the largest first.
///
/// It may begin while it is still being found out what else there is to read. What the cache is to keep of it is written when it is told to finish.
struct SourceReading {
  private let request: LintRequest
  private let progress: Progress.Phase
  private let work: GrowingWork<FoundFile, FileResult>
  /// In the order in which they were added.
  private var begun: [FoundFile] = []

  init(_ request: LintRequest, progress: Progress) {
    let progress = progress.phase("files")
    (self.request, self.progress) = (request, progress)
    let summarizer = Summarizer(settings: request.settings, cache: request.cache)
    work = GrowingWork { file in
      defer { progress.fileDone() }
      // A tree takes a hundred times the memory of its text. Small runs do better without.
      if file.size > 16_000 { useLargePages() }
      return result(for: file, request) { summarizer.summarize($0, hash: $1) }
    }
  }

  /// Begins with files that are to be read in any case. One processor is left to whoever looks for the others.
  mutating func readAhead(_ files: [FoundFile]) {
    // Where a report is kept, it may turn out that nothing has to be summarized.
    guard request.jobs > 1, request.cache?.isEmpty ?? true, !request.index.isBuiltFirst else { return }
    add(files, jobs: request.jobs - 1)
  }

  /// The results for all files, in their order: those that were begun with are among them.
  mutating func results(for files: [FoundFile]) -> [FileResult] {
    let known = Set(begun.map(\.path))
    add(files.filter { !known.contains($0.path) }, jobs: request.jobs)
    let results = work.finish()
    let places = Dictionary(begun.indices.map { (begun[$0].path, $0) }) { first, _ in first }
    return files.compactMap { file in places[file.path].map { results[$0] } }
  }

  private mutating func add(_ files: [FoundFile], jobs: Int) {
    let ordered = files.indices.sorted { (files[$1].size, $0) < (files[$0].size, $1) }.map { files[$0] }
    begun += ordered
    progress.add(ordered.count)
    work.add(ordered, jobs: jobs)
  }
}
