import Foundation
import PackagePlugin

/// Compiles the YAML files of `Rules/` into one Swift source file, so that the binary carries them.
///
/// SwiftPM asks a plug-in for its commands when it plans the build, which it does not do again because a file was added
/// to `Rules/`. So the folders are inputs like the files, and the tool looks for the files itself. (A new file's later
/// changes are seen from the next plan on; touching Package.swift makes one.)
@main struct EmbedRules: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let rules = context.package.directoryURL.appending(path: "Rules")
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedRules.swift")
    return [
      .buildCommand(
        displayName: "Embed rules",
        executable: try context.tool(named: "unblock-embed-rules").url,
        arguments: [output.path, rules.path],
        inputFiles: try [rules] + foldersAndRuleFiles(in: rules),
        outputFiles: [output])
    ]
  }

  /// In a fixed order: the same folder gives the same command.
  private func foldersAndRuleFiles(in folder: URL) throws -> [URL] {
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
    return names.map { folder.appending(path: $0) }.filter { $0.pathExtension == "yml" || isFolder($0) }
  }

  private func isFolder(_ url: URL) -> Bool {
    (try? url.resourceValues(forKeys: [.isDirectoryKey]).isDirectory) ?? false
  }
}
