import ArgumentParser
import UnblockAnalysis
import UnblockModel
import UnblockReporting

struct FixCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fix",
    abstract: "Apply fix-its, and report the findings that remain.",
    discussion: """
      Applies the best safe fix-it of each finding, lints again, and so on until nothing changes. Files are replaced as a whole: each is the \
      old or the new one, whenever the run is interrupted. It refuses to change files of a git repository that has changes which are not \
      committed, and files of none, unless '--allow-dirty' is given. Exit status: as for 'lint', for the findings that remain; with \
      '--diff', 1 if something would change.
      """
  )

  @OptionGroup var options: FixOptions
  @OptionGroup(title: "The report") var reporting: ReportArguments
  @OptionGroup(title: "What is looked for") var analysis: AnalysisArguments
  @OptionGroup(title: "The compiler's index") var index: IndexArguments
  @OptionGroup(title: "Configuration") var configuration: ConfigurationArguments

  func run() throws {
    let workingDirectory = currentFolder()
    let file = try ConfigurationFile.load(configuration, workingDirectory: workingDirectory)
    var request = try LintRequest(paths: options.paths, jobs: reporting.jobs, analysis, index, file, workingDirectory: workingDirectory)
    request.cache = reporting.cache.cache(in: workingDirectory)
    request.analysis.wantsFacts = true
    request.analysis.reportsAllUses = true
    let outcome = try fixRun(request)()
    if options.diff {
      for change in outcome.changes { try Stream.output.write(unifiedDiff(change.path, from: change.old, to: change.new)) }
    } else {
      try reporting.reportOutput.write(outcome.report, file, in: workingDirectory)
    }
    tell(outcome, workingDirectory)
    throw status(outcome, file).exitCode
  }

  private func fixRun(_ request: LintRequest) -> FixRun {
    let isProgressShown = Stream.errors.isTerminal && !reporting.quiet
    return FixRun(
      workingDirectory: request.workingDirectory, selection: options.selection,
      lint: { texts in
        var request = request
        request.overlay = texts
        // The index is brought up to date once, not after each round.
        if !texts.isEmpty { request.index.isBuiltFirst = false }
        let (final, progress) = (request, Progress(isShown: isProgressShown))
        defer { progress.end() }
        return try onLargeStack { Result { () throws(UsageError) in try unblock.lint(final, progress: progress) } }.get().report
      },
      checkBeforeWriting: { files in
        if !options.allowDirty { try checkThatGitHasAll(of: files, workingDirectory: request.workingDirectory) }
      },
      build: options.verify.map { command in { try build(command, isQuiet: reporting.quiet) } }, isDryRun: options.diff)
  }

  private func status(_ outcome: FixOutcome, _ file: ConfigurationFile) -> ExitStatus {
    if !outcome.problems.isEmpty || !outcome.report.problems.isEmpty { return .trouble }
    if options.diff { return outcome.changes.isEmpty ? .clean : .findings }
    return exitStatus(of: outcome.report, failOn: reporting.failOn(file))
  }
}

/// Runs the command that `--verify` names.
private func build(_ command: String, isQuiet: Bool) throws -> BuildResult {
  if !isQuiet { Stream.errors.say("\(Tool.name): \(command)".printable) }
  do {
    let result = try capture(["/bin/sh", "-c", command], keepsErrors: true)
    return BuildResult(status: result.status, output: result.output)
  } catch let error as SystemError {
    throw UsageError(description: "the command of '--verify' cannot be run: \(error.message)")
  }
}

// MARK: - Output

extension FixCommand {
  /// What is said beside the report, on standard error.
  private func tell(_ outcome: FixOutcome, _ workingDirectory: AbsolutePath) {
    for problem in outcome.report.problems + outcome.problems { Stream.errors.say("\(problem.path): error: \(problem.message)".printable) }
    guard !reporting.quiet else { return }
    for line in outcome.notes(wasDry: options.diff) { Stream.errors.say(line.printable) }
    // What was taken back may have lacked just that.
    let missing = missingDependencies(for: outcome.applied + outcome.refused.map(\.chosen), workingDirectory: workingDirectory)
    if !missing.isEmpty { Stream.errors.say("note: the package has to depend on what fix-its import; 'unblock init' adds it, or") }
    for line in missing.flatMap({ $0.lines(workingDirectory: workingDirectory) }) { Stream.errors.say(line.printable) }
  }
}
