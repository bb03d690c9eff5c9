import SwiftParser
import SwiftSyntax
package import UnblockModel

/// Summarizes one Swift source file.
///
/// Parsing never fails: text that is not Swift yields a summary of what could be understood, and a note.
/// The text is taken as UTF-8; ill-formed bytes are passed over as the parser does.
///
/// Syntax trees are as deep as the expressions they stand for, and are walked recursively: call this on a thread with a stack
/// of at least 64 MiB. Deeper than `SummaryBuilder.maximumDepth` nothing is looked at, and a note says so.
package func summarize(_ text: UnsafeBufferPointer<UInt8>, configuration: BuildSettings) -> FileSummary {
  let tree = Parser.parse(source: text)
  let builder = SummaryBuilder(configuration: configuration)
  builder.lower(file: tree)
  if tree.hasError { builder.noteErrors(in: tree) }
  if text.contains(marker: "unblock:") { builder.readComments(of: tree, text: text) }
  return builder.summary
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether the bytes of an ASCII word occur.
  fileprivate func contains(marker: StaticString) -> Bool {
    let count = marker.utf8CodeUnitCount
    guard self.count >= count else { return false }
    let first = marker.utf8Start[0]
    var index = 0
    while index <= self.count - count {
      if self[index] == first, (1..<count).allSatisfy({ self[index + $0] == marker.utf8Start[$0] }) { return true }
      index += 1
    }
    return false
  }
}
