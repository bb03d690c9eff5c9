import ArgumentParser

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Tell why a rule is there, what to do instead, and which APIs it knows."
  )

  @Argument(help: "The rule's id: 'blocking-sleep'.")
  var rule: String

  @OptionGroup(title: "Configuration") var configuration: ConfigurationArguments

  func run() throws {
    let file = try ConfigurationFile.load(configuration, workingDirectory: currentFolder())
    try Stream.output.write(try page(ofRule: rule, file))
  }
}
