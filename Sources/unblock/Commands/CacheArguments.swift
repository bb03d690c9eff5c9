import ArgumentParser
import UnblockCoding

/// Where summaries of earlier runs are.
struct CacheArguments: ParsableArguments {
  @Flag(name: .customLong("no-cache"), help: "Neither use nor keep summaries of files from earlier runs.")
  var isCacheIgnored = false

  @Option(
    help: ArgumentHelp(
      "The folder in which summaries of files are kept for later runs. (default: 'unblock' in the user's cache folder)",
      valueName: "folder"),
    completion: .directory)
  var cachePath: String?

  func validate() throws {
    if cachePath != nil, isCacheIgnored { throw ValidationError("'--cache-path' and '--no-cache' exclude each other") }
  }

  /// Nil where there is no place for one.
  func cache(in workingDirectory: AbsolutePath) -> SummaryCache? {
    guard !isCacheIgnored, let folder = cachePath.map({ AbsolutePath($0, in: workingDirectory) }) ?? usersCacheFolder else { return nil }
    return buildIdentity().map { SummaryCache(folder: folder, identity: $0) }
  }
}

/// `$XDG_CACHE_HOME/unblock`, or `~/.cache/unblock` (XDG Base Directory Specification 0.8, which says that relative paths are to be
/// ignored); `~/Library/Caches/unblock` on macOS. Nil if there is no home.
private var usersCacheFolder: AbsolutePath? {
  func folder(_ variable: String) -> AbsolutePath? {
    environment(variable).flatMap { $0.hasPrefix("/") ? AbsolutePath($0, in: .root) : nil }
  }
  #if canImport(Darwin)
  return folder("HOME")?.appending("Library").appending("Caches").appending("unblock")
  #else
  return (folder("XDG_CACHE_HOME") ?? folder("HOME")?.appending(".cache"))?.appending("unblock")
  #endif
}
