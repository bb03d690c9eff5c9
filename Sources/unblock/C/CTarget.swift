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

/// The C targets of packages that the targets of some files depend on, directly or through others.
func cTargets(of packages: [Manifest], neededBy files: [AbsolutePath], platform: String) -> [CTarget] {
  packages.flatMap { package in
    let folders = TargetFolders(package)
    let asked = Set(files.compactMap { folders.target(of: $0)?.name })
    return cTargets(of: package, reachableFrom: asked, platform: platform)
  }
}

private func cTargets(of package: Manifest, reachableFrom asked: Set<String>, platform: String) -> [CTarget] {
  let all = Dictionary(package.manifest.targets.map { ($0.name, $0) }) { first, _ in first }
  var layouts: [String: CLayout] = [:]
  for target in package.manifest.targets { layouts[target.name] = CLayout(target, package) }
  let needed = reachable(from: asked, all)
  return package.manifest.targets.compactMap { target in
    guard needed.contains(target.name), let layout = layouts[target.name], !layout.sources.isEmpty else { return nil }
    let others = reachable(from: Set(target.dependencies), all).subtracting([target.name]).sorted().compactMap { layouts[$0] }
    return CTarget(
      module: layout.module, package: package.folder, sources: layout.sources,
      arguments: arguments(of: target, layout, others, standard: package.manifest.cLanguageStandard, platform: platform),
      ownFolders: ([layout] + others).map(\.folder), dependencies: others.map(\.module))
  }
}

private func reachable(from roots: Set<String>, _ targets: [String: PackageManifest.Target]) -> Set<String> {
  var result: Set<String> = []
  var rest = Array(roots)
  while let next = rest.popLast() {
    guard let target = targets[next], result.insert(next).inserted else { continue }
    rest += target.dependencies
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
