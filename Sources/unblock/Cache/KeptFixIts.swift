import UnblockCoding
import UnblockModel

/// Fix-its of earlier runs, by all that they were made from.
///
/// To write fix-its a file is parsed again. They depend on its text, on what the analysis knows of its findings, on the other files that
/// some rewrites read, and on the rules; all of that is in the key, so that what is found is what would be written.
struct KeptFixIts: Sendable {
  private let cache: SummaryCache?
  private let rules: ContentHash

  /// - Parameter rules: what stands for the rules
  init(_ cache: SummaryCache?, rules: ContentHash) {
    self.cache = cache
    self.rules = ContentHash(text: "fix-its", seed: rules)
  }

  /// - Parameters:
  ///   - findings: those of the file, with their facts
  ///   - others: the texts of other files
  ///   - write: makes the fix-its
  func fixIts(for findings: [Finding], in text: [UInt8], others: [String: [UInt8]], write: () -> [[FixIt]]) -> [[FixIt]] {
    guard let cache else { return write() }
    let key = key(of: findings, in: text, others: others)
    let kept = cache.bytes(for: key).flatMap { bytes in bytes.withUnsafeBufferPointer { [[FixIt]](encoded: $0) } }
    if let kept, kept.count == findings.count { return kept }
    let written = write()
    cache.keep(written.encoded, for: key)
    return written
  }

  private func key(of findings: [Finding], in text: [UInt8], others: [String: [UInt8]]) -> ContentHash {
    var key = findings.encoded.contentHash(seed: rules).combined(with: text.contentHash)
    for path in Set(findings.flatMap { $0.facts?.otherPaths ?? [] }).sorted() {
      key = ContentHash(text: path, seed: key).combined(with: others[path]?.contentHash ?? .blank)
    }
    return key
  }
}
