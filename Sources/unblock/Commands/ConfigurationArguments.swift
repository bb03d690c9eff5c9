import ArgumentParser

/// Where the user's own rules and settings are.
struct ConfigurationArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The configuration. (default: '.unblock.yml' in the working directory or a folder above it, up to the repository's)",
      valueName: "file"),
    completion: .file(extensions: ["yml", "yaml"]))
  var config: String?

  @Flag(name: .customLong("no-config"), help: "Do not look for a configuration.")
  var isConfigurationIgnored = false

  @Option(
    name: .customLong("rules"),
    help: ArgumentHelp("A file of rule data, as 'unblock c-summary --format json' prints it. May be repeated.", valueName: "file"),
    completion: .file(extensions: ["json", "yml", "yaml"]))
  var ruleFiles: [String] = []

  func validate() throws {
    if config != nil, isConfigurationIgnored { throw ValidationError("'--config' and '--no-config' exclude each other") }
  }
}
