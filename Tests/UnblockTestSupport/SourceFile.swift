/// A file of a test.
package struct SourceFile: Hashable, Sendable {
  package var path: String
  package var text: String

  package init(_ text: String, path: String = "File.swift") {
    self.path = path
    self.text = text
  }

  /// The line, from 1, in which a byte stands.
  package func line(at offset: UInt32) -> Int { 1 + text.utf8.prefix(Int(offset)).count { $0 == UInt8(ascii: "\n") } }

  /// The text of a stretch of bytes.
  package func text(from start: UInt32, to end: UInt32) -> String {
    String(decoding: text.utf8.dropFirst(Int(start)).prefix(Int(end - start)), as: UTF8.self)
  }

  /// The lines, without their ends.
  package var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
}
