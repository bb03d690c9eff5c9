import UnblockModel

/// An error that a build reported.
struct BuildError: Hashable, Sendable {
  /// As the build wrote it.
  var path: String
  var line: Int
  var message: String
}

/// How a build ended.
struct BuildResult: Hashable, Sendable {
  var status: Int32
  /// Each once, in the order in which they came.
  var errors: [BuildError]

  init(status: Int32, errors: [BuildError]) {
    self.status = status
    self.errors = errors
  }

  /// - Parameter output: what the build wrote; lines like `Sources/App/Server.swift:12:9: error: …` count
  init(status: Int32, output: String) {
    var seen: Set<BuildError> = []
    let errors = output.split(whereSeparator: \.isNewline).compactMap { BuildError(line: $0) }
    self.init(status: status, errors: errors.filter { seen.insert($0).inserted })
  }

  var succeeded: Bool { status == 0 }

  /// Errors that an earlier build did not have. Lines may have moved in between: the file, the message and their number tell.
  func newErrors(since earlier: BuildResult) -> [BuildError] {
    var known: [ErrorKind: Int] = [:]
    for error in earlier.errors { known[ErrorKind(error), default: 0] += 1 }
    let counts = Dictionary(grouping: errors, by: ErrorKind.init).mapValues(\.count)
    return errors.filter { counts[ErrorKind($0), default: 0] > known[ErrorKind($0), default: 0] }
  }

  /// Whether nothing is worse than it was.
  func isAsGood(as earlier: BuildResult) -> Bool {
    succeeded || (!earlier.succeeded && newErrors(since: earlier).isEmpty)
  }
}

private struct ErrorKind: Hashable {
  var path: String
  var message: String

  init(_ error: BuildError) {
    path = error.path
    message = error.message
  }
}

extension BuildError {
  /// `path:line:column: error: message`, or without the column. A path may hold colons.
  init?(line text: Substring) {
    for word in [": error: ", ": fatal error: "] {
      guard let (place, message) = text.split(at: word) else { continue }
      let parts = place.split(separator: ":", omittingEmptySubsequences: false)
      let numbers = parts.reversed().prefix(2).prefix { Int($0) != nil }.count
      guard numbers > 0, parts.count > numbers, let line = Int(parts[parts.count - numbers]) else { continue }
      self.init(path: parts.dropLast(numbers).joined(separator: ":"), line: line, message: String(message))
      return
    }
    return nil
  }
}

extension Substring {
  /// What is before and behind the first occurrence of a text.
  fileprivate func split(at word: String) -> (Substring, Substring)? {
    let (bytes, word) = (utf8, Array(word.utf8))
    var index = startIndex
    while index < endIndex {
      if bytes[index...].starts(with: word) { return (self[..<index], self[bytes.index(index, offsetBy: word.count)...]) }
      index = bytes.index(after: index)
    }
    return nil
  }
}
