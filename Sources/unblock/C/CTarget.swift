import UnblockAnalysis
import UnblockSyntax

/// A target of a package whose sources are C or Objective-C, or a module map of a library of the system.
struct CTarget: Sendable {
  /// What Swift imports.
  var module: String
  var package: AbsolutePath
  var sources: [AbsolutePath]
  /// Of the compiler, for all sources in C.
  var arguments: [String]
  /// The same for C++.
  var cxxArguments: [String] = []
  /// Where headers are that belong to it, and to the targets that it depends on.
  var ownFolders: [AbsolutePath]
  /// The modules of the C targets that it depends on.
  var dependencies: [String]
  /// Of a bridging header: the folders whose Swift files see what it declares, and need not import it; nil: it is none.
  var bridgedFolders: [AbsolutePath]?

  func arguments(of source: AbsolutePath) -> [String] { CLanguage(ofFile: source.name) == .cxx ? cxxArguments : arguments }
}

/// The C targets that the targets of some files depend on, directly or through others, and their bridging headers.
func cTargets(of packages: PackageGraph, neededBy files: [AbsolutePath], platform: String) -> [CTarget] {
  var asked: Set<PackageGraph.Target> = []
  // One file of each folder stands for all: a target too many costs no more than a look.
  let files = Dictionary(files.map { ($0.parent, $0) }) { first, _ in first }.values
  for (place, _) in packages.manifests.enumerated() {
    asked.formUnion(files.compactMap { packages.folders[place].target(of: $0).map { PackageGraph.Target(package: place, name: $0.name) } })
  }
  // Those of Swift files are not in C.
  let layouts = cLayouts(reachable(from: Array(asked), packages).subtracting(asked), packages)
  let found = packages.manifests.enumerated().flatMap { place, package in
    package.manifest.targets.flatMap { target -> [CTarget] in
      let own = PackageGraph.Target(package: place, name: target.name)
      if let layout = layouts[own] { return [cTarget(target, layout, others(of: own, layouts, packages), package, platform)].filter { !$0.sources.isEmpty } }
      return asked.contains(own) ? bridgingHeaders(of: target, others(of: own, layouts, packages), package, platform) : []
    }
  }
  return found.filter { $0.bridgedFolders == nil } + found.filter { $0.bridgedFolders != nil }
}

private func cLayouts(_ targets: Set<PackageGraph.Target>, _ packages: PackageGraph) -> [PackageGraph.Target: CLayout] {
  let search = environment("PATH")
  var result: [PackageGraph.Target: CLayout] = [:]
  for (place, package) in packages.manifests.enumerated() {
    for target in package.manifest.targets {
      let own = PackageGraph.Target(package: place, name: target.name)
      guard targets.contains(own), var layout = CLayout(target, package) else { continue }
      if target.kind == .systemLibrary, let name = target.pkgConfig { layout.flags = pkgConfigFlags(of: name, search: search) }
      result[own] = layout
    }
  }
  return result
}

/// The C targets that a target depends on, directly or through others.
private func others(of own: PackageGraph.Target, _ layouts: [PackageGraph.Target: CLayout], _ packages: PackageGraph) -> [CLayout] {
  reachable(from: [own], packages).subtracting([own]).sorted { ($0.package, $0.name) < ($1.package, $1.name) }.compactMap { layouts[$0] }
}

private func cTarget(_ target: PackageManifest.Target, _ layout: CLayout, _ others: [CLayout], _ package: Manifest, _ platform: String) -> CTarget {
  let (c, cxx) = (target.cSettings, target.cxxSettings)
  return CTarget(
    module: layout.module, package: package.folder, sources: layout.sources,
    arguments: ["-std=\(package.manifest.cLanguageStandard ?? "gnu11")"] + arguments(c, in: layout.folder, [layout] + others, package.folder, platform),
    cxxArguments: ["-std=\(cxxStandard(package))"] + arguments(cxx, in: layout.folder, [layout] + others, package.folder, platform),
    ownFolders: ([layout] + others).map(\.folder), dependencies: others.map(\.module))
}

