import UnblockModel
import UnblockSyntax

/// Which module each file belongs to.
struct ModuleMap: Sendable {
  var modules: [ProgramModule] = []
  /// For each file, the place of its module in `modules`.
  var moduleOfFile: [Int] = []
}

extension ModuleMap {
  /// Sorts files into modules: by the targets of the nearest package above them, and what belongs to no target (manifests,
  /// apps built by Xcode, scripts) by the top folder that it lies in.
  ///
  /// The text of manifests is all that is known: a target that a manifest makes up by computing is not seen, and its files
  /// go by their folder.
  ///
  /// - Parameters:
  ///   - packages: those that the files belong to; those of packages inside of others may be among them
  ///   - root: the folder whose top folders count for files of no package
  init(files: [AbsolutePath], packages: PackageGraph, root: AbsolutePath) {
    let places = Dictionary(packages.manifests.enumerated().map { ($0.element.folder, $0.offset) }) { first, _ in first }
    var indices: [ModuleKey: Int] = [:]
    var targets: [(target: PackageManifest.Target, package: Int)?] = []
    for file in files {
      let package = file.ancestors.lazy.compactMap { places[$0] }.first
      let target = package.flatMap { packages.folders[$0].target(of: file) }
      let name = target?.name ?? topFolder(of: file, in: package.map { packages.manifests[$0].folder } ?? root)
      let key = ModuleKey(package: package, name: name, isTarget: target != nil)
      let index = indices[key] ?? modules.count
      if index == modules.count {
        modules.append(ProgramModule(name: name, target))
        targets.append(target.flatMap { target in package.map { (target, $0) } })
      }
      indices[key] = index
      moduleOfFile.append(index)
    }
    for (index, entry) in targets.enumerated() {
      guard let entry else { continue }
      let found = dependencies(of: entry.target, in: entry.package, packages).compactMap { indices[ModuleKey($0)] }
      var seen: Set<Int> = [index]
      modules[index].dependencies = found.filter { seen.insert($0).inserted }
    }
  }
}

private func dependencies(of target: PackageManifest.Target, in package: Int, _ packages: PackageGraph) -> [PackageGraph.Target] {
  let written = target.dependencies.flatMap { packages.targets(of: $0, in: package) }
  return target.hasUnreadDependencies ? written + packages.allTargets(for: package) : written
}

/// What makes files belong together. A top folder can have the name of a target.
private struct ModuleKey: Hashable {
  var package: Int?
  var name: String
  var isTarget: Bool
}

extension ModuleKey {
  fileprivate init(_ target: PackageGraph.Target) {
    self.init(package: target.package, name: target.name, isTarget: true)
  }
}

extension ProgramModule {
  fileprivate init(name: String, _ target: PackageManifest.Target?) {
    self.init(name: target.map { moduleName(ofTarget: $0.name) } ?? name, defaultIsolation: target?.defaultIsolation, dependencies: [])
    isNonsendingByDefault = target?.isNonsendingByDefault ?? false
    isTarget = target != nil
    hasUnknownDependencies = target?.hasUnreadDependencies ?? true
  }
}

/// The package manager makes an identifier of the name: `my-kit` is imported as `my_kit`.
private func moduleName(ofTarget name: String) -> String {
  var result = String(name.map { $0.isLetter || $0.isNumber || $0 == "_" ? $0 : "_" })
  if result.first?.isNumber ?? false { result = "_" + result.dropFirst() }
  return result
}

/// The first folder on the way from a folder to a file; for a file that lies right in it, or elsewhere, the file's own.
private func topFolder(of file: AbsolutePath, in folder: AbsolutePath) -> String {
  let components = file.relative(to: folder)?.split(separator: "/") ?? []
  return components.count > 1 ? String(components[0]) : (file.parent ?? .root).name
}
