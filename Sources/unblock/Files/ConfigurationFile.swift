import UnblockModel
import UnblockRuleFiles
import UnblockRules

/// The user's configuration, and the folder that its patterns are relative to.
struct ConfigurationFile: Sendable {
  static let name = ".unblock.yml"

  var configuration: Configuration
  var folder: AbsolutePath

  /// Nothing configured.
  static let none = ConfigurationFile(configuration: Configuration(), folder: .root)

  var overrides: Overrides {
    let entries = configuration.overrides.map { override in
      Overrides.Entry(files: PathPatterns(globs: override.files.map { Glob($0) }, folder: folder), levels: override.levels)
    }
    return Overrides(entries: entries, rulesForSomeFiles: configuration.rulesForSomeFiles(of: .builtIn))
  }

  var exclusions: PathPatterns { PathPatterns(globs: configuration.excluded.map { Glob($0) }, folder: folder) }
}

extension ConfigurationFile {
  /// Reads the file that the arguments name, or the one that is found.
  static func load(_ arguments: ConfigurationArguments, workingDirectory: AbsolutePath) throws -> ConfigurationFile {
    var result = try find(arguments, workingDirectory: workingDirectory)
    for path in arguments.ruleFiles {
      let file = try read(AbsolutePath(path, in: workingDirectory), workingDirectory: workingDirectory)
      result.configuration.entries.add(file.configuration.entries)
    }
    return result
  }

  private static func find(_ arguments: ConfigurationArguments, workingDirectory: AbsolutePath) throws -> ConfigurationFile {
    if arguments.isConfigurationIgnored { return .none }
    if let path = arguments.config {
      return try read(AbsolutePath(path, in: workingDirectory), workingDirectory: workingDirectory)
    }
    guard let path = configurationPath(for: workingDirectory) else { return .none }
    return try read(path, workingDirectory: workingDirectory)
  }

  private static func read(_ path: AbsolutePath, workingDirectory: AbsolutePath) throws -> ConfigurationFile {
    let shown = path.shown(in: workingDirectory)
    do {
      let text = String(decoding: try readSource(path), as: UTF8.self)
      let configuration = try Configuration(text: text, path: shown, known: .builtIn)
      return ConfigurationFile(configuration: configuration, folder: path.parent ?? .root)
    } catch let error as RuleFileErrors {
      throw ConfigurationError(description: error.description)
    } catch let error as FileProblem {
      throw UsageError(description: "configuration '\(shown)': \(error.message)")
    }
  }
}

/// What is wrong in a configuration file, a line for each, beginning with its place.
struct ConfigurationError: Error, CustomStringConvertible {
  var description: String
}

/// The nearest configuration from a folder upwards: up to the root of the repository, or, outside of any, of the package.
func configurationPath(for folder: AbsolutePath) -> AbsolutePath? {
  let folders = [folder] + folder.ancestors
  let root =
    folders.first { exists($0.appending(".git")) } ?? folders.first { exists($0.appending(Manifest.fileName)) } ?? folder
  for folder in folders {
    let path = folder.appending(ConfigurationFile.name)
    if exists(path) { return path }
    if folder == root { return nil }
  }
  return nil
}
