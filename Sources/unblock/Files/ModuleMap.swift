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
  ///   - manifests: the packages' manifests; those of packages inside of others may be among them
  ///   - root: the folder whose top folders count for files of no package
  init(files: [AbsolutePath], manifests: [Manifest], root: AbsolutePath) {
    let packages = Dictionary(manifests.map { ($0.folder, TargetFolders($0)) }) { first, _ in first }
    var indices: [ModuleKey: Int] = [:]
    for file in files {
      let folder = file.ancestors.first { packages[$0] != nil }
      let target = folder.flatMap { packages[$0]?.target(of: file) }
      let name = target?.name ?? topFolder(of: file, in: folder ?? root)
      let key = ModuleKey(package: folder, name: name, isTarget: target != nil)
      let index = indices[key] ?? modules.count
      if index == modules.count { modules.append(ProgramModule(name: name, target)) }
      indices[key] = index
      moduleOfFile.append(index)
    }
    dropForeignDependencies()
  }

  private mutating func dropForeignDependencies() {
    let names = Set(modules.map(\.name))
    for index in modules.indices { modules[index].dependencies.removeAll { !names.contains($0) } }
  }
}

/// What makes files belong together. A top folder can have the name of a target.
private struct ModuleKey: Hashable {
  var package: AbsolutePath?
  var name: String
  var isTarget: Bool
}

extension ProgramModule {
  fileprivate init(name: String, _ target: PackageManifest.Target?) {
    self.init(name: name, defaultIsolation: target?.defaultIsolation, dependencies: target?.dependencies ?? [])
  }
}

/// The first folder on the way from a folder to a file; for a file that lies right in it, or elsewhere, the file's own.
private func topFolder(of file: AbsolutePath, in folder: AbsolutePath) -> String {
  let components = file.relative(to: folder)?.split(separator: "/") ?? []
  return components.count > 1 ? String(components[0]) : (file.parent ?? .root).name
}
