import UnblockAnalysis
import UnblockModel
import UnblockRuleFiles
import UnblockRules
import UnblockSyntax

/// All that decides what a run finds: the arguments and the configuration, looked up and checked.
struct LintRequest: Sendable {
  /// The text that an editor has not saved yet.
  struct Buffer: Sendable {
    var path: AbsolutePath
    var bytes: [UInt8]
  }

  var workingDirectory: AbsolutePath
  var paths: [String]
  var buffer: Buffer?
  /// Texts that files are going to have, in place of those that they have.
  var overlay: [AbsolutePath: [UInt8]] = [:]
  /// Files of summaries that `unblock summarize` wrote.
  var summaries: [String] = []
  var exclusions: PathPatterns
  var overrides = Overrides()
  /// Sources of dependencies that are checked out under `.build/checkouts` of a package are read as well, so that traces lead
  /// into them. They may be many times as large as the package itself.
  var followsCheckouts = false
  var rules: RuleSet
  var settings: BuildSettings
  var analysis: AnalysisOptions
  var jobs: Int
  /// The libclang that the user names.
  var libClang: String?
  /// The header whose declarations the Swift files see without importing anything.
  var bridgingHeader: AbsolutePath?
  /// This program, which is started again to read C.
  var executable: AbsolutePath
  var cache: SummaryCache?
  var index: IndexRequest
}

extension LintRequest {
  /// - Throws: `UsageError` for a rule or platform that does not exist
  init(
    _ options: LintOptions, _ reporting: ReportArguments, _ arguments: AnalysisArguments, _ indexArguments: IndexArguments, _ file: ConfigurationFile,
    workingDirectory: AbsolutePath
  ) throws {
    try self.init(paths: options.paths, jobs: reporting.jobs, arguments, indexArguments, file, workingDirectory: workingDirectory)
    buffer = try options.buffer(in: workingDirectory)
    summaries = options.summaries
    if buffer != nil || !summaries.isEmpty { paths = options.paths }
    cache = reporting.cache.cache(in: workingDirectory)
    analysis.wantsFacts = true
  }

  /// Without the text of standard input.
  ///
  /// - Throws: `UsageError` for a rule or platform that does not exist
  init(
    paths: [String], jobs: Int?, _ arguments: AnalysisArguments, _ indexArguments: IndexArguments, _ file: ConfigurationFile, workingDirectory: AbsolutePath
  ) throws {
    let rules = file.configuration.applied(to: .builtIn)
    let platform = try platform(arguments.settings.platform ?? file.configuration.platform ?? hostPlatform, of: rules)
    let defines = file.configuration.defines + arguments.settings.defines
    self.workingDirectory = workingDirectory
    self.rules = rules
    self.paths = paths.isEmpty ? ["."] : paths
    exclusions = file.exclusions
    overrides = file.overrides
    // What the command line asks for by name is wanted everywhere.
    overrides.rulesForSomeFiles.subtract(arguments.rules)
    settings = BuildSettings(platform: platform, platforms: rules.platforms, defines: defines)
    self.jobs = jobs ?? processorCount
    index = IndexRequest(indexArguments, in: workingDirectory)
    libClang = arguments.libclang
    bridgingHeader = arguments.bridgingHeader.map { AbsolutePath($0, in: workingDirectory) }
    followsCheckouts = arguments.followDependencies
    executable = ownExecutable()
    analysis = try analysisOptions(arguments, file.configuration, rules: rules, platform: platform.name)
  }
}

extension LintRequest {
  /// What `unblock summarize` reads: everything but what concerns findings.
  init(_ options: SummarizeOptions, _ file: ConfigurationFile, workingDirectory: AbsolutePath) throws {
    let rules = file.configuration.applied(to: .builtIn)
    let platform = try platform(options.settings.platform ?? file.configuration.platform ?? hostPlatform, of: rules)
    self.init(
      workingDirectory: workingDirectory, paths: options.paths.isEmpty ? ["."] : options.paths, exclusions: file.exclusions, rules: rules,
      settings: BuildSettings(platform: platform, platforms: rules.platforms, defines: file.configuration.defines + options.settings.defines),
      analysis: AnalysisOptions(), jobs: options.jobs ?? processorCount, executable: ownExecutable(), cache: options.cache.cache(in: workingDirectory), index: IndexRequest(isUsed: false))
  }
}

extension LintOptions {
  fileprivate func buffer(in workingDirectory: AbsolutePath) throws -> LintRequest.Buffer? {
    guard stdin, let stdinFilename else { return nil }
    do throws(SystemError) {
      let bytes = try Stream.input.read(upTo: largestSource)
      return LintRequest.Buffer(path: AbsolutePath(stdinFilename, in: workingDirectory), bytes: bytes)
    } catch {
      throw UsageError(description: "standard input cannot be read: \(error.message)")
    }
  }
}

/// The platform that `#if os(…)` names here.
var hostPlatform: String {
  #if os(Linux)
  "linux"
  #elseif os(iOS)
  "ios"
  #elseif os(Windows)
  "windows"
  #else
  "macos"
  #endif
}

private func platform(_ name: String, of rules: RuleSet) throws -> Platform {
  if let platform = rules.platforms.first(where: { $0.name == name }) { return platform }
  throw UsageError(description: "unknown platform '\(name)'" + suggestion(for: name, among: rules.platforms.map(\.name)))
}

/// What the command line says goes before what the configuration says.
private func analysisOptions(
  _ arguments: AnalysisArguments, _ configuration: Configuration, rules: RuleSet, platform: String
) throws -> AnalysisOptions {
  var options = AnalysisOptions()
  options.isStrict = arguments.strict || configuration.isStrict ?? false
  if let confidence = arguments.minConfidence { options.minimumConfidence = confidence }
  if !arguments.rules.isEmpty { options.enabledRules = Set(try arguments.rules.map { try checked($0, in: rules) }) }
  options.disabledRules = Set(try arguments.disabled.map { try checked($0, in: rules) })
  options.platform = platform
  return options
}

private func checked(_ rule: String, in rules: RuleSet) throws -> String {
  if rules.rules.contains(where: { $0.id == rule }) { return rule }
  throw UsageError.unknownRule(rule, in: rules)
}

extension UsageError {
  static func unknownRule(_ id: String, in rules: RuleSet) -> UsageError {
    UsageError(description: "unknown rule '\(id)'" + suggestion(for: id, among: rules.rules.map(\.id)))
  }
}
