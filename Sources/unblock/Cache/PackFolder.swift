import UnblockCoding

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The folder in which packs are, those of other builds of the program among them.
struct PackFolder {
  let folder: AbsolutePath
  let identity: ContentHash
  /// Of all packs together. A million lines take about 25 MB.
  var mostBytes = 512 << 20

  /// The undamaged packs of this build, in the order of their names.
  func packs() -> [Pack] {
    let found = (try? names(in: folder)) ?? []
    return found.compactMap { name in
      guard let name, name.hasPrefix(prefix), name.hasSuffix(packSuffix) else { return nil }
      return try? Pack(folder.appending(name), identity: identity)
    }
  }

  /// Whether a report of this build is kept.
  var hasReports: Bool {
    ((try? names(in: folder)) ?? []).contains { name in name.map { $0.hasPrefix(prefix) && $0.hasSuffix(reportSuffix) } ?? false }
  }

  func write(_ entries: [(key: ContentHash, bytes: [UInt8])]) {
    let bytes = Pack.bytes(of: entries, identity: identity)
    // By its content: two runs that did the same write the same file.
    let name = bytes.contentHash(seed: identity).hexadecimal
    try? makeFolder(folder)
    try? replace(folder.appending(prefix + name + packSuffix), with: bytes)
  }

  func report(named name: ContentHash) -> [UInt8]? { content(named: name, reportSuffix) }
  func write(_ report: [UInt8], asReport name: ContentHash) { write(report, named: name, reportSuffix) }
  /// What the run left that made a report.
  func run(named name: ContentHash) -> [UInt8]? { content(named: name, runSuffix) }
  func write(_ run: [UInt8], asRun name: ContentHash) { write(run, named: name, runSuffix) }

  /// The bytes of a file, behind a hash of them, of the build and of the name.
  private func content(named name: ContentHash, _ suffix: String) -> [UInt8]? {
    guard let bytes = try? contents(of: place(name, suffix), upTo: largestReport) else { return nil }
    let content = Array(bytes.dropFirst(checkSize))
    return bytes.starts(with: check(of: content, name, suffix)) ? content : nil
  }

  private func write(_ content: [UInt8], named name: ContentHash, _ suffix: String) {
    guard content.count <= largestReport - checkSize else { return }
    try? makeFolder(folder)
    try? replace(place(name, suffix), with: check(of: content, name, suffix) + content)
  }

  private func place(_ name: ContentHash, _ suffix: String) -> AbsolutePath { folder.appending(prefix + name.hexadecimal + suffix) }

  private func check(of content: [UInt8], _ name: ContentHash, _ suffix: String) -> [UInt8] {
    Array(content.contentHash(seed: ContentHash(text: suffix, seed: identity.combined(with: name))).hexadecimal.utf8)
  }

  /// Files of a build begin alike.
  private var prefix: String { identity.hexadecimal.prefix(16) + "-" }
}

// MARK: - Tidying up

extension PackFolder {
  /// Joins small packs, of which each run adds one, and removes those that have not been used for the longest time when
  /// there is too much. Other processes may do the same at the same time: what is gone when they come for it is a summary to make again.
  func tidy() {
    joinSmallPacks()
    removeOldest()
  }

  private func joinSmallPacks() {
    let small = packs().filter { $0.size < smallPack }
    guard small.count > mostSmallPacks else { return }
    var entries: [ContentHash: [UInt8]] = [:]
    for pack in small {
      for (key, place) in pack.index where entries[key] == nil { entries[key] = pack.read(place, of: key) }
    }
    let sorted = entries.sorted { ($0.key.high, $0.key.low) < ($1.key.high, $1.key.low) }
    let bytes = Pack.bytes(of: sorted.map { ($0.key, $0.value) }, identity: identity)
    let path = folder.appending(prefix + bytes.contentHash(seed: identity).hexadecimal + packSuffix)
    guard (try? replace(path, with: bytes)) != nil else { return }
    for pack in small where pack.path != path { remove(pack.path) }
  }

  private func removeOldest() {
    var files = ((try? names(in: folder)) ?? []).compactMap { $0.flatMap(file) }
    files.sort { ($0.time, $0.path.string) < ($1.time, $1.path.string) }
    var total = files.reduce(0) { $0 + $1.size }
    for file in files {
      // What is being written now is left alone; what a killed run left behind is not.
      let isAbandoned = file.isTemporary && file.time < time(nil) - 3600
      guard isAbandoned || (total > mostBytes && !file.isTemporary) else { continue }
      remove(file.path)
      total -= file.size
    }
  }

  private struct File {
    var path: AbsolutePath
    var size: Int
    var time: time_t
    var isTemporary: Bool
  }

  private func file(_ name: String) -> File? {
    guard name.hasPrefix(temporaryPrefix) || [packSuffix, reportSuffix, runSuffix].contains(where: name.hasSuffix) else { return nil }
    let path = folder.appending(name)
    var status = stat()
    guard lstat(path.string, &status) == 0, FileStatus(status).kind == .file else { return nil }
    #if canImport(Darwin)
    let time = status.st_mtimespec.tv_sec
    #else
    let time = status.st_mtim.tv_sec
    #endif
    return File(path: path, size: Int(status.st_size), time: time, isTemporary: name.hasPrefix(temporaryPrefix))
  }
}

extension ContentHash {
  /// 32 digits.
  var hexadecimal: String { [high, low].map(\.hexadecimal).joined() }
}

extension UInt64 {
  fileprivate var hexadecimal: String {
    let digits = String(self, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

private let packSuffix = ".pack"
private let reportSuffix = ".report"
private let runSuffix = ".run"
/// Of a hash, in hexadecimal.
private let checkSize = 32
private let largestReport = 64 << 20
/// Packs below this size are joined when there are many.
private let smallPack = 4 << 20
private let mostSmallPacks = 16
