import CUnblockClang

/// A `compile_commands.json`: how each file of a project is compiled, written down by its build system.
package struct CompilationDatabase {
  private var arguments: [String: [String]] = [:]

  /// Nil where there is none in the folder, or it cannot be read.
  package init?(folder: String, _ clang: LibClang) {
    var status: Int32 = 0
    guard let database = clang.readCompilationDatabase(folder, &status), status == 0 else { return nil }
    defer { clang.disposeCompilationDatabase(database) }
    guard let commands = clang.getAllCompileCommands(database) else { return nil }
    defer { clang.disposeCompileCommands(commands) }
    for place in 0..<clang.getCommandCount(commands) {
      guard let command = clang.getCommand(commands, place) else { continue }
      let directory = clang.string(clang.getCommandDirectory(command))
      let file = clang.string(clang.getCommandFile(command))
      let path = normalized(file.hasPrefix("/") ? file : directory + "/" + file)
      let all = (0..<clang.getCommandArgumentCount(command)).map { clang.string(clang.getCommandArgument(command, $0)) }
      if arguments[path] == nil { arguments[path] = ["-working-directory=" + directory] + plain(all, file) }
    }
  }

  /// The arguments for a file, by its path from the root; nil where it is not listed.
  package func arguments(for path: String) -> [String]? { arguments[normalized(path)] }

  /// Without the compiler, the file itself, and what only matters to the output.
  private func plain(_ all: [String], _ file: String) -> [String] {
    var result: [String] = []
    var isSkipping = false
    for argument in all.dropFirst() {
      if isSkipping { isSkipping = false; continue }
      switch argument {
      case "-o", "-MF", "-MT", "-MQ": isSkipping = true
      case "-c", "-MD", "-MMD", "-MP", "--", file: break
      default: result.append(argument)
      }
    }
    return result
  }
}
