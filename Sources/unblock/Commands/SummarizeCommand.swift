import ArgumentParser
import UnblockCoding
import UnblockModel
import UnblockReporting

/// Summaries as files: made for each target, wherever it is built, and joined by `unblock lint --summaries`.
struct SummarizeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "summarize",
    abstract: "Write summaries of files, for 'unblock lint --summaries' to join.",
    discussion: """
      A build system makes one file of summaries for each target, at the same time and on any machine, and lints them together at \
      the end, without the sources. All have to be made by the same build of this program, for the same platform and '-D', and \
      in the same working directory: paths are kept as reports show them.
      """
  )

  @OptionGroup var options: SummarizeOptions
  @OptionGroup(title: "Configuration") var configuration: ConfigurationArguments

  func run() throws {
    let workingDirectory = currentFolder()
    let file = try ConfigurationFile.load(configuration, workingDirectory: workingDirectory)
    let request = try LintRequest(options, file, workingDirectory: workingDirectory)
    guard let identity = buildIdentity() else { throw UsageError(description: "the program's own file cannot be read") }
    let summaries = onLargeStack { SummaryFile(summarizing: request) }
    do throws(SystemError) {
      try replace(AbsolutePath(options.output, in: workingDirectory), with: summaries.bytes(identity: identity))
    } catch {
      throw UsageError(description: "the summaries cannot be written to '\(options.output)': \(error.message)")
    }
    for problem in summaries.listing.problems { Stream.errors.say("\(problem.path): error: \(problem.message)".printable) }
    throw (summaries.listing.problems.isEmpty ? ExitStatus.clean : .trouble).exitCode
  }
}

struct SummarizeOptions: ParsableArguments {
  @ArgumentParser.Argument(help: "Files and folders to summarize. (default: the working directory)", completion: .file())
  var paths: [String] = []

  @Option(name: .shortAndLong, help: "Where the summaries are written.", completion: .file())
  var output: String

  @Option(name: .shortAndLong, help: "How many threads read files. (default: one for each processor)")
  var jobs: Int?

  @OptionGroup var settings: SettingsArguments
  @OptionGroup var cache: CacheArguments

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("'--jobs' must be at least 1") }
  }
}
