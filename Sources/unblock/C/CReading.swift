import UnblockClang

/// What a process that reads C is asked to do. It goes as text, a string after the other, each ended by a NUL.
struct CRequest: Sendable {
  /// Where libclang may be, the first that works is taken.
  var libraries: [String]
  /// The folder of a `compile_commands.json`; empty: none.
  var database = ""
  var sources: [CSource]

  var bytes: [UInt8] {
    var strings: [String] = []
    func append(_ list: [String]) { strings += [String(list.count)] + list }
    append(libraries)
    strings += [database, String(sources.count)]
    for source in sources {
      strings.append(source.path)
      append(source.arguments)
      append(source.ownFolders)
      append(source.imports)
    }
    return strings.flatMap { Array($0.utf8) + [0] }
  }

  /// Nil for what is no request.
  init?(bytes: [UInt8]) {
    var rest = bytes.split(separator: 0, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }[...]
    func string() -> String? { rest.popFirst() }
    func list() -> [String]? {
      guard let count = string().flatMap({ Int($0) }), count >= 0, count <= rest.count else { return nil }
      defer { rest = rest.dropFirst(count) }
      return Array(rest.prefix(count))
    }
    guard let libraries = list(), let database = string(), let count = string().flatMap({ Int($0) }) else { return nil }
    self.init(libraries: libraries, database: database, sources: [])
    for _ in 0..<max(count, 0) {
      guard let path = string(), let arguments = list(), let own = list(), let imports = list() else { return nil }
      sources.append(CSource(path: path, arguments: arguments, ownFolders: own, imports: imports))
    }
  }

  init(libraries: [String], database: String = "", sources: [CSource]) {
    (self.libraries, self.database, self.sources) = (libraries, database, sources)
  }
}

/// What the process answers, piece by piece, so that what it had done is there when libclang takes it down.
enum CAnswer: Equatable {
  /// No library could be loaded, and why.
  case noLibrary(String)
  case library(path: String, version: String)
  /// A source, by place, is taken up.
  case begin(Int)
  /// A summary, in its form for the way; several for a source and its headers.
  case summary(path: String, encoded: [UInt8])
  /// What the summaries of a source depend on: paths and hashes of texts, in the form of `CInclusions`. Not said where something was missing.
  case inclusions([UInt8])
  /// libclang can do nothing with a source.
  case failed
  case end

  /// A line of words, and the bytes that it announces.
  var bytes: [UInt8] {
    switch self {
    case .noLibrary(let reason): frame("none", Array(reason.utf8))
    case .library(let path, let version): frame("library", Array(path.utf8), Array(version.utf8))
    case .begin(let place): frame("begin", Array(String(place).utf8))
    case .summary(let path, let encoded): frame("summary", Array(path.utf8), encoded)
    case .inclusions(let encoded): frame("inclusions", encoded)
    case .failed: frame("failed")
    case .end: frame("end")
    }
  }

  private func frame(_ word: String, _ parts: [UInt8]...) -> [UInt8] {
    Array(([word] + parts.map { String($0.count) }).joined(separator: " ").utf8) + [UInt8(ascii: "\n")] + parts.flatMap { $0 }
  }

  fileprivate init?(_ word: String, _ parts: [[UInt8]]) {
    func text(_ place: Int) -> String { String(decoding: parts[place], as: UTF8.self) }
    switch (word, parts.count) {
    case ("none", 1): self = .noLibrary(text(0))
    case ("library", 2): self = .library(path: text(0), version: text(1))
    case ("begin", 1): self = .begin(Int(text(0)) ?? 0)
    case ("summary", 2): self = .summary(path: text(0), encoded: parts[1])
    case ("inclusions", 1): self = .inclusions(parts[0])
    case ("failed", 0): self = .failed
    case ("end", 0): self = .end
    default: return nil
    }
  }
}

/// Answers out of what arrives, in pieces of any size.
struct CAnswerReader {
  /// What has arrived and is not whole yet.
  private var rest: [UInt8] = []
  /// Something arrived that is no answer: whatever comes after it cannot be told apart.
  private var isLost = false

  /// - Returns: the answers that are whole by now
  mutating func add(_ bytes: some Sequence<UInt8>) -> [CAnswer] {
    rest += bytes
    var result: [CAnswer] = []
    var unread = rest[...]
    while !isLost, let answer = next(in: &unread) { result.append(answer) }
    if unread.count < rest.count { rest = Array(unread) }
    return result
  }

  /// A line of a word and counts, and as many bytes as they come to.
  private mutating func next(in bytes: inout ArraySlice<UInt8>) -> CAnswer? {
    guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
    let words = String(decoding: bytes[..<end], as: UTF8.self).split(separator: " ")
    let counts = words.dropFirst().map { Int($0) ?? -1 }
    isLost = words.isEmpty || counts.contains { $0 < 0 || $0 > 1 << 31 }
    guard !isLost, counts.reduce(0, +) <= bytes.endIndex - end - 1 else { return nil }
    bytes = bytes[(end + 1)...]
    let parts = counts.map { count in
      defer { bytes = bytes.dropFirst(count) }
      return Array(bytes.prefix(count))
    }
    let answer = CAnswer(String(words[0]), parts)
    isLost = answer == nil
    return answer
  }
}
