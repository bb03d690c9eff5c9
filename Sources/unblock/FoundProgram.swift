import UnblockAnalysis
import UnblockModel
import UnblockSyntax

/// What a program consists of, before any of its sources is read.
struct FoundProgram: Sendable {
  /// The files that were asked for.
  var files: [FoundFile]
  /// These, and what else of their packages they may call; in the order of the paths that reports show.
  var all: [FoundFile]
  var joined: JoinedSummaries
  /// The packages of the files, and those that they depend on.
  var context: PackageGraph
  /// With those of the files whose summaries are given.
  var packages: PackageGraph
  /// The modules of all files, without those whose summaries are given.
  var map: ModuleMap
  var targets: [CTarget]
  private var finderProblems: [Report.Problem]
  var timings: Timings
}

extension FoundProgram {
  /// - Parameter begin: gets the files that were asked for as soon as they are known, the first of them twice if there are many
  /// - Throws: `UsageError` if the build that was asked for fails to start
  init(_ request: LintRequest, begin: ([FoundFile]) -> Void = { _ in }) throws(UsageError) {
    var timings = Timings()
    let (files, problems) = withoutActuallyEscaping(begin) { begin in
      timings.measure("find files") {
        var finder = FileFinder(workingDirectory: request.workingDirectory, exclusions: request.exclusions, begin: begin)
        return (finder.files(for: request), finder.problems)
      }
    }
    begin(files)
    let joined = timings.measure("read summaries") { JoinedSummaries(request, except: Set(files.map(\.path))) }
    let own = timings.measure("read manifests") { manifests(above: files.map(\.path), jobs: request.jobs) }
    if request.index.isBuiltFirst { for package in own { try build(package) } }
    let context = PackageGraph(own.withDependencies(checkouts: request.followsCheckouts))
    let all = timings.measure("find the rest") { files.withContext(of: context, request).filter { !joined.paths.contains($0.path) } }
    let packages = joined.manifests.isEmpty ? context : PackageGraph(joined.manifests(and: context.manifests))
    targets = timings.measure("find C") { cTargets(of: packages, all.map(\.path), request) }
    map = timings.measure("find modules") { ModuleMap(files: all.map(\.path), packages: packages, root: request.workingDirectory) }
    (self.files, self.all, self.joined, self.context, self.packages, finderProblems) = (files, all, joined, context, packages, problems)
    self.timings = timings
  }

  /// The paths of the files that were asked for.
  func asked(in workingDirectory: AbsolutePath) -> Set<String> {
    Set(files.map { $0.path.shown(in: workingDirectory) }).union(joined.results.map(\.path))
  }

  /// Of the files that were asked for, in the order of paths.
  func problems(and results: [FileResult], _ asked: Set<String>) -> [Report.Problem] {
    let problems = finderProblems + joined.problems + results.indices.compactMap { results[$0].problem }.filter { asked.contains($0.path) }
    return problems.sorted { isOrderedByBytes($0.path, $1.path) }
  }
}

private func cTargets(of packages: PackageGraph, _ files: [AbsolutePath], _ request: LintRequest) -> [CTarget] {
  let targets = cTargets(of: packages, neededBy: files, platform: request.analysis.platform)
  return targets + (request.bridgingHeader.map { [bridgingHeader($0, request, targets)] } ?? [])
}

extension FileFinder {
  mutating func files(for request: LintRequest) -> [FoundFile] {
    find(request.paths)
    guard let buffer = request.buffer else { return files }
    return files(with: buffer)
  }
}
