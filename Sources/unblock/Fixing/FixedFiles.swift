import UnblockModel

/// The texts of a round's files, from which those with any of the round's fix-its can be made.
struct FixedFiles {
  let sources: [String: [UInt8]]
  let workingDirectory: AbsolutePath

  init(_ sources: [String: [UInt8]], _ workingDirectory: AbsolutePath) {
    self.sources = sources
    self.workingDirectory = workingDirectory
  }

  func paths(of fixIts: [ChosenFixIt]) -> [AbsolutePath] {
    Set(fixIts.flatMap(\.paths)).sorted(by: isOrderedByBytes).map { AbsolutePath($0, in: workingDirectory) }
  }

  /// The errors that stand on lines which a fix-it has written, when the applied ones are applied.
  func errors(at fixIt: ChosenFixIt, among errors: [BuildError], applied: [ChosenFixIt]) -> [BuildError] {
    guard !errors.isEmpty else { return [] }
    let texts = texts(sources, applying: applied.map(\.fixIt))
    let lines = fixIt.fixIt.edits.compactMap { edit in
      texts[edit.range.path]?.lines(of: edit).map { (path: real(edit.range.path), lines: $0) }
    }
    return errors.filter { error in
      let path = real(error.path)
      return lines.contains { $0.path == path && $0.lines.contains(error.line) }
    }
  }

  private func real(_ path: String) -> AbsolutePath {
    let path = AbsolutePath(path, in: workingDirectory)
    return (try? realPath(of: path)) ?? path
  }
}

/// What of a round's fix-its stands in the files at present.
struct WrittenFiles {
  let files: FixedFiles
  private var current: [String: [UInt8]] = [:]

  init(files: FixedFiles) { self.files = files }

  /// Makes the files those with these fix-its, and no others of the round.
  ///
  /// - Returns: what could not be written; files that belong together with it are as they were before
  mutating func write(_ fixIts: [ChosenFixIt]) -> [Report.Problem] {
    let texts = texts(files.sources, applying: fixIts.map(\.fixIt))
    var changes: [FileChange] = []
    for path in Set(texts.keys).union(current.keys).sorted(by: isOrderedByBytes) {
      guard let source = files.sources[path] else { continue }
      let (old, new) = (current[path] ?? source, texts[path]?.bytes ?? source)
      if old != new { changes.append(FileChange(path: path, file: AbsolutePath(path, in: files.workingDirectory), old: old, new: new)) }
    }
    let groups = fixIts.map(\.paths)
    let problems = unblock.write(changes, together: groups)
    let failed = Set(problems.map(\.path)).spread(over: groups)
    for change in changes where !failed.contains(change.path) { current[change.path] = change.new }
    return problems
  }
}
