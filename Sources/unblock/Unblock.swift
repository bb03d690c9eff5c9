import ArgumentParser
import UnblockModel
import UnblockReporting
import UnblockRules

/// The command.
///
/// All of it is synchronous: it has nothing to wait for but files, and threads of its own do that.
@main
struct Unblock: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: Tool.name,
    abstract: "Finds calls that block a thread inside Swift code that must not block.",
    discussion: """
      Exit status: 0 if nothing is found at or above '--fail-on', 1 if something is, 2 for wrong arguments or a file that \
      could not be read (all others are linted all the same).
      """,
    version: Tool.version,
    subcommands: [
      LintCommand.self, FixCommand.self, InitCommand.self, GraphCommand.self, SummarizeCommand.self, CSummaryCommand.self, RulesCommand.self, ExplainCommand.self, SummarizeCCommand.self,
    ],
    defaultSubcommand: LintCommand.self
  )

  static func main() {
    ignoreFailingWrites()
    takeMemoryInLargePieces()
    // They are decoded while the arguments are read. Nearly all commands want them.
    _ = startThread { _ = RuleSet.builtIn }
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let error as UsageError {
      Stream.errors.say("\(Tool.name): error: \(error)")
      exit(withError: ExitStatus.trouble.exitCode)
    } catch let error as ConfigurationError {
      Stream.errors.say(error.description)
      exit(withError: ExitStatus.trouble.exitCode)
    } catch {
      exit(sayingWhy: error)
    }
  }

  /// ArgumentParser's own exit status for wrong arguments is 64; ours is 2.
  private static func exit(sayingWhy error: any Error) -> Never {
    let code = exitCode(for: error)
    guard code == .validationFailure else { exit(withError: error) }
    Stream.errors.say(fullMessage(for: error))
    exit(withError: ExitStatus.trouble.exitCode)
  }
}
