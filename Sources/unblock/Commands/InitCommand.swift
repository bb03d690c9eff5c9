import ArgumentParser
import UnblockAnalysis
import UnblockModel
import UnblockReporting
import UnblockRuleFiles
import UnblockSyntax

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Make a package depend on UnblockRuntime, which fix-its import.",
    discussion: """
      Adds the package and its product to Package.swift, for the targets that '--target' names, or for those with findings, or, where there are \
      none, for all but tests and plug-ins; and UnblockFoundation where fix-its import it. What is there already is left alone. Where the manifest computes its lists, it stays as it is, and \
      the lines to add are printed; the exit status is 1 then.
      """
  )

  @ArgumentParser.Argument(help: "The package's folder. (default: the working directory)", completion: .directory)
  var package: String = "."

  @Option(name: .customLong("target"), help: ArgumentHelp("A target that is to depend on it. May be repeated.", valueName: "target"))
  var targets: [String] = []

  @Option(help: ArgumentHelp("Where the package manager gets it from.", valueName: "url"))
  var url: String?

  @Option(help: ArgumentHelp("Use a checkout in this folder instead.", valueName: "folder"), completion: .directory)
  var path: String?

  @Flag(help: "Print what would change as a unified diff, and change nothing. The exit status is 1 if something would.")
  var diff = false

  func validate() throws {
    if url != nil, path != nil { throw ValidationError("'--url' and '--path' exclude each other") }
  }

  func run() throws {
    let workingDirectory = currentFolder()
    let folder = AbsolutePath(package, in: workingDirectory)
    guard let file = manifestFile(in: folder), let manifest = unblock.manifest(in: folder) else {
      throw UsageError(description: "there is no Package.swift in '\(package)', or it cannot be read")
    }
    let additions = try additions(to: manifest, workingDirectory)
    let shown = folder.appending(file.name).shown(in: workingDirectory)
    guard !additions.isEmpty else { return Stream.errors.say("\(shown): note: nothing to add") }
    guard let text = UnblockSyntax.manifest(file.text, adding: additions) else {
      Stream.errors.say("\(shown): note: what it lists is computed, so that nothing can be added to it by rote")
      let missing = MissingDependencies(folder: folder, additions: additions)
      for line in missing.lines(workingDirectory: workingDirectory) { try Stream.output.write(line.printable + "\n") }
      throw ExitStatus.findings.exitCode
    }
    try apply(FileChange(path: shown, file: folder.appending(file.name), old: Array(file.text.utf8), new: Array(text.utf8)), additions)
    if !manifestRequires(macOS: 15, text) {
      Stream.errors.say("\(shown): note: on Apple's platforms UnblockRuntime needs 'platforms: [.macOS(.v15), .iOS(.v18)]' or newer")
    }
  }

  private func apply(_ change: FileChange, _ additions: ManifestAdditions) throws {
    if diff {
      try Stream.output.write(unifiedDiff(change.path, from: change.old, to: change.new))
      throw ExitStatus.findings.exitCode
    }
    if let problem = delayingSignals({ write([change], together: []) }).first {
      throw UsageError(description: "\(problem.path): \(problem.message)")
    }
    var seen: Set<String> = []
    let names = additions.targetLines.map(\.target).filter { seen.insert($0).inserted }.map { "'\($0)'" }.joined(separator: ", ")
    Stream.errors.say("\(change.path): note: \(names) can import UnblockRuntime now".printable)
  }

  private func location(_ folder: AbsolutePath, _ workingDirectory: AbsolutePath) -> WantedProduct.Location {
    if let path { return .path(path.hasPrefix("/") ? path : AbsolutePath(path, in: workingDirectory).relativePath(from: folder)) }
    return url.map { .url($0, from: Tool.version) } ?? runtimeLocation
  }
}

private let runtimeProduct = "UnblockRuntime"

extension AbsolutePath {
  /// The way from a folder to here, with `..` where it leads upwards.
  func relativePath(from folder: AbsolutePath) -> String {
    let (here, there) = (components, folder.components)
    let common = zip(here, there).prefix { $0 == $1 }.count
    let parts = Array(repeating: "..", count: there.count - common) + here[common...].map(String.init)
    return parts.isEmpty ? "." : parts.joined(separator: "/")
  }
}

// MARK: - Targets

extension InitCommand {
  private func additions(to manifest: Manifest, _ workingDirectory: AbsolutePath) throws -> ManifestAdditions {
    let known = manifest.manifest.targets
    for name in targets where !known.contains(where: { $0.name == name }) {
      throw UsageError(description: "'\(package)' has no target '\(name)' that can be read from its manifest")
    }
    let findings = try findings(in: manifest, workingDirectory)
    let chosen = chosenTargets(of: manifest, findings, workingDirectory)
    let location = location(manifest.folder, workingDirectory)
    var result = manifest.manifest.additions(for: WantedProduct(name: runtimeProduct, location: location), targets: chosen)
    var needs = neededProducts(of: findings.flatMap { finding in finding.fixIts.map { ChosenFixIt(finding: finding, fixIt: $0) } }, workingDirectory)
    needs[runtimeProduct] = nil
    var others = unblock.additions(to: manifest, needs: needs, location: location)
    others.targetLines.removeAll { !chosen.contains($0.target) }
    if !others.targetLines.isEmpty { result.add(others) }
    return result
  }

  private func chosenTargets(of manifest: Manifest, _ findings: [Finding], _ workingDirectory: AbsolutePath) -> [String] {
    if !targets.isEmpty { return targets }
    let found = targetNames(of: findings.map { AbsolutePath($0.range.path, in: workingDirectory) }, in: manifest)
    let usual = manifest.manifest.targets.filter { [.library, .executable].contains($0.kind) }.map(\.name)
    let chosen = usual.filter { found.contains($0) }
    return chosen.isEmpty ? usual : chosen
  }

  private func findings(in manifest: Manifest, _ workingDirectory: AbsolutePath) throws -> [Finding] {
    let hasConfiguration = configurationPath(for: manifest.folder) != nil
    let file = hasConfiguration ? try ConfigurationFile.load(try .parse([]), workingDirectory: manifest.folder) : .none
    var request = try LintRequest(
      paths: [manifest.folder.string], jobs: nil, try AnalysisArguments.parse([]), try IndexArguments.parse([]), file, workingDirectory: workingDirectory)
    request.analysis.wantsFacts = true
    let final = request
    return try onLargeStack { Result { () throws(UsageError) in try lint(final, progress: Progress(isShown: false)) } }.get().report.findings
  }
}
