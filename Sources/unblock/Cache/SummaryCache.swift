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
  }

  let folder: AbsolutePath
  private let identity: ContentHash
  private let packs: [Pack]
  private let places: [ContentHash: (pack: Int, place: Pack.Place)]
  private let state = Protected(State())

  init(folder: AbsolutePath, identity: ContentHash) {
    self.folder = folder
    self.identity = identity
    let packs = PackFolder(folder: folder, identity: identity).packs()
    var places: [ContentHash: (pack: Int, place: Pack.Place)] = [:]
    places.reserveCapacity(packs.reduce(0) { $0 + $1.index.count })
    for (number, pack) in packs.enumerated() {
      for entry in pack.index { places[entry.key] = (number, entry.place) }
    }
    self.packs = packs
    self.places = places
  }

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

  /// Keeps a summary. What has been kept is written when it is a few megabytes: a run that is killed has not worked for nothing.
  func keep(_ source: SummarizedSource, for key: ContentHash) { keep(source.encoded, for: key) }

  /// The same for other bytes, which say themselves what they are. What this run has kept already is not kept again.
  func keep(_ bytes: [UInt8], for key: ContentHash) {
    let full = state.withValue { state -> [(key: ContentHash, bytes: [UInt8])] in
      guard state.keys.insert(key).inserted else { return [] }
      state.added.append((key, bytes))
      state.size += bytes.count
      return state.size < packSize ? [] : state.takeAdded()
    }
    write(full)
  }

  /// Writes what is left, and tidies up. To be called when a run keeps nothing more.
  func finish() {
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
    defer { (added, size) = ([], 0) }
    return added.sorted { ($0.key.high, $0.key.low) < ($1.key.high, $1.key.low) }
  }
}

/// How much is written at a time.
private let packSize = 8 << 20
