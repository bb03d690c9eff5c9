import UnblockCoding
import UnblockModel

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Why a user's file was not replaced.
enum ReplacementError: Error, Hashable {
  /// It no longer holds the text that it was read with.
  case changed
  case system(SystemError)

  var message: String {
    switch self {
    case .changed: "it has changed since it was read; it is left as it is"
    case .system(.notFound): "it is no longer there"
    case .system(let error): "it cannot be written: \(error.message)"
    }
  }
}

/// A new text for a user's file, written in full beside it under another name, and not yet in its place.
///
/// Whenever the process ends, or the machine (the text is on the disk before it takes its place), the file is the old or the new one as a
/// whole. The new one has the mode of the old one, and its owner where the system allows that. A symbolic link stays one: what it leads
/// to is replaced. Hard links to the old file keep the old text.
struct StagedFile {
  /// Free of symbolic links.
  let target: AbsolutePath
  private let temporary: AbsolutePath
  private let identity: FileStatus

  /// - Parameters:
  ///   - expected: what the file must hold
  ///   - bytes: what it is to hold
  init(_ path: AbsolutePath, expecting expected: ContentHash, with bytes: [UInt8]) throws(ReplacementError) {
    do throws(SystemError) {
      target = try realPath(of: path)
      // Renaming would replace what the user has protected against writing.
      guard access(target.string, W_OK) == 0 else { throw .last }
      let (old, status) = try contentsAndStatus(of: target)
      guard old == expected else { throw SystemError.changed }
      identity = FileStatus(status)
      temporary = try writeTemporary(bytes, beside: target, like: status)
    } catch {
      throw error == .changed ? .changed : .system(error)
    }
  }

  /// Puts the text in the place of the file.
  func commit() throws(ReplacementError) {
    guard let now = try? FileStatus(of: target), now == identity else {
      discard()
      throw exists(target) ? .changed : .system(.notFound)
    }
    guard rename(temporary.string, target.string) == 0 else {
      let error = SystemError.last
      discard()
      throw .system(error)
    }
    if let folder = target.parent { synchronize(folder) }
  }

  func discard() { remove(temporary) }
}

extension SystemError {
  /// No error of the system's: a text that is not the expected one.
  fileprivate static let changed = SystemError(code: -1)
}

/// The path without symbolic links.
func realPath(of path: AbsolutePath) throws(SystemError) -> AbsolutePath {
  guard let real = realpath(path.string, nil) else { throw .last }
  defer { free(real) }
  return AbsolutePath(String(cString: real), in: .root)
}

private func contentsAndStatus(of path: AbsolutePath) throws(SystemError) -> (ContentHash, stat) {
  try withFile(path, O_RDONLY | O_NONBLOCK) { file throws(SystemError) in
    var status = stat()
    guard fstat(file.descriptor, &status) == 0 else { throw .last }
    guard FileStatus(status).kind == .file else { throw SystemError(code: EINVAL) }
    return (try file.read(upTo: largestSource).contentHash, status)
  }
}

private func writeTemporary(_ bytes: [UInt8], beside target: AbsolutePath, like status: stat) throws(SystemError) -> AbsolutePath {
  guard let folder = target.parent else { throw .notPermitted }
  removeTemporariesOfTheDead(in: folder)
  let temporary = folder.appending("\(fixPrefix)\(getpid())-\(UInt64.random(in: 0...UInt64.max))")
  do throws(SystemError) {
    try withFile(temporary, O_WRONLY | O_CREAT | O_EXCL) { file throws(SystemError) in
      // Nobody reads it who may not read the old one; a change of owner takes set-user-ID bits away, and so comes first.
      guard fchmod(file.descriptor, 0o600) == 0 else { throw .last }
      try file.write(bytes)
      _ = fchown(file.descriptor, status.st_uid, status.st_gid)
      guard fchmod(file.descriptor, status.st_mode & 0o7777) == 0, fsync(file.descriptor) == 0 else { throw .last }
    }
  } catch {
    remove(temporary)
    throw error
  }
  return temporary
}

/// Hidden, so that neither the package manager nor a linter takes it for a source file.
private let fixPrefix = ".unblock-fix-"

/// Removes what processes have left that were killed while they wrote.
private func removeTemporariesOfTheDead(in folder: AbsolutePath) {
  for name in (try? names(in: folder)) ?? [] {
    guard let name, name.hasPrefix(fixPrefix), let process = pid_t(name.dropFirst(fixPrefix.count).prefix { $0 != "-" }) else { continue }
    if process != getpid(), kill(process, 0) != 0, errno == ESRCH { remove(folder.appending(name)) }
  }
}

/// Sees to it that a renaming is on the disk. Not every file system can.
private func synchronize(_ folder: AbsolutePath) {
  try? withFile(folder, O_RDONLY) { file in _ = fsync(file.descriptor) }
}
