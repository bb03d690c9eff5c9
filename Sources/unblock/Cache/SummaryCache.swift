import UnblockCoding
import UnblockModel

/// Summaries of earlier runs, and what else can be found again by what it was made from.
///
/// The key of a summary is the hash of a text and of the settings that chose among its `#if` branches. Entries stand in packs, of which each run
/// writes one or a few; each carries the identity of the program that wrote it. Nothing is ever changed in place, and all that is read
/// is verified, so that processes need no locks and a damaged file costs no more than the time to summarize again. What
/// cannot be written (a full disk, a folder of someone else) is not: a cache is no reason to complain.
final class SummaryCache: Sendable {
  fileprivate struct State {
    var added: [(key: ContentHash, bytes: [UInt8])] = []
    var size = 0
    var keys: Set<ContentHash> = []
    var used: Set<Int> = []
    var lastWritten = ContinuousClock.now
  }

  let folder: AbsolutePath
  private let identity: ContentHash
  private let packs: [Pack]
  private let places: [ContentHash: (pack: Int, place: Pack.Place)]
  private let state = Protected(State())
  /// Writes what is kept while it is worked on: to have it on the disk takes long, and no processor.
  private let writing: Protected<GrowingWork<[(key: ContentHash, bytes: [UInt8])], Void>>

  /// How long what a run has kept may go unwritten.
  private let longestUnwritten: Duration

  /// - Parameter longestUnwritten: C takes its time, a third of a second a file where it is C++, and its summaries are small
  init(folder: AbsolutePath, identity: ContentHash, longestUnwritten: Duration = .seconds(10)) {
    self.folder = folder
    self.identity = identity
    self.longestUnwritten = longestUnwritten
    let packs = PackFolder(folder: folder, identity: identity).packs()
    var places: [ContentHash: (pack: Int, place: Pack.Place)] = [:]
    places.reserveCapacity(packs.reduce(0) { $0 + $1.index.count })
    for (number, pack) in packs.enumerated() {
      for entry in pack.index { places[entry.key] = (number, entry.place) }
    }
    self.packs = packs
    self.places = places
    writing = Protected(GrowingWork { PackFolder(folder: folder, identity: identity).write($0) })
  }

  /// No earlier run has kept anything.
  var isEmpty: Bool { packs.isEmpty && !PackFolder(folder: folder, identity: identity).hasReports }

  /// The summary that was kept under a key, if it is there and undamaged.
  func source(for key: ContentHash) -> SummarizedSource? {
    bytes(for: key).flatMap { bytes in bytes.withUnsafeBufferPointer { SummarizedSource(encoded: $0) } }
  }

  /// What was kept under a key, if it is there and undamaged.
  func bytes(for key: ContentHash) -> [UInt8]? {
    guard let found = places[key], let bytes = packs[found.pack].read(found.place, of: key) else { return nil }
    state.withValue { _ = $0.used.insert(found.pack) }
    return bytes
  }

  /// Keeps a summary. What has been kept is written when it is a few megabytes, or some seconds old: a run that is killed has not worked for
  /// nothing.
  func keep(_ source: SummarizedSource, for key: ContentHash) { keep(source.encoded, for: key) }

  /// The same for other bytes, which say themselves what they are. What this run has kept already is not kept again.
  func keep(_ bytes: [UInt8], for key: ContentHash) {
    let full = state.withValue { state -> [(key: ContentHash, bytes: [UInt8])] in
      guard state.keys.insert(key).inserted else { return [] }
      state.added.append((key, bytes))
      state.size += bytes.count
      let isDue = state.size >= packSize || ContinuousClock.now - state.lastWritten > longestUnwritten
      return isDue ? state.takeAdded() : []
    }
    if !full.isEmpty { writing.withValue { $0.add([full], jobs: 1) } }
  }

  /// Begins to write what has been kept, while more is worked on. A little is left for later: a pack of it would only have to be joined with others.
  func writeAhead() {
    let added = state.withValue { $0.size >= leastWrittenAhead ? $0.takeAdded() : [] }
    if !added.isEmpty { writing.withValue { $0.add([added], jobs: 1) } }
  }

  /// Writes what is left, and tidies up. To be called when a run keeps nothing more.
  func finish() {
    writing.withValue { _ = $0.finish() }
    write(state.withValue { $0.takeAdded() })
    for number in state.withValue({ $0.used }) { packs[number].touch() }
    PackFolder(folder: folder, identity: identity).tidy()
  }

  // MARK: Reports

  /// What was kept last under a name, if it is there and undamaged.
  func report(named name: ContentHash) -> [UInt8]? { PackFolder(folder: folder, identity: identity).report(named: name) }

  /// Puts a report in the place of the one that was kept under the name.
  func keepReport(_ bytes: [UInt8], named name: ContentHash) { PackFolder(folder: folder, identity: identity).write(bytes, asReport: name) }

  /// What the run left from which the report under a name is, if it is there and undamaged.
  func run(named name: ContentHash) -> [UInt8]? { PackFolder(folder: folder, identity: identity).run(named: name) }
  func keepRun(_ bytes: [UInt8], named name: ContentHash) { PackFolder(folder: folder, identity: identity).write(bytes, asRun: name) }

  private func write(_ entries: [(key: ContentHash, bytes: [UInt8])]) {
    guard !entries.isEmpty else { return }
    PackFolder(folder: folder, identity: identity).write(entries)
  }
}

extension SummaryCache.State {
  /// In the order of the keys: threads add as they come, and the same summaries shall make the same file.
  fileprivate mutating func takeAdded() -> [(key: ContentHash, bytes: [UInt8])] {
    defer { (added, size, lastWritten) = ([], 0, .now) }
    return added.sorted { ($0.key.high, $0.key.low) < ($1.key.high, $1.key.low) }
  }
}

/// How much is written at a time.
private let packSize = 8 << 20
private let leastWrittenAhead = 1 << 20
