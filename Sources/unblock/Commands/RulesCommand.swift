import ArgumentParser
import UnblockModel
import UnblockReporting
import UnblockRuleFiles
import UnblockRules

struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "List the rules, and the APIs and contexts that they know.",
    discussion: "Those of '.unblock.yml' are among them."
  )

  enum Format: String, CaseIterable, ExpressibleByArgument { case text, json }

  @Flag(help: "List the blocking APIs.")
  var apis = false

  @Flag(help: "List what gives a context to a closure or a member.")
  var contexts = false

  @Option(help: "How the lists are printed.")
  var format = Format.text

  @OptionGroup(title: "Configuration") var configuration: ConfigurationArguments

  func run() throws {
    let file = try ConfigurationFile.load(configuration, workingDirectory: currentFolder())
    let rules = file.configuration.applied(to: .builtIn)
    switch format {
    case .json: try Stream.output.write(catalogue(of: rules).text)
    case .text: try Stream.output.write(tables(of: rules).joined(separator: "\n"))
    }
  }

  /// The lists that were asked for; the rules where none was.
  private func tables(of rules: RuleSet) -> [String] {
    if !apis, !contexts { return [table(ofRules: rules.rules)] }
    return (apis ? [table(ofAPIs: rules.apis)] : []) + (contexts ? [table(ofContexts: rules.contexts)] : [])
  }
}
