import UnblockSyntax

/// Where the sources of a package's targets are.
struct TargetFolders: Sendable {
  fileprivate struct Entry {
    var target: PackageManifest.Target
    var sources: Set<AbsolutePath>
    var excluded: Set<AbsolutePath>
  }

  private let package: AbsolutePath
  private let prefix: String
  /// A target's path may lead out of the package.
  private var leadsOut = false
  private var entries: [AbsolutePath: [Entry]] = [:]

  init(_ manifest: Manifest) {
    package = manifest.folder
    prefix = package == .root ? "/" : package.string + "/"
    for target in manifest.manifest.targets {
      for folder in folders(of: target, in: manifest) {
        let sources = target.sources.map { AbsolutePath($0, in: folder) }
        let excluded = target.exclude.map { AbsolutePath($0, in: folder) }
        leadsOut = leadsOut || folder.relative(to: package) == nil
        entries[folder, default: []].append(Entry(target: target, sources: Set(sources), excluded: Set(excluded)))
      }
    }
  }

  /// The target whose folder holds the file; of several, the one with the innermost.
  func target(of file: AbsolutePath) -> PackageManifest.Target? {
    guard leadsOut || file.string.hasPrefix(prefix) else { return nil }
    var above: [AbsolutePath] = [file]
    for folder in file.ancestors {
      if let entry = entries[folder]?.first(where: { $0.holds(above) }) { return entry.target }
      if folder == package { return nil }
      above.append(folder)
    }
    return nil
  }
}

extension TargetFolders.Entry {
  /// - Parameter path: the file, and the folders between it and the target's own
  fileprivate func holds(_ path: [AbsolutePath]) -> Bool {
    let isSource = sources.isEmpty || path.contains(where: sources.contains)
    return isSource && !path.contains(where: excluded.contains)
  }
}

/// The folders in which the package manager looks for a target's sources.
func folders(of target: PackageManifest.Target, in manifest: Manifest) -> [AbsolutePath] {
  if let path = target.path { return [AbsolutePath(path, in: manifest.folder)] }
  let place = DefaultPlace(of: target.kind)
  let isOnly = manifest.manifest.targets.count { DefaultPlace(of: $0.kind) == place } == 1
  let folders = place.folders.map { "\($0)/\(target.name)" } + (isOnly ? [place.folders[0]] : [])
  return folders.map { AbsolutePath($0, in: manifest.folder) }
}

/// Where targets of a kind are, by default.
private enum DefaultPlace {
  case sources, tests, plugins

  init(of kind: PackageManifest.Target.Kind) {
    switch kind {
    case .test: self = .tests
    case .plugin: self = .plugins
    case .library, .executable, .macro, .systemLibrary, .other: self = .sources
    }
  }

  var folders: [String] {
    switch self {
    case .sources: ["Sources", "Source", "src", "srcs"]
    case .tests: ["Tests", "Sources", "Source", "src", "srcs"]
    case .plugins: ["Plugins"]
    }
  }
}
