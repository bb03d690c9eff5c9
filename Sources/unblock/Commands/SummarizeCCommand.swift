import ArgumentParser
import UnblockClang
import UnblockCoding
import UnblockModel

/// Reads C in a process of its own, started by the linter: libclang may crash on a file, and takes its process with it.
///
/// The request is standard input, the answers are standard output (`CReading.swift`).
struct SummarizeCCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "summarize-c", abstract: "Read C files for another process of this program.", shouldDisplay: false)

  func run() throws {
    guard let bytes = try? Stream.input.read(upTo: 1 << 30), let request = CRequest(bytes: bytes) else { throw ExitStatus.trouble.exitCode }
    // libclang would try to go on after a crash of its own; a new process is in a better state.
    setEnvironment("LIBCLANG_DISABLE_CRASH_RECOVERY", "1")
    // Syntax trees are walked recursively.
    onLargeStack { answer(request) }
  }
}

private func answer(_ request: CRequest) {
  func say(_ answer: CAnswer) { try? Stream.output.write(answer.bytes) }
  guard let clang = load(request.libraries, say) else { return }
  say(.library(path: clang.path, version: clang.version))
  let headers = ownHeaders(of: clang)
  let database = request.database.isEmpty ? nil : CompilationDatabase(folder: request.database, clang)
  for (place, source) in request.sources.enumerated() {
    say(.begin(place))
    limitTime(seconds: 300)
    var source = source
    if let arguments = database?.arguments(for: source.path) { source.arguments = arguments }
    // Behind twenty errors libclang would stop.
    source.arguments = headers + source.arguments + ["-ferror-limit=0"]
    var inclusions = CInclusions(folder: currentFolder())
    if let unit = summarize(source, with: clang, inclusion: { inclusions.add($0, $1) }) {
      for file in unit.files { say(.summary(path: file.path, encoded: SummarizedSource(summary: file.summary, lines: LineTable()).encoded)) }
      if unit.isComplete, let encoded = inclusions.encoded { say(.inclusions(encoded)) }
    } else {
      say(.failed)
    }
    say(.end)
  }
}

private func load(_ libraries: [String], _ say: (CAnswer) -> Void) -> LibClang? {
  var reasons: [String] = []
  for path in libraries {
    do throws(LibClangError) {
      return try LibClang(path: path)
    } catch {
      reasons.append(error.description)
    }
  }
  say(.noLibrary(reasons.joined(separator: "; ")))
  return nil
}

/// The headers that belong to the compiler itself (`stddef.h`) lie beside the library; some libraries look for them elsewhere.
private func ownHeaders(of clang: LibClang) -> [String] {
  let digits = clang.version.drop { !$0.isNumber }.prefix { $0.isNumber }
  guard let folder = AbsolutePath(clang.path, in: .root).parent?.appending("clang") else { return [] }
  let versions = [String(digits)] + ((try? names(in: folder)) ?? []).compactMap { $0 }.filter { $0.hasPrefix(digits + ".") }
  let found = versions.map(folder.appending).first { exists($0.appending("include").appending("stddef.h")) }
  return found.map { ["-resource-dir", $0.string] } ?? []
}
