import UnblockModel
import UnblockReporting
import UnblockSyntax

/// What the manifest of a package lacks.
struct MissingDependencies: Hashable, Sendable {
  /// The package's.
  var folder: AbsolutePath
  var additions: ManifestAdditions

  /// In words and lines to copy.
  func lines(workingDirectory: AbsolutePath) -> [String] {
    let path = folder.appending(manifestFile(in: folder)?.name ?? Manifest.fileName).shown(in: workingDirectory)
    var lines: [String] = []
    if let line = additions.packageLine { lines += ["add to 'dependencies:' of the package in '\(path)':", "    \(line),"] }
    for addition in additions.targetLines {
      lines += ["add to 'dependencies:' of the target '\(addition.target)' in '\(path)':", "    \(addition.line),"]
    }
    return lines
  }
}

/// Where the runtime library comes from, unless the user says otherwise.
let runtimeLocation = WantedProduct.Location.url(Tool.repository, from: Tool.version)

/// What packages lack of what fix-its import into their files.
func missingDependencies(for fixIts: [ChosenFixIt], workingDirectory: AbsolutePath) -> [MissingDependencies] {
  let needs = neededProducts(of: fixIts, workingDirectory)
  let files = Set(needs.values.joined()).sorted { isOrderedByBytes($0.string, $1.string) }
  return manifests(above: files).compactMap { manifest in
    let additions = additions(to: manifest, needs: needs, location: runtimeLocation)
    return additions.isEmpty ? nil : MissingDependencies(folder: manifest.folder, additions: additions)
  }
}

/// The files that fix-its change, by the products that they import into them.
func neededProducts(of fixIts: [ChosenFixIt], _ workingDirectory: AbsolutePath) -> [String: Set<AbsolutePath>] {
  fixIts.reduce(into: [:]) { needs, fixIt in
    for product in fixIt.fixIt.products { needs[product, default: []].formUnion(fixIt.paths.map { AbsolutePath($0, in: workingDirectory) }) }
  }
}

/// What a manifest lacks, so that files can import products.
func additions(to manifest: Manifest, needs: [String: Set<AbsolutePath>], location: WantedProduct.Location) -> ManifestAdditions {
  needs.keys.sorted().reduce(into: ManifestAdditions()) { result, name in
    let targets = targetNames(of: Array(needs[name, default: []]), in: manifest)
    result.add(manifest.manifest.additions(for: WantedProduct(name: name, location: location), targets: targets))
  }
}

/// The targets of a package that files belong to, in the order of the manifest.
func targetNames(of files: [AbsolutePath], in manifest: Manifest) -> [String] {
  let folders = TargetFolders(manifest)
  let found = Set(files.filter { $0.relative(to: manifest.folder) != nil }.compactMap { folders.target(of: $0)?.name })
  return manifest.manifest.targets.map(\.name).filter { found.contains($0) }
}
