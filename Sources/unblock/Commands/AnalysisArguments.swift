import ArgumentParser
import UnblockModel

/// What is looked for.
struct AnalysisArguments: ParsableArguments {
  @Option(name: .customLong("rule"), help: ArgumentHelp("Apply only this rule. May be repeated.", valueName: "rule"))
  var rules: [String] = []

  @Option(name: .customLong("disable"), help: ArgumentHelp("Do not apply this rule. May be repeated.", valueName: "rule"))
  var disabled: [String] = []

  @Flag(help: "Report what blocks for a short time only, too.")
  var strict = false

  @Option(help: "Report only what is at least as sure as this. (default: low)")
  var minConfidence: Confidence?

  @Flag(help: "Read the sources of dependencies under '.build/checkouts' as well: traces lead into them, and nothing is reported there.")
  var followDependencies = false

  @Option(
    help: ArgumentHelp(
      "The libclang that reads the package's C targets. (default: LIBCLANG_PATH, then the usual places)", valueName: "path"),
    completion: .file())
  var libclang: String?

  @Option(
    help: ArgumentHelp(
      "The header in C or Objective-C that the Swift files see without importing anything. (default: that of the target's settings)", valueName: "path"),
    completion: .file())
  var bridgingHeader: String?

  @OptionGroup var settings: SettingsArguments
}

/// What `#if` conditions are decided by.
struct SettingsArguments: ParsableArguments {
  @Option(help: "The platform that '#if' conditions are decided for. (default: this one)")
  var platform: String?

  @Option(
    name: [.customLong("define"), .customShort("D")],
    help: ArgumentHelp("A compilation condition that holds. May be repeated.", valueName: "name"))
  var defines: [String] = []
}
