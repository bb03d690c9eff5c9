import ArgumentParser

/// What `unblock lint` reads.
struct LintOptions: ParsableArguments {
  @Argument(help: "Files and folders to lint. (default: the working directory)", completion: .file())
  var paths: [String] = []

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Join what 'unblock summarize' wrote to these files; of sources, only what is named beside them is read.", valueName: "files"),
    completion: .file())
  var summaries: [String] = []

  @Flag(help: "Lint the text of standard input, in place of the file of '--stdin-filename'.")
  var stdin = false

  @Option(help: ArgumentHelp("The path that the text of standard input has, or is going to have.", valueName: "path"))
  var stdinFilename: String?

  @Flag(help: "Print to standard error how long each phase took.")
  var timings = false

  func validate() throws {
    if stdin, stdinFilename == nil { throw ValidationError("'--stdin' needs '--stdin-filename'") }
    if !stdin, stdinFilename != nil { throw ValidationError("'--stdin-filename' is of use only with '--stdin'") }
  }
}
