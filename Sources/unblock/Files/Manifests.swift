import UnblockSyntax

/// A package manifest, and the folder of the package.
struct Manifest: Sendable {
  static let fileName = "Package.swift"

  var folder: AbsolutePath
  var manifest: PackageManifest
}

/// Reads the manifests of the packages that files belong to: the nearest above each.
///
/// A repository's root is the limit: a repository inside of a package's folder is no part of the package. A manifest
/// that cannot be read is as good as none, here; where it is to be linted itself, the reader reports it.
///
/// - Parameter jobs: how many are parsed at a time
func manifests(above files: [AbsolutePath], jobs: Int = 1) -> [Manifest] {
  var known: [AbsolutePath: AbsolutePath?] = [:]
  var packages: Set<AbsolutePath> = []
  for folder in Set(files.compactMap(\.parent)) {
    if let package = packageFolder(above: folder, known: &known) { packages.insert(package) }
  }
  let folders = packages.sorted { isOrderedByBytes($0.string, $1.string) }
  guard jobs > 1, folders.count > 1 else { return folders.compactMap(manifest) }
  return concurrentMap(count: folders.count, jobs: jobs) { manifest(in: folders[$0]) }.compactMap { $0 }
}

private func packageFolder(above folder: AbsolutePath, known: inout [AbsolutePath: AbsolutePath?]) -> AbsolutePath? {
  if let package = known[folder] { return package }
  var package: AbsolutePath?
  if exists(folder.appending(Manifest.fileName)) {
    package = folder
  } else if let parent = folder.parent, !exists(folder.appending(".git")) {
    package = packageFolder(above: parent, known: &known)
  }
  known[folder] = .some(package)
  return package
}

/// The manifest of the package in a folder; nil if there is none, or none that can be read.
func manifest(in folder: AbsolutePath) -> Manifest? {
  guard let text = textOfManifest(in: folder) else { return nil }
  return Manifest(folder: folder, manifest: PackageManifest(parsing: text))
}
