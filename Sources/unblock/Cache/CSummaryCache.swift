import UnblockClang
import UnblockCoding
import UnblockModel

/// Summaries of C files of earlier runs, found without libclang.
///
/// What a C file says depends on texts that only the compiler finds: those that it includes. So there are two kinds of entries. A *list* names
/// files whose texts matter; a *unit* names the summaries of a C file and its headers. A search begins with a key that stands for
/// the path and the arguments. As long as there is a list under the key, the texts of its files are hashed into it; a unit under the key
/// that is reached ends the search. When something new is kept, the same way is gone, and where it ends, a list of the files that it does not
/// cover yet is put, if there are any. So a unit is found only while every text that it depends on is the one that libclang read,
/// and whatever several processes write under one key is right.
///
/// Names of headers are part of the first key: a header that is added can change what an `#include` finds. (Headers of the system that are
/// added, and hide others of the system, do not.) A file that lacks a header is not kept, since the header may come.
struct CSummaryCache: Sendable {
  private let cache: SummaryCache
  /// libclang: the ends of searches differ by it, the ways do not. Without one, what any has said is as good as it gets.
  private let library: ContentHash
  private let settings: ContentHash
  private let hashes = Protected<[String: ContentHash]>([:])
  private let decoded = Protected<[ContentHash: FileSummary]>([:])

  /// - Parameter libraries: where libclang may be
  init(_ cache: SummaryCache, libraries: [String]) {
    self.cache = cache
    let identities = libraries.compactMap { path in libraryIdentity(AbsolutePath(path, in: .root)).map { ContentHash(text: path, seed: $0) } }
    library = identities.reduce(anyLibrary) { $0.combined(with: $1) }
    // What the compiler takes from the environment.
    settings = ["CPATH", "C_INCLUDE_PATH", "CPLUS_INCLUDE_PATH", "OBJC_INCLUDE_PATH", "SDKROOT"].reduce(ContentHash(text: "C summaries")) {
      ContentHash(text: environment($1) ?? "", seed: $0)
    }
  }

  /// What stands for all sources of a target: their arguments, and the names of the headers that they may find.
  func key(of target: CTarget) -> ContentHash {
    let database = hash(of: target.package.appending("compile_commands.json").string)
    let arguments = target.arguments + target.cxxArguments
    let folders = arguments.indices.dropLast().filter { arguments[$0] == "-I" }.map { AbsolutePath(arguments[$0 + 1], in: .root) }
    // Arguments are part of the key of each source.
    let names = Set(folders + target.ownFolders).sorted { isOrderedByBytes($0.string, $1.string) }.flatMap(headerNames)
    return names.reduce(settings.combined(with: database)) { ContentHash(text: $1, seed: $0) }
  }

  /// The summaries of a source and its headers; nil where they are not known, or something has changed.
  func summaries(of source: CSource, key: ContentHash) -> [CFileSummary]? {
    let way = way(from: key.of(source)) { hash(of: $0) }
    guard let bytes = cache.bytes(for: way.end.unit(library)), let unit = CUnitEntry(bytes) else { return nil }
    var files: [CFileSummary] = []
    for file in unit.files {
      guard let summary = summary(for: file.key) else { return nil }
      files.append(CFileSummary(path: file.path, summary: summary))
    }
    return files
  }

  /// Keeps what libclang has said of a source.
  ///
  /// - Parameter inclusions: what it depends on, with the texts that were read
  func keep(_ files: [(path: String, encoded: [UInt8])], of source: CSource, key: ContentHash, _ inclusions: CInclusions) {
    let read = Dictionary(inclusions.files.map { ($0.path, $0.hash) }) { first, _ in first }
    var way = way(from: key.of(source)) { read[$0] ?? hash(of: $0) }
    // libclang knows a file by several names, where an `#include` goes through `..`.
    let rest = inclusions.files.filter { way.covered.insert($0.path).inserted }
    if !rest.isEmpty {
      cache.keep(Array(rest.map(\.path).joined(separator: "\n").utf8), for: way.end.list)
      for file in rest { way.end = file.hash.combined(with: way.end) }
    }
    let unit = CUnitEntry(files: files.map { ($0.path, $0.encoded.contentHash) })
    for file in files { cache.keep(file.encoded, for: file.encoded.contentHash) }
    for library in Set([library, anyLibrary]) { cache.keep(unit.bytes, for: way.end.unit(library)) }
  }

