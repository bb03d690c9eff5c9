import UnblockReporting

/// Refuses to change files whose earlier text git could not give back.
///
/// As `cargo fix` does, it wants the repository to have no changes that are not committed, also in other files: so what the fix-its did can be told
/// from what the user did. Files in no repository are refused, too.
///
/// - Throws: `UsageError` that says what to do about it
func checkThatGitHasAll(of files: [AbsolutePath], workingDirectory: AbsolutePath) throws {
  var seen: Set<AbsolutePath> = []
  for folder in files.compactMap({ ((try? realPath(of: $0)) ?? $0).parent }) where seen.insert(folder).inserted {
    guard let root = try git(["rev-parse", "--show-toplevel"], in: folder)?.split(whereSeparator: \.isNewline).first.map(String.init) else {
      let shown = folder.shown(in: workingDirectory)
      throw UsageError(description: "'\(shown)' is in no git repository, so that changes could not be undone; pass '--allow-dirty' to fix it all the same")
    }
    let repository = AbsolutePath(root, in: folder)
    guard repository == folder || seen.insert(repository).inserted else { continue }
    let changed = changedFiles(try git(["status", "--porcelain", "-z"], in: repository) ?? "")
    guard changed.isEmpty else { throw UsageError(description: words(changed)) }
  }
}

private func words(_ changed: [String]) -> String {
  let named = changed.prefix(3).map { "'\($0)'" }.joined(separator: ", ")
  let others = changed.count > 3 ? " and \(changed.count - 3) more" : ""
  return "the repository has changes that are not committed: \(named)\(others); commit or stash them, or pass '--allow-dirty'".printable
}

/// The names in the output of `git status --porcelain -z` (git-status(1), "Porcelain Format Version 1").
func changedFiles(_ output: String) -> [String] {
  var result: [String] = []
  var isOldName = false
  for entry in output.split(separator: "\u{0}") {
    if isOldName {
      isOldName = false
      continue
    }
    // Behind a new name stands the one that it had before.
    isOldName = entry.prefix(2).contains { $0 == "R" || $0 == "C" }
    result.append(String(entry.dropFirst(3)))
  }
  return result
}

/// - Returns: the output; nil if git says no
/// - Throws: `UsageError` if there is no git
private func git(_ arguments: [String], in folder: AbsolutePath) throws -> String? {
  do {
    // A repository's settings may name a program that is to watch its files: it is not run.
    let result = try capture(["git", "-c", "core.fsmonitor=false", "-C", folder.string] + arguments, keepsErrors: false)
    return result.status == 0 ? result.output : nil
  } catch let error as SystemError {
    throw UsageError(description: "git cannot be run to see whether changes could be undone: \(error.message); pass '--allow-dirty' to do without it")
  }
}
