import ArgumentParser
import UnblockAnalysis
import UnblockModel
import UnblockReporting
import UnblockRuleFiles
import UnblockRules
import UnblockSyntax

struct CSummaryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "c-summary",
    abstract: "Print which functions of a C library block, and why.",
    discussion: """
      The library need not be Swift's at all. With '--format json' the list is rule data: 'unblock lint --rules FILE' knows the library then, \
      also where its sources are not. A 'compile_commands.json' in a folder is used.
      """
  )

  enum Format: String, CaseIterable, ExpressibleByArgument { case text, json }

  @ArgumentParser.Argument(help: "The library's C files, and folders of them.", completion: .file())
  var paths: [String]

  @Option(help: "The module that Swift imports the library as. (default: the name of the folder)")
  var module: String?

  @Option(name: .customLong("public"), help: ArgumentHelp("Only functions that this header names. May be repeated.", valueName: "header"))
  var headers: [String] = []

  @Option(name: [.customLong("include"), .customShort("I")], help: ArgumentHelp("A folder of headers. May be repeated.", valueName: "folder"))
  var includes: [String] = []

  @Option(name: [.customLong("define"), .customShort("D")], help: ArgumentHelp("A macro, 'NAME' or 'NAME=VALUE'. May be repeated.", valueName: "macro"))
  var defines: [String] = []

  @Option(help: "The libclang that reads C. (default: LIBCLANG_PATH, then the usual places)", completion: .file())
  var libclang: String?

  @Option(help: "How the list is printed.")
  var format = Format.text

  @Flag(help: "List what blocks for a short time only, too.")
  var strict = false

  @OptionGroup var cache: CacheArguments
  @OptionGroup(title: "Configuration") var configuration: ConfigurationArguments

  func run() throws {
    let workingDirectory = currentFolder()
    let file = try ConfigurationFile.load(configuration, workingDirectory: workingDirectory)
    let request = request(file, workingDirectory)
    let target = try target(workingDirectory)
    let list = onLargeStack { summary(of: target, request) }
    if let warning = list.warning { throw UsageError(description: warning) }
    let named = try namedIn(headers, workingDirectory)
    let functions = list.functions.filter { function in named.map { $0.contains(baseName(function.name)) } ?? true }
    switch format {
    case .text: try Stream.output.write(text(functions, list.sources))
    case .json: try Stream.output.write(ruleData(functions, module: target.module, known: request.rules, list.sources).text)
    }
    for note in list.notes { Stream.errors.say(note.description.printable) }
  }

  private func request(_ file: ConfigurationFile, _ workingDirectory: AbsolutePath) -> LintRequest {
    let rules = file.configuration.applied(to: .builtIn)
    var analysis = AnalysisOptions()
    analysis.isStrict = strict
    analysis.platform = hostPlatform
    let platform = rules.platforms.first { $0.name == hostPlatform } ?? Platform(name: hostPlatform, systems: [], modules: [])
    return LintRequest(
      workingDirectory: workingDirectory, paths: paths, buffer: nil, exclusions: file.exclusions, rules: rules,
      settings: BuildSettings(platform: platform, platforms: rules.platforms, defines: []), analysis: analysis, jobs: processorCount,
      libClang: libclang, executable: ownExecutable(), cache: cache.cache(in: workingDirectory), index: IndexRequest(isUsed: false))
  }

  /// The library as if it were a target of a package.
  private func target(_ workingDirectory: AbsolutePath) throws -> CTarget {
    let roots = paths.map { AbsolutePath($0, in: workingDirectory) }
    var sources: [AbsolutePath] = []
    var folders: [AbsolutePath] = []
    for root in roots {
      do throws(SystemError) {
        let isFolder = try FileStatus(of: root).kind == .folder
        sources += isFolder ? cFiles(below: root) : [root]
        folders.append(isFolder ? root : root.parent ?? .root)
      } catch {
        throw UsageError(description: "'\(root.shown(in: workingDirectory))' cannot be read: \(error.message)")
      }
    }
    guard let first = folders.first, !sources.isEmpty else { throw UsageError(description: "there is no C file in \(paths.joined(separator: ", "))") }
    let seen = folders + [first.appending("include")] + includes.map { AbsolutePath($0, in: workingDirectory) }
    let shared = ["-fblocks"] + seen.flatMap { ["-I", $0.string] } + defines.map { "-D" + $0 }
    return CTarget(
      module: module ?? first.name, package: first, sources: sources,
      arguments: ["-std=gnu11"] + shared, cxxArguments: ["-std=gnu++17"] + shared, ownFolders: folders, dependencies: [])
  }

  /// The words of headers; nil where none is named.
  private func namedIn(_ headers: [String], _ workingDirectory: AbsolutePath) throws -> Set<Substring>? {
    guard !headers.isEmpty else { return nil }
    var words: Set<Substring> = []
    for header in headers {
      do throws(FileProblem) {
        let text = String(decoding: try readSource(AbsolutePath(header, in: workingDirectory)), as: UTF8.self)
        words.formUnion(text.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map { Substring(String($0)) })
      } catch {
        throw UsageError(description: "header '\(header)': \(error.message)")
      }
    }
    return words
  }
}

