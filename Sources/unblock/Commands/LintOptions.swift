import ArgumentParser
import UnblockReporting

/// What `unblock lint` reads, and how it reports.
struct LintOptions: ParsableArguments {
  @Argument(help: "Files and folders to lint. (default: the working directory)", completion: .file())
  var paths: [String] = []

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Join what 'unblock summarize' wrote to these files; of sources, only what is named beside them is read.", valueName: "files"),
    completion: .file())
  var summaries: [String] = []

  @Option(help: "How findings are printed.")
  var format = ReportFormat.text

  @Option(help: "Write the report to this file.", completion: .file())
  var output: String?

  @Option(help: "Whether the text is coloured; 'auto': on a terminal.")
  var color = ColorChoice.auto

  @Flag(name: .shortAndLong, help: "Print findings and errors, nothing else.")
  var quiet = false

  @Option(help: ArgumentHelp("The least severity that makes the exit status 1. (default: warning)", valueName: "severity"))
  var failOn: FailOn?

  @Option(name: .shortAndLong, help: "How many threads read files. (default: one for each processor)")
  var jobs: Int?

  @Flag(help: "Lint the text of standard input, in place of the file of '--stdin-filename'.")
  var stdin = false

  @Option(help: ArgumentHelp("The path that the text of standard input has, or is going to have.", valueName: "path"))
  var stdinFilename: String?

  @OptionGroup var cache: CacheArguments

  @Flag(help: "Print to standard error how long each phase took.")
  var timings = false

  func validate() throws {
    if stdin, stdinFilename == nil { throw ValidationError("'--stdin' needs '--stdin-filename'") }
    if !stdin, stdinFilename != nil { throw ValidationError("'--stdin-filename' is of use only with '--stdin'") }
    if let jobs, jobs < 1 { throw ValidationError("'--jobs' must be at least 1") }
  }
}
