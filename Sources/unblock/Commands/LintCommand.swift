import ArgumentParser
import UnblockModel
import UnblockReporting

struct LintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Report calls that block a thread inside async contexts.",
    discussion: """
      Folders are searched for '.swift' files. Hidden folders, 'Pods', 'Carthage', 'DerivedData', 'node_modules' and what \
      '.unblock.yml' excludes are passed over; a file that is named is linted wherever it is, unless it is excluded.
      """
  )

  @OptionGroup var options: LintOptions
  @OptionGroup(title: "The report") var reporting: ReportArguments
  @OptionGroup(title: "What is looked for") var analysis: AnalysisArguments
  @OptionGroup(title: "The compiler's index") var index: IndexArguments
  @OptionGroup(title: "Known findings") var baseline: BaselineArguments
  @OptionGroup(title: "Configuration") var configuration: ConfigurationArguments

  func run() throws {
    let workingDirectory = currentFolder()
    var timings = Timings()
    let file = try timings.measure("read configuration") {
      try ConfigurationFile.load(configuration, workingDirectory: workingDirectory)
    }
    let request = try timings.measure("load rules") {
      try LintRequest(options, reporting, analysis, index, file, workingDirectory: workingDirectory)
    }
    let progress = Progress(isShown: Stream.errors.isTerminal && !reporting.quiet)
    var outcome = try onLargeStack { Result { () throws(UsageError) in try lint(request, progress: progress) } }.get()
    progress.end()
    try baseline.apply(to: &outcome, of: request)
    try timings.measure("write report") { try reporting.reportOutput.write(outcome.report, file, in: workingDirectory) }
    tell(outcome)
    if options.timings { (outcome.timings.lines + timings.lines).forEach(Stream.errors.say) }
    throw exitStatus(of: outcome.report, failOn: reporting.failOn(file)).exitCode
  }
}

// MARK: - Output

extension LintCommand {
  /// What is said beside the report, on standard error, in whatever format the report is.
  private func tell(_ outcome: LintOutcome) {
    for problem in outcome.report.problems { Stream.errors.say("\(problem.path): error: \(problem.message)".printable) }
    guard !reporting.quiet else { return }
    for warning in outcome.warnings { Stream.errors.say(warning.printable) }
    for note in outcome.notes { Stream.errors.say(note.description.printable) }
    for note in outcome.indexNotes { Stream.errors.say("note: \(note)".printable) }
    if let note = outcome.baselineNote { Stream.errors.say("note: \(note)".printable) }
    Stream.errors.say(outcome.report.summary)
  }
}

extension FileNote: CustomStringConvertible {
  var description: String {
    "\(path):\(position): note: \(message)" + (others > 0 ? " (and \(others) more in this file)" : "")
  }
}

/// The exit status for a report.
///
/// - Parameter failOn: the least severity that counts; nil if none does
func exitStatus(of report: Report, failOn: Severity?) -> ExitStatus {
  if !report.problems.isEmpty { return .trouble }
  guard let failOn else { return .clean }
  return report.findings.contains { $0.severity >= failOn } ? .findings : .clean
}
