import ArgumentParser
import UnblockModel
import UnblockReporting

/// What `unblock fix` changes, and how careful it is.
struct FixOptions: ParsableArguments {
  @ArgumentParser.Argument(help: "Files and folders whose findings are fixed. (default: the working directory)", completion: .file())
  var paths: [String] = []

  @Option(help: ArgumentHelp("Apply only fix-its of this kind. May be repeated.", valueName: "rewrite"))
  var only: [Rewrite] = []

  @Flag(name: .customLong("unsafe"), help: "Apply also fix-its that may change what the program means; their titles say how.")
  var allowsUnsafe = false

  @Flag(help: "Print what would change as a unified diff, and change nothing. The exit status is 1 if something would.")
  var diff = false

  @Option(
    help: ArgumentHelp(
      "Run this command of the shell after fixing, and take back the fix-its that it reports errors for: --verify 'swift build'.",
      valueName: "command"))
  var verify: String?

  @Flag(help: "Change files although the repository has changes that are not committed, or there is no repository.")
  var allowDirty = false
}

/// How what remains is reported.
struct FixReportOptions: ParsableArguments {
  @Option(help: "How the findings that remain are printed.")
  var format = ReportFormat.text

  @Option(help: "Write the report of the findings that remain to this file.", completion: .file())
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

extension FixOptions {
  func validate() throws {
    if diff, verify != nil { throw ValidationError("'--verify' needs the files to be changed; '--diff' changes nothing") }
  }

  var selection: FixSelection { FixSelection(allowsUnsafe: allowsUnsafe, rewrites: only.isEmpty ? nil : Set(only)) }
}

extension Rewrite: ExpressibleByArgument {}