/// `gnucxx20` is `gnu++20` to the compiler.
private func cxxStandard(_ package: Manifest) -> String {
  guard let name = package.manifest.cxxLanguageStandard else { return "gnu++17" }
  return name.hasPrefix("gnucxx") ? "gnu++" + name.dropFirst(6) : "c++" + name.dropFirst(3)
}

// MARK: - Bridging headers

/// The headers that the settings of a Swift target give to the compiler: `-import-objc-header PATH`.
private func bridgingHeaders(of target: PackageManifest.Target, _ others: [CLayout], _ package: Manifest, _ platform: String) -> [CTarget] {
  let flags = target.swiftFlags.filter { holds($0, platform) }.flatMap { setting -> [String] in
    if case .unsafeFlags(let flags) = setting.kind { flags } else { [] }
  }
  return flags.indices.dropLast().filter { flags[$0] == "-import-objc-header" }.prefix(1).map { place in
    let header = AbsolutePath(flags[place + 1], in: package.folder)
    return CTarget(
      module: bridgingModule(target.name), package: package.folder, sources: [header],
      arguments: bridgingArguments(platform) + arguments([], in: package.folder, others, package.folder, platform),
      ownFolders: [header.parent ?? .root] + others.map(\.folder), dependencies: others.map(\.module), bridgedFolders: folders(of: target, in: package))
  }
}

/// A bridging header that the user names, for files of no package; the C files beside them belong to it.
func bridgingHeader(_ header: AbsolutePath, _ request: LintRequest, _ targets: [CTarget]) -> CTarget {
  let folders = request.paths.map { AbsolutePath($0, in: request.workingDirectory) }
  let known = Set(targets.flatMap(\.sources))
  let files = targets.isEmpty ? folders.flatMap { cFiles(below: $0) } : []
  let includes = ["-I", (header.parent ?? .root).string] + targets.flatMap(\.ownFolders).flatMap { ["-I", $0.appending("include").string] }
  return CTarget(
    module: bridgingModule(""), package: request.workingDirectory, sources: [header] + files.filter { !known.contains($0) && $0 != header },
    arguments: bridgingArguments(request.analysis.platform, isHeader: files.isEmpty) + ["-fblocks"] + includes, cxxArguments: ["-std=gnu++17", "-fblocks"] + includes,
    ownFolders: [header.parent ?? .root], dependencies: targets.map(\.module), bridgedFolders: folders)
}

/// The compiler calls all of them `__ObjC`; here several targets meet.
private func bridgingModule(_ target: String) -> String { target.isEmpty ? "__ObjC" : "__ObjC_" + cName(target) }

private func bridgingArguments(_ platform: String, isHeader: Bool = true) -> [String] {
  ["-std=gnu11"] + (isHeader && platform != "linux" ? ["-x", "objective-c-header"] : [])
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
  _ settings: [PackageManifest.CSetting], in folder: AbsolutePath, _ layouts: [CLayout], _ package: AbsolutePath, _ platform: String
) -> [String] {
  var result = ["-fblocks", "-DSWIFT_PACKAGE=1"]
  result += layouts.flatMap { ["-I", $0.publicHeaders.string] + $0.flags }
  for setting in settings where holds(setting, platform) {
    switch setting.kind {
    case .headerSearchPath(let path): result += ["-I", AbsolutePath(path, in: folder).string]
    case .define(let name, let value): result.append("-D\(name)" + (value.map { "=\($0)" } ?? "=1"))
    // The compiler runs in the package's folder.
    case .unsafeFlags(let flags): result += ["-working-directory", package.string] + flags
    }
  }
  return result
}

private func holds(_ setting: PackageManifest.CSetting, _ platform: String) -> Bool {
  let isOfPlatform = setting.platforms.isEmpty || setting.platforms.contains { $0.lowercased() == platform.lowercased() }
  return isOfPlatform && setting.configuration != "debug"
}
