import UnblockModel

extension [FoundFile] {
  /// These files, and what else of their packages they may call: the other files of their targets, and of the targets that those
  /// depend on, in these packages and in those that they depend on. Findings are reported for the files that were asked for; the
  /// others tell what names mean and what helpers do.
  func withContext(of packages: PackageGraph, _ request: LintRequest) -> [FoundFile] {
    let known = Set(map(\.path))
    let arguments = request.paths.map { AbsolutePath($0, in: request.workingDirectory) }
    // What lies in a folder that was asked for has been found, when the manifest there has.
    let unsearched = packages.manifests.map(\.folder).filter { folder in
      !known.contains(folder.appending(Manifest.fileName)) || !arguments.contains { folder.isReached(from: $0) }
    }
    guard !unsearched.isEmpty else { return self }
    var finder = FileFinder(workingDirectory: request.workingDirectory, exclusions: request.exclusions)
    finder.find(unsearched.map(\.string))
    let others = finder.files.filter { !known.contains($0.path) }
    guard !others.isEmpty else { return self }
    return (self + others.called(by: self, of: packages, request)).sorted {
      isOrderedByBytes($0.path.shown(in: request.workingDirectory), $1.path.shown(in: request.workingDirectory))
    }
  }

  /// Those of these files whose modules the modules of other files are, or depend on.
  private func called(by callers: [FoundFile], of packages: PackageGraph, _ request: LintRequest) -> [FoundFile] {
    let map = ModuleMap(files: (callers + self).map(\.path), packages: packages, root: request.workingDirectory)
    var needed: Set<Int> = []
    var rest = Array<Int>(map.moduleOfFile.prefix(callers.count))
    while let next = rest.popLast() {
      if needed.insert(next).inserted { rest += map.modules[next].dependencies }
    }
    return zip(self, map.moduleOfFile.dropFirst(callers.count)).filter { needed.contains($0.1) }.map(\.0)
  }
}
