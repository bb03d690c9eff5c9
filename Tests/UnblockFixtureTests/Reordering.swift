import SwiftParser
import SwiftSyntax
import UnblockTestSupport

/// The same program, written down in another order and with more room.
struct Reordering {
  /// The declarations of each file from the last to the first, and the files in the opposite order; where a file has statements
  /// at its top level, they stay where they are.
  static func reversed(_ files: [SourceFile]) -> [SourceFile] {
    files.enumerated().map { place, file in
      let chunks = chunks(of: file)
      let path = renamed(file.path, by: "\(1000 - place)")
      return SourceFile(isScript(file) ? file.text : chunks.reversed().joined(), path: path)
    }
  }

  /// With comments and blank lines between the declarations.
  static func loosened(_ files: [SourceFile]) -> [SourceFile] {
    files.map { file in
      let chunks = chunks(of: file)
      let room = ["\n\n", "// A comment.\n", "/* Another one,\n   of two lines. */\n\n", "\n// MARK: - More\n"]
      return SourceFile(chunks.enumerated().map { room[$0 % room.count] + $1 }.joined() + "\n// The end.\n", path: file.path)
    }
  }

  private static func isScript(_ file: SourceFile) -> Bool {
    file.path.hasSuffix("main.swift") || Parser.parse(source: file.text).statements.contains { !$0.item.is(DeclSyntax.self) }
  }

  /// The whole lines of each item of a file, with those before it.
  private static func chunks(of file: SourceFile) -> [String] {
    let ends = Parser.parse(source: file.text).statements.map { $0.endPositionBeforeTrailingTrivia.utf8Offset }
    let bytes = Array((file.text + "\n").utf8)
    var result: [String] = []
    var start = 0
    for end in ends where end >= start {
      let newline = bytes[end...].firstIndex(of: UInt8(ascii: "\n"))!
      result.append(String(decoding: bytes[start...newline], as: UTF8.self))
      start = newline + 1
    }
    return result + [String(decoding: bytes[start...], as: UTF8.self)]
  }

  /// `Programs/Name/Server.swift` becomes `Programs/Name/998-Server.swift`: the name still says which file is the main one.
  private static func renamed(_ path: String, by prefix: String) -> String {
    var parts = path.split(separator: "/").map(String.init)
    parts[parts.count - 1] = prefix + "-" + parts[parts.count - 1]
    return parts.joined(separator: "/")
  }
}
