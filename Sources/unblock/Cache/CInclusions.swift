import UnblockCoding

/// The files that the summaries of a C file depend on, and the hashes of the texts that libclang read.
///
/// It goes from the process that reads C to the one that keeps summaries as text: lines of a hash, a blank and a path.
struct CInclusions: Sendable {
  /// By path; in the order in which the files were entered.
  private(set) var files: [(path: String, hash: ContentHash)] = []
  private let folder: AbsolutePath
  /// The text of some file is not known: nothing can be kept.
  private var hasUnknown = false

  /// - Parameter folder: where relative paths start
  init(folder: AbsolutePath) { self.folder = folder }

  mutating func add(_ path: String, _ text: UnsafeRawBufferPointer?) {
    // The compiler goes through `..` where folders are links: the text of a path does not tell where it leads.
    let path = AbsolutePath(path.contains("..") ? resolvedPath(path) ?? path : path, in: folder).string
    guard !isOfCompiler(path) else { return }
    guard let text, !path.utf8.contains(UInt8(ascii: "\n")) else { return hasUnknown = true }
    files.append((path, ContentHash(text)))
  }

  /// Nil where something is not known.
  var encoded: [UInt8]? {
    hasUnknown || files.isEmpty ? nil : files.flatMap { Array("\($0.hash.hexadecimal) \($0.path)\n".utf8) }
  }

  /// Nil for what is no such list.
  init?(encoded: [UInt8]) {
    folder = .root
    for line in encoded.split(separator: UInt8(ascii: "\n")) {
      guard line.count > 33, line[line.startIndex + 32] == UInt8(ascii: " "), let hash = ContentHash(hexadecimal: line.prefix(32)) else { return nil }
      files.append((String(decoding: line.dropFirst(33), as: UTF8.self), hash))
    }
  }
}

/// The headers of the compiler itself (`stddef.h`) come and go with libclang, and are part of its identity.
private func isOfCompiler(_ path: String) -> Bool {
  let parts = path.split(separator: "/")
  guard let place = parts.lastIndex(of: "clang"), place + 2 < parts.count, place > 0 else { return false }
  return parts[place - 1] == "lib" && (parts[place + 1].first?.isNumber ?? false) && parts[place + 2] == "include"
}

extension ContentHash {
  init?(hexadecimal digits: some Collection<UInt8>) {
    let text = String(decoding: digits, as: UTF8.self)
    guard text.utf8.count == 32, let high = UInt64(text.prefix(16), radix: 16), let low = UInt64(text.suffix(16), radix: 16) else { return nil }
    self.init(high: high, low: low)
  }
}
