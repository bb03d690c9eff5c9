import CUnblockClang
package import UnblockModel

/// A C or Objective-C file, and how it is compiled.
package struct CSource: Hashable, Sendable {
  package var path: String
  /// Of the compiler, without the file.
  package var arguments: [String]
  /// Folders whose headers belong to the package, and are summarized with the files that include them.
  package var ownFolders: [String]
  /// Modules whose functions the file may call: in C, whatever is linked.
  package var imports: [String]

  package init(path: String, arguments: [String], ownFolders: [String], imports: [String]) {
    self.path = path
    self.arguments = arguments
    self.ownFolders = ownFolders
    self.imports = imports
  }
}

/// The summary of a file, or of a header that it includes.
package struct CFileSummary: Sendable {
  package var path: String
  package var summary: FileSummary

  package init(path: String, summary: FileSummary) {
    self.path = path
    self.summary = summary
  }
}

/// What a translation unit tells.
package struct CUnitSummary: Sendable {
  /// The file itself first.
  package var files: [CFileSummary]
  /// No header was missing: the same texts give the same summaries, wherever and whenever they are read.
  package var isComplete: Bool
}

/// Summarizes a C file and those of its headers that belong to the package and have something to tell.
///
/// The summaries are of the same form as those of Swift files: functions of C are functions of their module with parameters without labels.
/// Errors are tolerated: what parses is used, and each file's errors become its notes. Expressions are walked recursively, so
/// call this on a thread with a stack of at least 64 MiB.
///
/// - Parameter inclusion: is told the path and the text, as libclang read it, of each file that the summaries depend on, the file itself among
///   them; no text where libclang does not give it
/// - Returns: nil where libclang can do nothing with the file, because it is not there or libclang failed
package func summarize(
  _ source: CSource, with clang: LibClang, inclusion: (String, UnsafeRawBufferPointer?) -> Void = { _, _ in }
) -> CUnitSummary? {
  guard let unit = ClangUnit(clang, file: source.path, arguments: source.arguments) else { return nil }
  let builder = UnitBuilder(unit, source)
  builder.build()
  for file in unit.inclusions {
    let text = unit.text(of: file)
    inclusion(unit.name(of: file), text.baseAddress == nil ? nil : UnsafeRawBufferPointer(text))
  }
  return CUnitSummary(files: builder.summaries, isComplete: !unit.hasFatalError)
}