// MARK: - Summary

private struct CFunctionList: Sendable {
  var functions: [BlockingFunction]
  var notes: [FileNote]
  var sources: [String: [UInt8]]
  var warning: String?
}

private func summary(of target: CTarget, _ request: LintRequest) -> CFunctionList {
  let c = cSummaries(of: [target], request, progress: Progress(isShown: Stream.errors.isTerminal))
  let program = Program(modules: [], units: []).adding(c, of: [target], request)
  let functions = blockingFunctions(in: program, rules: request.rules, options: request.analysis)
  let mentioned = Set(functions.flatMap { [$0.range.path] + $0.trace.map(\.range.path) })
  let sources = mentioned.map { ($0, (try? readSource(AbsolutePath($0, in: request.workingDirectory))) ?? []) }
  return CFunctionList(functions: functions, notes: c.notes(in: request), sources: Dictionary(uniqueKeysWithValues: sources), warning: c.warning)
}

private func baseName(_ signature: String) -> Substring { signature.prefix { $0 != "(" } }

// MARK: - Output

private func text(_ functions: [BlockingFunction], _ sources: [String: [UInt8]]) -> String {
  var places = Places(sources)
  var result = ""
  for function in functions {
    result += "\(places[function.range]): '\(function.name)' blocks: \(function.kind), \(function.cost.rawValue)\n"
    for step in function.trace { result += "  \(places[step.range]): '\(step.function)' calls '\(step.calls)'\n" }
  }
  return result + "\(functions.count) functions block\n"
}

/// Entries of the form of `Rules/`, for what the rules do not know yet.
private func ruleData(_ functions: [BlockingFunction], module: String, known: RuleSet, _ sources: [String: [UInt8]]) -> JSONValue {
  var places = Places(sources)
  let canonical = known.modules.first { $0.name == module || $0.spelled.contains(module) }?.name ?? module
  let knownNames = Set(known.apis.filter { $0.module == canonical && $0.name.type.isEmpty }.map(\.name.base))
  let entries = functions.filter { !knownNames.contains(String(baseName($0.name))) && !$0.name.contains(".") }.map { function -> JSONValue in
    let way = function.trace.map { "'\($0.function)' calls '\($0.calls)' (\(places[$0.range]))" }.joined(separator: ", ")
    return .object([
      "name": .string(function.name), "kind": .string(function.kind), "cost": .string(function.cost.rawValue),
      "advice": .string("run it on a thread of its own"), "cures": .array([.string("executor")]), "distinctive": .bool(true), "why": .string("Derived: \(way)."),
      "source": .string("derived by 'unblock c-summary'"),
    ])
  }
  var fields: [JSONValue.Field] = [("module", .string(module))]
  if canonical == module, !known.modules.contains(where: { $0.name == module }) { fields.append(("modules", .array([.object(["name": .string(module)])]))) }
  return .fields(fields + [("apis", .array(entries))])
}

/// Lines and columns of ranges.
private struct Places {
  private var texts: [String: SourceText] = [:]
  private let sources: [String: [UInt8]]

  init(_ sources: [String: [UInt8]]) { self.sources = sources }

  subscript(range: FileRange) -> String {
    mutating get {
      let text = texts[range.path] ?? SourceText(sources[range.path] ?? [])
      texts[range.path] = text
      return "\(range.path):\(text.position(at: Int(range.bytes.start)))"
    }
  }
}
