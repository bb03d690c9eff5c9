import UnblockModel

/// A file's text before and after.
struct FileChange: Hashable, Sendable {
  /// As reports show it.
  var path: String
  var file: AbsolutePath
  var old: [UInt8]
  var new: [UInt8]

  var reversed: FileChange { FileChange(path: path, file: file, old: new, new: old) }
}

/// Writes files.
///
/// All texts are on the disk beside their files before the first takes its place. Files that a fix-it changes together are written
/// together: where one of them cannot be, the others stay as they are, or become again what they were.
///
/// - Parameter groups: paths that belong together
/// - Returns: what could not be written, in the order of the changes
func write(_ changes: [FileChange], together groups: [Set<String>]) -> [Report.Problem] {
  var problems: [Report.Problem] = []
  var failed: Set<String> = []
  var staged: [(change: FileChange, file: StagedFile)] = []
  for change in changes {
    do throws(ReplacementError) {
      staged.append((change, try StagedFile(change.file, expecting: change.old.contentHash, with: change.new)))
    } catch {
      failed.insert(change.path)
      problems.append(Report.Problem(path: change.path, message: error.message))
    }
  }
  var written: [FileChange] = []
  for (change, file) in staged {
    guard !failed.spread(over: groups).contains(change.path) else {
      file.discard()
      continue
    }
    do throws(ReplacementError) {
      try file.commit()
      written.append(change)
    } catch {
      failed.insert(change.path)
      problems.append(Report.Problem(path: change.path, message: error.message))
    }
  }
  let affected = failed.spread(over: groups)
  for change in written where affected.contains(change.path) {
    if let problem = restore(change) { problems.append(problem) }
  }
  return problems
}

/// Gives a file its old text back.
func restore(_ change: FileChange) -> Report.Problem? {
  do throws(ReplacementError) {
    try StagedFile(change.file, expecting: change.new.contentHash, with: change.old).commit()
    return nil
  } catch {
    return Report.Problem(path: change.path, message: "its fix-its cannot be taken back: \(error.message)")
  }
}

extension Set<String> {
  /// These, and all that belong together with one of them, directly or through others.
  func spread(over groups: [Set<String>]) -> Set<String> {
    guard !isEmpty else { return self }
    var result = self
    var rest = groups
    while let index = rest.firstIndex(where: { !$0.isDisjoint(with: result) }) { result.formUnion(rest.remove(at: index)) }
    return result
  }
}
