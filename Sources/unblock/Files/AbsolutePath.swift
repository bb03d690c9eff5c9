/// A path from the root, without `.` and `..`.
///
/// Dots are resolved by their text, so `link/..` is the folder of the link, not of what it leads to.
struct AbsolutePath: Hashable, Sendable {
  let string: String

  static let root = AbsolutePath(string: "/")

  private init(string: String) { self.string = string }

  /// - Parameter folder: where the path starts, unless it is absolute itself
  init(_ path: String, in folder: AbsolutePath) {
    var components = path.hasPrefix("/") ? [] : folder.components
    for component in path.split(separator: "/") {
      if component == ".." { _ = components.popLast() } else if component != "." { components.append(component) }
    }
    string = "/" + components.joined(separator: "/")
  }

  var components: [Substring] { string.split(separator: "/") }

  var name: String { components.last.map(String.init) ?? "/" }

  /// Nil for the root.
  var parent: AbsolutePath? {
    guard self != .root, let slash = string.utf8.lastIndex(of: UInt8(ascii: "/")) else { return nil }
    return slash == string.startIndex ? .root : AbsolutePath(string: String(string[..<slash]))
  }

  /// The folder in which it stands, the folder of that, up to the root.
  var ancestors: some Sequence<AbsolutePath> {
    sequence(state: self) { path in
      guard let parent = path.parent else { return nil }
      path = parent
      return parent
    }
  }

  func appending(_ name: String) -> AbsolutePath {
    AbsolutePath(string: self == .root ? "/" + name : string + "/" + name)
  }

  /// The path from a folder that it lies under, empty for the folder itself; nil where it lies elsewhere.
  func relative(to folder: AbsolutePath) -> String? {
    if self == folder { return "" }
    let prefix = folder == .root ? "/" : folder.string + "/"
    guard string.utf8.starts(with: prefix.utf8) else { return nil }
    return String(string.utf8.dropFirst(prefix.utf8.count))
  }

  /// The path as reports show it: from the working directory where it lies under it.
  func shown(in workingDirectory: AbsolutePath) -> String {
    guard let relative = relative(to: workingDirectory) else { return string }
    return relative.isEmpty ? "." : relative
  }
}
