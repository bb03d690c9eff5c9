import UnblockModel

extension [FoundFile] {
  /// These files, and what else of their packages they may call: the other files of their targets, and of the targets that those
  /// depend on. Findings are reported for the files that were asked for; the others tell what names mean and what helpers do.
  func withContext(of packages: [Manifest], _ request: LintRequest) -> [FoundFile] {
    guard !packages.isEmpty else { return self }
    var finder = FileFinder(workingDirectory: request.workingDirectory, exclusions: request.exclusions)
    finder.find(packages.map(\.folder.string))
    let known = Set(map(\.path))
    let others = finder.files.filter { !known.contains($0.path) }
    guard !others.isEmpty else { return self }
    return (self + others.called(by: self, of: packages, request)).sorted {
      isOrderedByBytes($0.path.shown(in: request.workingDirectory), $1.path.shown(in: request.workingDirectory))
    }
  }

  /// Those of these files whose modules the modules of other files are, or depend on.
  private func called(by callers: [FoundFile], of packages: [Manifest], _ request: LintRequest) -> [FoundFile] {
    let map = ModuleMap(files: (callers + self).map(\.path), manifests: packages, root: request.workingDirectory)
    let places = Dictionary(map.modules.enumerated().map { ($0.element.name, $0.offset) }) { first, _ in first }
    var needed: Set<Int> = []
    var rest = Array<Int>(map.moduleOfFile.prefix(callers.count))
    while let next = rest.popLast() {
      guard needed.insert(next).inserted else { continue }
      rest += map.modules[next].dependencies.compactMap { places[$0] }
    }
    return zip(self, map.moduleOfFile.dropFirst(callers.count)).filter { needed.contains($0.1) }.map(\.0)
  }
}
