import ArgumentParser
import UnblockModel
import UnblockReporting
import UnblockRuleFiles

/// How findings are reported, and with what means.
struct ReportArguments: ParsableArguments {
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

  @OptionGroup var cache: CacheArguments

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("'--jobs' must be at least 1") }
  }
}

extension ReportArguments {
  var reportOutput: ReportOutput { ReportOutput(format: format, color: color, file: output) }

  /// The least severity that makes the exit status 1; nil: none does. What the command line says goes before what the configuration says.
  func failOn(_ file: ConfigurationFile) -> Severity? {
    if let failOn { return failOn.severity }
    return file.configuration.failOn ?? .warning
  }
}
