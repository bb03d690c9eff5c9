import UnblockSyntax

/// Packages, and which of them each depends on, as far as the text of their manifests tells.
struct PackageGraph: Sendable {
  /// A package that another depends on.
  private struct Edge {
    var package: Int
    /// All names that `.product(name:package:)` may call it by, in small letters.
    var names: Set<String>
  }

  /// A target, by the place of its package in `manifests`.
  struct Target: Hashable {
    var package: Int
    var name: String
  }

  /// In the order of their folders.
  let manifests: [Manifest]
  /// For each package, where the sources of its targets are.
  let folders: [TargetFolders]
  private let edges: [[Edge]]

  init(_ manifests: [Manifest]) {
    self.manifests = manifests
    folders = manifests.map(TargetFolders.init)
    let byName = Dictionary(grouping: manifests.indices) { manifests[$0].folder.name.lowercased() }
    edges = manifests.map { manifest in
      manifest.manifest.dependencies.compactMap { dependency in
        place(of: dependency, of: manifest, among: manifests, byName).map { place in
          let names = [dependency.identity, dependency.name, manifests[place].manifest.name, manifests[place].folder.name]
          return Edge(package: place, names: Set(names.compactMap { $0?.lowercased() }))
        }
      }
    }
  }

  /// The targets that a target's dependency stands for: for a product, those that are in it.
  func targets(of dependency: PackageManifest.Target.Dependency, in package: Int) -> [Target] {
    switch dependency {
    case .target(let name): return [Target(package: package, name: name)]
    case .product(let name, let other): return targets(ofProduct: name, in: other, for: package)
    case .byName(let name):
      let isOwn = manifests[package].manifest.targets.contains { $0.name == name }
      return isOwn ? [Target(package: package, name: name)] : targets(ofProduct: name, in: nil, for: package)
    }
  }

  private func targets(ofProduct name: String, in other: String?, for package: Int) -> [Target] {
    let found = edges[package].compactMap { edge in
      manifests[edge.package].manifest.products.first { $0.name == name }.map { (edge, $0.targets) }
    }
    // The name of the package tells which, where several have such a product; one that is strange is no reason to give up.
    guard let (edge, targets) = found.first(where: { $0.0.names.contains(other?.lowercased() ?? "") }) ?? found.first else { return [] }
    return targets.map { Target(package: edge.package, name: $0) }
  }

  /// All that a target of a package can depend on, where its manifest does not tell: the other targets, and all products.
  func allTargets(for package: Int) -> [Target] {
    let own = manifests[package].manifest.targets.filter { $0.kind != .test }.map { Target(package: package, name: $0.name) }
    return own + edges[package].flatMap { edge in
      manifests[edge.package].manifest.products.flatMap(\.targets).map { Target(package: edge.package, name: $0) }
    }
  }
}

/// By its path; by the name of its folder where it has a URL: it may be checked out, or be linted in the same run.
///
/// - Parameter byName: the places of packages by the names of their folders, in small letters
private func place(
  of dependency: PackageManifest.Dependency, of manifest: Manifest, among manifests: [Manifest], _ byName: [String: [Int]]
) -> Int? {
  switch dependency.location {
  case .path(let path):
    let folder = AbsolutePath(path, in: manifest.folder)
    return manifests.firstIndex { $0.folder == folder }
  case .url:
    let places = byName[dependency.identity] ?? []
    // Each package has checkouts of its own.
    let checkouts = checkouts(of: manifest.folder)
    return places.first { manifests[$0].folder.parent == checkouts }
      ?? places.first { manifests[$0].folder.parent == manifest.folder.parent } ?? places.first
  }
}

/// Where the package manager puts the packages that a package depends on.
private func checkouts(of package: AbsolutePath) -> AbsolutePath { AbsolutePath(".build/checkouts", in: package) }

// MARK: - Reading

extension [Manifest] {
  /// These packages, and those that they depend on by path, and those in turn. One that is not there is passed over: the
  /// package manager says it better.
  ///
  /// - Parameter checkouts: also those that lie under `.build/checkouts` of a package of these
  func withDependencies(checkouts followsCheckouts: Bool) -> [Manifest] {
    var found: [Manifest] = []
    // A folder may be reached under many names through symbolic links, without end.
    var seen: Set<FileStatus.Identity> = []
    var rest = map { (manifest: $0, root: $0.folder) }
    for next in self { if let status = try? FileStatus(of: next.folder) { seen.insert(status.identity) } }
    while let (next, root) = rest.popLast() {
      found.append(next)
      for dependency in next.manifest.dependencies {
        guard let folder = folder(of: dependency, of: next, root: followsCheckouts ? root : nil) else { continue }
        guard let status = try? FileStatus(of: folder), seen.insert(status.identity).inserted, let manifest = manifest(in: folder) else { continue }
        rest.append((manifest, root))
      }
    }
    return found.sorted { isOrderedByBytes($0.folder.string, $1.folder.string) }
  }

  /// - Parameter root: the package whose checkouts count; nil if none do
  private func folder(of dependency: PackageManifest.Dependency, of manifest: Manifest, root: AbsolutePath?) -> AbsolutePath? {
    switch dependency.location {
    case .path(let path): return AbsolutePath(path, in: manifest.folder)
    case .url:
      guard let folder = root.map(checkouts) else { return nil }
      let names = ((try? names(in: folder)) ?? []).compactMap { $0 }
      return names.first { $0.lowercased() == dependency.identity }.map(folder.appending)
    }
  }
}
