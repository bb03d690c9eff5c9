import SwiftSyntax
import UnblockModel

extension ParsedFile {
  /// What imports modules that the file does not import yet.
  ///
  /// A file may name types of other modules that are called like types of the runtime, such as NIO's `SocketAddress`. It imports what the
  /// new text names and nothing else, so that they go on meaning what they mean.
  ///
  /// - Parameter text: what of the modules is named, in code
  /// - Returns: nil if that cannot be told apart from what other modules declare
  func imports(of modules: [String], for text: String) -> [FixIt.Edit]? {
    var missing = modules.filter { !isImported($0) }.sorted()
    guard !missing.isEmpty else { return [] }
    if missing.contains(RuntimeNames.module), !clashes.isEmpty {
      guard let declarations = RuntimeNames.declarations(namedIn: text, butNot: clashes) else { return nil }
      missing = missing.filter { $0 != RuntimeNames.module } + declarations.filter { !isImported(String($0.split(separator: " ")[1])) }
    }
    return missing.isEmpty ? [] : [added(missing.map { "import " + $0 })]
  }

  private var importedPaths: [ImportDeclSyntax] { tree.statements.compactMap { $0.item.as(ImportDeclSyntax.self) } }

  private func isImported(_ path: String) -> Bool { importedPaths.contains { $0.path.trimmedDescription == path } }

  private func added(_ lines: [String]) -> FixIt.Edit {
    if let last = importedPaths.last {
      return edit(ByteRange(emptyAt: last.trimmedBytes.end), lines.map { newline + $0 }.joined())
    }
    let start = tree.statements.first?.trimmedBytes.start ?? UInt32(bytes.count)
    return edit(ByteRange(emptyAt: start), lines.map { $0 + newline }.joined() + newline)
  }
}

/// What UnblockRuntime declares outside of other declarations: a test compares it with the list of its public API.
package enum RuntimeNames {
  static let module = "UnblockRuntime"

  package static let kindsOfTypes = [
    "AsyncBarrier": "class", "AsyncGroup": "class", "AsyncSemaphore": "class", "BlockingWaitError": "enum", "Descriptor": "struct",
    "DescriptorBytes": "struct", "DescriptorChunks": "struct", "DescriptorLines": "struct", "LatenessHistogram": "struct", "Pace": "struct",
    "PinnedThread": "class", "PollBackoff": "struct", "ProcessExit": "enum", "RunningTask": "struct", "SocketAddress": "struct",
    "StallMonitor": "class", "StandardInput": "enum", "SystemError": "struct", "ThreadPool": "class", "ThreadPoolError": "enum",
    "TimeoutError": "struct", "TooManyAttemptsError": "struct", "Unblocked": "enum", "UnblockedCalls": "struct", "YieldingSequence": "struct",
  ]

  /// An import of `poll` alone would hide the C library's.
  private static let functions: Set<String> = [
    "offload", "offloadNonisolated", "offloadUnlessCancelled", "offloadWithErrno", "pollFileLock", "pollProcessExit", "pollSemaphore", "runTask",
    "runTaskAndWait",
  ]

  /// What stands behind `import` to name the declarations that a text names.
  static func declarations(namedIn text: String, butNot clashes: Set<String>) -> [String]? {
    let words = Set(text.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init))
    guard clashes.isDisjoint(with: words), !words.contains("poll") else { return nil }
    let named = words.filter { functions.contains($0) }.map { "func \(module).\($0)" } + words.compactMap { name in kindsOfTypes[name].map { "\($0) \(module).\(name)" } }
    // Extensions come with any of its declarations.
    return named.isEmpty ? ["struct \(module).UnblockedCalls"] : named.sorted()
  }
}