  func finish() { cache.finish() }

  // MARK: Ways

  private func way(from start: ContentHash, hash: (String) -> ContentHash) -> (end: ContentHash, covered: Set<String>) {
    var (end, covered): (ContentHash, Set<String>) = (start, [])
    // Each step covers more files, as long as nobody has made lists that do not.
    while let bytes = cache.bytes(for: end.list) {
      let paths = bytes.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }.filter { covered.insert($0).inserted }
      guard !paths.isEmpty else { break }
      for path in paths { end = hash(path).combined(with: end) }
    }
    return (end, covered)
  }

  /// Of the text as it is now; blank for one that cannot be read.
  private func hash(of path: String) -> ContentHash {
    if let known = hashes.withValue({ $0[path] }) { return known }
    let hash = (try? contents(of: AbsolutePath(path, in: .root), upTo: largestSource))?.contentHash ?? .blank
    hashes.withValue { $0[path] = hash }
    return hash
  }

  /// Headers are the same in many units.
  private func summary(for key: ContentHash) -> FileSummary? {
    if let known = decoded.withValue({ $0[key] }) { return known }
    guard let summary = cache.source(for: key)?.summary else { return nil }
    decoded.withValue { $0[key] = summary }
    return summary
  }
}

/// Stands for whichever library there was.
private let anyLibrary = ContentHash(text: "any libclang")

/// A library by its build id, or else by its size and time: hashing it would take longer than loading it.
private func libraryIdentity(_ path: AbsolutePath) -> ContentHash? {
  guard let status = try? FileStatus(of: path), status.kind == .file else { return nil }
  if let id = buildID(of: path) { return id.contentHash }
  return ContentHash(text: "\(status.size) \(status.modified)")
}

private func headerNames(below folder: AbsolutePath) -> [String] {
  var result: [String] = []
  var rest = [folder]
  while let next = rest.popLast(), result.count < 20_000 {
    for name in (try? names(in: next)) ?? [] {
      guard let name, !name.hasPrefix("."), let status = try? FileStatus(of: next.appending(name)) else { continue }
      let path = next.appending(name)
      if status.kind == .folder { rest.append(path) } else if isHeader(name) { result.append(path.string) }
    }
  }
  return result
}

/// What `#include` lines name, as a rule.
private func isHeader(_ name: String) -> Bool {
  guard let dot = name.lastIndex(of: ".") else { return true }
  return ["h", "hh", "hpp", "hxx", "inc", "def", "inl", "ipp", "modulemap"].contains(name[name.index(after: dot)...])
}

extension ContentHash {
  fileprivate func of(_ source: CSource) -> ContentHash {
    (source.imports + source.ownFolders + source.arguments).reduce(ContentHash(text: source.path, seed: self)) { ContentHash(text: $1, seed: $0) }
  }

  fileprivate var list: ContentHash { ContentHash(text: "list", seed: self) }
  fileprivate func unit(_ library: ContentHash) -> ContentHash { ContentHash(text: "unit", seed: library).combined(with: self) }
}

/// The summaries of a C file and of its headers, by their hashes: lines of a hash, a blank and a path.
private struct CUnitEntry {
  var files: [(path: String, key: ContentHash)]

  init(files: [(path: String, key: ContentHash)]) { self.files = files }

  init?(_ bytes: [UInt8]) {
    guard let list = CInclusions(encoded: bytes) else { return nil }
    files = list.files.map { ($0.path, $0.hash) }
  }

  var bytes: [UInt8] { files.flatMap { Array("\($0.key.hexadecimal) \($0.path)\n".utf8) } }
}
