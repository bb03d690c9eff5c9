import ArgumentParser
import UnblockModel

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

extension FixOptions {
  func validate() throws {
    if diff, verify != nil { throw ValidationError("'--verify' needs the files to be changed; '--diff' changes nothing") }
  }

  var selection: FixSelection { FixSelection(allowsUnsafe: allowsUnsafe, rewrites: only.isEmpty ? nil : Set(only)) }
}

extension Rewrite: ExpressibleByArgument {}
