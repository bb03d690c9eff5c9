import ArgumentParser
import UnblockAnalysis
import UnblockModel
import UnblockReporting
import UnblockRuleFiles

struct GraphCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "graph",
    abstract: "Show which contexts reach what blocks, through which calls.",
    discussion: """
      '--to' tells who reaches an API or a function: all off-limits contexts, with the calls that lead there. '--from' tells what a \
      function may block on. Names are written as findings write them ('Server.handle(_:)', 'Glibc.sleep(_:)'), or as the end of that \
      ('sleep'); 'FILE:LINE' is the function that is declared there.
      """
  )

  @ArgumentParser.Argument(help: "Files and folders to look through. (default: the working directory)", completion: .file())
  var paths: [String] = []

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Join what 'unblock summarize' wrote to these files; of sources, only what is named beside them is read.", valueName: "files"),
    completion: .file())
  var summaries: [String] = []

  @Option(help: ArgumentHelp("The function whose calls are followed.", valueName: "function"))
  var from: String?

  @Option(help: ArgumentHelp("The API or function whose callers are followed.", valueName: "api"))
  var to: String?

  @Option(help: "How the graph is printed; 'dot' is for Graphviz.")
  var format = GraphFormat.text

  @Option(help: ArgumentHelp("How many calls are followed. (default: all)", valueName: "number"))
  var depth: Int?

  @Option(name: .shortAndLong, help: "How many threads read files. (default: one for each processor)")
  var jobs: Int?

  @OptionGroup var cache: CacheArguments
  @OptionGroup(title: "What is looked for") var analysis: AnalysisArguments
  @OptionGroup(title: "The compiler's index") var index: IndexArguments
  @OptionGroup(title: "Configuration") var configuration: ConfigurationArguments

  func validate() throws {
    if (from == nil) == (to == nil) { throw ValidationError("exactly one of '--from' and '--to' is needed") }
    if let depth, depth < 1 { throw ValidationError("'--depth' must be at least 1") }
    if let jobs, jobs < 1 { throw ValidationError("'--jobs' must be at least 1") }
  }

  func run() throws {
    let workingDirectory = currentFolder()
    let file = try ConfigurationFile.load(configuration, workingDirectory: workingDirectory)
    let request = try request(file, workingDirectory)
    let query = (direction: to == nil ? CallGraph.Direction.from : .to, name: to ?? from ?? "", depth: depth)
    let outcome = try onLargeStack { Result { try graph(request, query) } }.get()
    for warning in outcome.warnings { Stream.errors.say(warning.printable) }
    for problem in outcome.problems { Stream.errors.say("\(problem.path): error: \(problem.message)".printable) }
    try Stream.output.write(format.render(outcome.graph, outcome.texts))
    if !outcome.problems.isEmpty { throw ExitStatus.trouble.exitCode }
  }

  private func request(_ file: ConfigurationFile, _ workingDirectory: AbsolutePath) throws -> LintRequest {
    var request = try LintRequest(paths: paths, jobs: jobs, analysis, index, file, workingDirectory: workingDirectory)
    request.summaries = summaries
    if !summaries.isEmpty { request.paths = paths }
    request.cache = cache.cache(in: workingDirectory)
    return request
  }
}

extension GraphFormat: ExpressibleByArgument {}
