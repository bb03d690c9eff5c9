import UnblockModel
#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// What a path leads to.
struct FileStatus: Hashable, Sendable {
  enum Kind: Hashable, Sendable { case file, folder, link, other }

  /// The same for all paths that lead to the same file.
  struct Identity: Hashable, Sendable {
    var device: UInt64
    var inode: UInt64
  }

  var kind: Kind
  var size: Int
  var identity: Identity
  /// When it was last written.
  var modified: IndexTime

  /// - Parameter followsLinks: whether a symbolic link stands for what it leads to, or for itself
  init(of path: AbsolutePath, followsLinks: Bool = true) throws(SystemError) {
    var status = stat()
    let result = followsLinks ? stat(path.string, &status) : lstat(path.string, &status)
    guard result == 0 else { throw .last }
    self.init(status)
  }

  init(_ status: stat) {
    kind = Kind(mode: status.st_mode)
    size = Int(status.st_size)
    modified = IndexTime(status)
    identity = Identity(device: UInt64(truncatingIfNeeded: status.st_dev), inode: UInt64(status.st_ino))
  }
}

extension IndexTime {
  fileprivate init(_ status: stat) {
    #if canImport(Darwin)
    let time = status.st_mtimespec
    #else
    let time = status.st_mtim
    #endif
    self.init(seconds: Int64(time.tv_sec), nanoseconds: Int64(time.tv_nsec))
  }
}

extension FileStatus.Kind {
  fileprivate init(mode: mode_t) {
    switch mode & S_IFMT {
    case S_IFREG: self = .file
    case S_IFDIR: self = .folder
    case S_IFLNK: self = .link
    default: self = .other
    }
  }
}

/// The path without links, `.` and `..`; nil where it leads nowhere.
func resolvedPath(_ path: String) -> String? {
  guard let resolved = realpath(path, nil) else { return nil }
  defer { free(resolved) }
  return String(cString: resolved)
}

func exists(_ path: AbsolutePath) -> Bool { (try? FileStatus(of: path)) != nil }
