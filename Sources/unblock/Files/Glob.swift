/// A pattern for paths, as in `.gitignore`: `*` and `?` stand for letters of one name, `**` for any folders.
///
/// A pattern without a slash in it matches a name in any folder; one with a slash starts at the folder of the file that
/// holds it. What matches a folder matches all that is in it. There are no sets (`[a-z]`) and no negation.
struct Glob: Hashable, Sendable {
  let pattern: String
  private let components: [[Character]]

  init(_ pattern: String) {
    self.pattern = pattern
    let components = pattern.split(separator: "/").map(Array.init).filter { $0 != ["."] }
    let isAnchored = components.count > 1 || pattern.hasPrefix("/") || pattern.hasPrefix("./")
    // An empty pattern matches nothing, rather than all.
    self.components = isAnchored || components.isEmpty ? components : [anyFolders] + components
  }

  /// Whether the pattern matches a relative path, or a folder that it lies in.
  func matches(_ path: String) -> Bool {
    let path = path.split(separator: "/").map(Array.init)
    return path.indices.contains { matchesExactly(path[...$0]) }
  }

  private func matchesExactly(_ path: ArraySlice<[Character]>) -> Bool {
    wildcard(components[...], matches: path, star: anyFolders) { name, pathName in
      wildcard(name[...], matches: pathName[...], star: "*") { $0 == "?" || $0 == $1 }
    }
  }
}

private let anyFolders: [Character] = ["*", "*"]

/// Matches a list against a pattern in which `star` stands for any elements.
///
/// When the pattern does not go on, the last star takes one element more. Earlier stars need not be tried again, so the
/// time is at most the product of the lengths.
private func wildcard<Element: Equatable>(
  _ pattern: ArraySlice<Element>, matches list: ArraySlice<Element>, star: Element,
  by matches: (_ pattern: Element, _ element: Element) -> Bool
) -> Bool {
  var (pattern, list) = (pattern, list)
  var retry: (pattern: ArraySlice<Element>, list: ArraySlice<Element>)?
  while true {
    if pattern.first == star {
      pattern = pattern.dropFirst()
      retry = (pattern, list)
    } else if let expected = pattern.first, let element = list.first, matches(expected, element) {
      (pattern, list) = (pattern.dropFirst(), list.dropFirst())
    } else if pattern.isEmpty, list.isEmpty {
      return true
    } else if let last = retry, !last.list.isEmpty {
      (pattern, list) = (last.pattern, last.list.dropFirst())
      retry = (pattern, list)
    } else {
      return false
    }
  }
}

/// Patterns, and the folder that they are relative to.
struct PathPatterns: Hashable, Sendable {
  var globs: [Glob] = []
  var folder = AbsolutePath.root

  func contains(_ path: AbsolutePath) -> Bool {
    guard !globs.isEmpty, let relative = path.relative(to: folder) else { return false }
    return globs.contains { $0.matches(relative) }
  }
}
