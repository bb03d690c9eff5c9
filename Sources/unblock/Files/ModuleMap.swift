import UnblockModel
import UnblockSyntax

/// Which module each file belongs to.
struct ModuleMap: Sendable {
  var modules: [ProgramModule] = []
  /// For each file, the place of its module in `modules`.
  var moduleOfFile: [Int] = []
}

/// The module that a file belongs to, with all that is known of it. A top folder can have the name of a target.
struct ModuleHome: Hashable, Sendable {
  var package: AbsolutePath?
  var name: String
  var isTarget: Bool
  var defaultIsolation: String?
  var dependencies: [String]
}

extension ModuleMap {
  /// - Parameter homes: of each file
  init(_ homes: [ModuleHome]) {
    var indices: [ModuleHome: Int] = [:]
    for home in homes {
      let index = indices[home] ?? modules.count
      if index == modules.count {
        modules.append(ProgramModule(name: home.name, defaultIsolation: home.defaultIsolation, dependencies: home.dependencies))
      }
      indices[home] = index
      moduleOfFile.append(index)
    }
    dropForeignDependencies()
  }

  init(files: [AbsolutePath], manifests: [Manifest], root: AbsolutePath) {
    self.init(moduleHomes(of: files, manifests: manifests, root: root))
  }

  private mutating func dropForeignDependencies() {
    let names = Set(modules.map(\.name))
    for index in modules.indices { modules[index].dependencies.removeAll { !names.contains($0) } }
  }
}

/// Sorts files into modules: by the targets of the nearest package above them, and what belongs to no target (manifests,
/// apps built by Xcode, scripts) by the top folder that it lies in.
///
/// The text of manifests is all that is known: a target that a manifest makes up by computing is not seen, and its files
/// go by their folder.
///
/// - Parameters:
///   - manifests: the packages' manifests; those of packages inside of others may be among them
///   - root: the folder whose top folders count for files of no package
func moduleHomes(of files: [AbsolutePath], manifests: [Manifest], root: AbsolutePath) -> [ModuleHome] {
  let packages = Dictionary(manifests.map { ($0.folder, TargetFolders($0)) }) { first, _ in first }
  return files.map { file in
    let folder = file.ancestors.first { packages[$0] != nil }
    let target = folder.flatMap { packages[$0]?.target(of: file) }
    return ModuleHome(
      package: folder, name: target?.name ?? topFolder(of: file, in: folder ?? root), isTarget: target != nil,
      defaultIsolation: target?.defaultIsolation, dependencies: target?.dependencies ?? [])
  }
}

/// The first folder on the way from a folder to a file; for a file that lies right in it, or elsewhere, the file's own.
private func topFolder(of file: AbsolutePath, in folder: AbsolutePath) -> String {
  let components = file.relative(to: folder)?.split(separator: "/") ?? []
  return components.count > 1 ? String(components[0]) : (file.parent ?? .root).name
}
