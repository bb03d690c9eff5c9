/// Why an index store cannot be read at all.
package enum IndexError: Error, Equatable, CustomStringConvertible {
  /// None of the places that were looked at has a libIndexStore that can be loaded.
  case noLibrary(reasons: [String])
  /// The library is there and is not the one that we know.
  case unusableLibrary(path: String, missing: String)
  /// The folder is no index store, or cannot be read.
  case noStore(path: String, reason: String)

  package var description: String {
    switch self {
    case .noLibrary(let reasons):
      "libIndexStore cannot be loaded; it belongs to the Swift toolchain, in 'usr/lib' beside 'usr/bin/swift': give its path"
        + (reasons.isEmpty ? "" : " (" + reasons.joined(separator: "; ") + ")")
    case .unusableLibrary(let path, let missing): "'\(path)' is not a libIndexStore that Unblock knows: it has no '\(missing)'"
    case .noStore(let path, let reason): "'\(path)' cannot be read as an index store: \(reason)"
    }
  }
}
