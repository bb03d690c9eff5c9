import UnblockCoding
import UnblockModel
import UnblockReporting
import UnblockSyntax

/// What became of one file. Its text is not kept.
struct FileResult: Sendable {
  /// As reports show it.
  var path: String
  var file: AbsolutePath
  var hash: ContentHash?
  var problem: Report.Problem?
  private var box: Box?

  init(path: String, file: AbsolutePath, source: SummarizedSource? = nil, hash: ContentHash? = nil, problem: Report.Problem? = nil) {
    (self.path, self.file, self.hash, self.problem) = (path, file, hash, problem)
    self.source = source
  }

  var source: SummarizedSource? {
    get { box?.source }
    set { box = newValue.map(Box.init) }
  }

  /// A summary is a dozen arrays: whoever hands on thousands of results would count references to them all.
  private final class Box: Sendable {
    let source: SummarizedSource
    init(_ source: SummarizedSource) { self.source = source }
  }

  var note: FileNote? {
    guard let first = source?.summary.notes.first, let source else { return nil }
    let position = source.lines.position(at: Int(first.range.start))
    return FileNote(path: path, position: position, message: first.message, others: source.summary.notes.count - 1)
  }
}

/// Texts to summaries, through the cache where there is one.
struct Summarizer: Sendable {
  private let settings: BuildSettings
  private let settingsHash: ContentHash
  private let cache: SummaryCache?

  init(settings: BuildSettings, cache: SummaryCache?) {
    var settings = settings
    settings.memory = KnownBranches()
    self.settings = settings
    self.cache = cache
    settingsHash = ContentHash(text: settings.description)
  }

  /// - Parameter hash: that of the bytes
  func summarize(_ bytes: [UInt8], hash: ContentHash) -> SummarizedSource {
    guard let cache else { return summarizeNow(bytes) }
    let key = hash.combined(with: settingsHash)
    if let source = cache.source(for: key) { return source }
    let source = summarizeNow(bytes)
    cache.keep(source, for: key)
    return source
  }

  /// The summary of a text that was summarized before.
  ///
  /// - Parameter hash: that of the text
  func kept(_ hash: ContentHash) -> SummarizedSource? { cache?.source(for: hash.combined(with: settingsHash)) }

  private func summarizeNow(_ bytes: [UInt8]) -> SummarizedSource {
    bytes.withUnsafeBufferPointer { text in
      SummarizedSource(summary: UnblockSyntax.summarize(text, configuration: settings), lines: LineTable(text))
    }
  }
}

/// The branches that are compiled with the settings of one run.
private struct KnownBranches: BranchMemory {
  private let branches = Protected<[BranchConditions: Int?]>([:])

  func branch(for conditions: BranchConditions, _ decide: () -> Int?) -> Int? {
    if let known = branches.withValue({ $0[conditions] }) { return known }
    // Not under the lock: who else asks for the same has the same answer.
    let decided = decide()
    branches.withValue { $0[conditions] = .some(decided) }
    return decided
  }
}

extension [UInt8] {
  /// What tells the text from others.
  var contentHash: ContentHash { contentHash(seed: ContentHash(high: 0, low: 0)) }
}
