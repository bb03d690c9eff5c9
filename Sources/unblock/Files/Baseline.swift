import UnblockModel

/// Findings that are known and not reported again.
///
/// The file is text that merges well: an entry a line, its fingerprint, rule and path with spaces between them; lines that begin with `#` are comments.
struct Baseline: Hashable, Sendable {
  struct Entry: Hashable, Sendable {
    /// `Finding.fingerprint`: lines may move, but what the finding says may not change.
    var fingerprint: String
    var rule: String
    /// As reports show it.
    var path: String
  }

  var entries: [Entry]
}

extension Baseline {
  init(_ findings: [Finding]) {
    entries = findings.map { Entry(fingerprint: $0.fingerprint, rule: $0.rule, path: $0.range.path) }
  }

  /// The findings that are not in the baseline, and the entries that are none of the findings.
  func compared(with findings: [Finding]) -> (new: [Finding], unmatched: [Entry]) {
    let known = Set(entries.map(\.fingerprint)), found = Set(findings.map(\.fingerprint))
    return (findings.filter { !known.contains($0.fingerprint) }, entries.filter { !found.contains($0.fingerprint) })
  }
}

// MARK: - Text

extension Baseline {
  private static let header = "# Findings that 'unblock lint --baseline' does not report. 'unblock lint --write-baseline' writes this file."

  var text: String {
    ([Self.header] + entries.map { "\($0.fingerprint) \($0.rule) \($0.path)" }).map { $0 + "\n" }.joined()
  }

  /// - Throws: `UsageError` that names the first line that is no entry
  init(text: String, path: String) throws(UsageError) {
    entries = []
    for (number, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      if line.isEmpty || line.first == "#" { continue }
      let parts = line.split(separator: " ", maxSplits: 2)
      guard parts.count == 3 else {
        throw UsageError(description: "\(path):\(number + 1): expected a fingerprint, a rule and a path; '--write-baseline' writes such lines")
      }
      entries.append(Entry(fingerprint: String(parts[0]), rule: String(parts[1]), path: String(parts[2])))
    }
  }
}

// MARK: - Files

extension Baseline {
  /// - Throws: `UsageError` if the file cannot be read, or is no baseline
  init(of path: String, in folder: AbsolutePath) throws(UsageError) {
    let bytes: [UInt8]
    do throws(SystemError) {
      bytes = try contents(of: AbsolutePath(path, in: folder), upTo: largestSource)
    } catch {
      throw UsageError(description: "the baseline '\(path)' cannot be read: \(error.message)")
    }
    try self.init(text: String(decoding: bytes, as: UTF8.self), path: path)
  }

  /// - Throws: `UsageError` if the file cannot be written
  func write(to path: String, in folder: AbsolutePath) throws(UsageError) {
    do throws(SystemError) {
      try unblock.write(text, to: AbsolutePath(path, in: folder))
    } catch {
      throw UsageError(description: "the baseline cannot be written to '\(path)': \(error.message)")
    }
  }
}
