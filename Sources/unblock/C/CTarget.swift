import UnblockSyntax

/// A target of a package whose sources are C or Objective-C, or a module map of a library of the system.
struct CTarget: Sendable {
  /// What Swift imports.
  var module: String
  var package: AbsolutePath
  var sources: [AbsolutePath]
  /// Of the compiler, for all sources.
  var arguments: [String]
  /// Where headers are that belong to it, and to the targets that it depends on.
  var ownFolders: [AbsolutePath]
  /// The modules of the C targets that it depends on.
  var dependencies: [String]
}

/// The C targets that the targets of some files depend on, directly or through others.
func cTargets(of packages: PackageGraph, neededBy files: [AbsolutePath], platform: String) -> [CTarget] {
  let folders = packages.manifests.map(TargetFolders.init)
  var asked: Set<PackageGraph.Target> = []
  // One file of each folder stands for all: a target too many costs no more than a look.
  let files = Dictionary(files.map { ($0.parent, $0) }) { first, _ in first }.values
  for (place, _) in packages.manifests.enumerated() {
    asked.formUnion(files.compactMap { folders[place].target(of: $0).map { PackageGraph.Target(package: place, name: $0.name) } })
  }
  // Those of Swift files are not in C.
  let needed = reachable(from: Array(asked), packages).subtracting(asked)
  return packages.manifests.enumerated().flatMap { place, package in
    package.manifest.targets.compactMap { target in
      let own = PackageGraph.Target(package: place, name: target.name)
      return needed.contains(own) ? cTarget(target, own, packages, platform: platform) : nil
    }
  }
}

private func cTarget(_ target: PackageManifest.Target, _ own: PackageGraph.Target, _ packages: PackageGraph, platform: String) -> CTarget? {
  let package = packages.manifests[own.package]
  guard let layout = CLayout(target, package), !layout.sources.isEmpty else { return nil }
  let others = reachable(from: [own], packages).subtracting([own]).sorted { ($0.package, $0.name) < ($1.package, $1.name) }.compactMap { other in
    packages.manifests[other.package].manifest.targets.first { $0.name == other.name }.flatMap { CLayout($0, packages.manifests[other.package]) }
  }
  return CTarget(
    module: layout.module, package: package.folder, sources: layout.sources,
    arguments: arguments(of: target, layout, others, standard: package.manifest.cLanguageStandard, platform: platform),
    ownFolders: ([layout] + others).map(\.folder), dependencies: others.map(\.module))
}

private func reachable(from roots: [PackageGraph.Target], _ packages: PackageGraph) -> Set<PackageGraph.Target> {
  var result: Set<PackageGraph.Target> = []
  var rest = roots
  while let next = rest.popLast() {
    guard result.insert(next).inserted, let target = packages.manifests[next.package].manifest.targets.first(where: { $0.name == next.name }) else { continue }
    rest += target.dependencies.flatMap { packages.targets(of: $0, in: next.package) }
  }
  return result
}

// MARK: - Arguments

/// What the package manager would give the compiler, as far as it decides what the sources mean.
private func arguments(
  of target: PackageManifest.Target, _ layout: CLayout, _ others: [CLayout], standard: String?, platform: String
) -> [String] {
  var result = ["-std=\(standard ?? "gnu11")", "-fblocks", "-DSWIFT_PACKAGE=1"]
  result += ([layout] + others).flatMap { ["-I", $0.publicHeaders.string] }
  for setting in target.cSettings where holds(setting, platform) {
    switch setting.kind {
    case .headerSearchPath(let path): result += ["-I", AbsolutePath(path, in: layout.folder).string]
    case .define(let name, let value): result.append("-D\(name)" + (value.map { "=\($0)" } ?? "=1"))
    case .unsafeFlags(let flags): result += flags
    }
  }
  return result
}

private func holds(_ setting: PackageManifest.CSetting, _ platform: String) -> Bool {
  let isOfPlatform = setting.platforms.isEmpty || setting.platforms.contains { $0.lowercased() == platform.lowercased() }
  return isOfPlatform && setting.configuration != "debug"
}
