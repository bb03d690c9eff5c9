import SwiftParser
@_spi(RawSyntax) import SwiftSyntax
package import UnblockModel

/// Summarizes one Swift source file.
///
/// Parsing never fails: text that is not Swift yields a summary of what could be understood, and a note.
/// The text is taken as UTF-8; ill-formed bytes are passed over as the parser does.
///
/// Syntax trees are as deep as the expressions they stand for, and are walked recursively: call this on a thread with a stack
/// of at least 64 MiB. Deeper than `SummaryBuilder.maximumDepth` nothing is looked at, and a note says so.
package func summarize(_ text: UnsafeBufferPointer<UInt8>, configuration: BuildSettings) -> FileSummary {
  if let bracket = text.firstOfTooManyBrackets() { return .tooDeep(at: bracket) }
  let tree = Parser.parse(source: text)
  guard let file = RawSourceFileSyntax(tree.raw) else { preconditionFailure("a parsed file is a source file") }
  var builder = SummaryBuilder(configuration: configuration, origin: TextOrigin(file))
  builder.lower(file: file)
  if tree.hasError { builder.noteErrors(in: tree) }
  if text.contains(marker: "unblock:") { builder.readComments(of: tree, text: text) }
  return builder.summary
}

extension FileSummary {
  /// The summary of a file that is not looked at.
  fileprivate static func tooDeep(at offset: Int) -> FileSummary {
    var summary = FileSummary()
    let range = ByteRange(start: 0, end: 0)
    summary.names = ["top-level code"]
    summary.functions = [Function(kind: .topLevel, name: Name(0), nameRange: range, range: range)]
    summary.notes = [
      Note(range: ByteRange(start: offset, end: offset), message: "brackets are nested too deeply here; this file is not looked at")
    ]
    return summary
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Where more brackets open, one in the other, than SwiftParser reads in reasonable time: each `[` that directly follows another
  /// doubles the time that it looks ahead, to tell `[n of T]` from a literal.
  fileprivate func firstOfTooManyBrackets() -> Int? {
    var offset = 0
    while let first = UnsafeRawBufferPointer(self).firstOffset(of: UInt8(ascii: "["), from: offset) {
      var count = 1
      offset = first + 1
      while offset < self.count, count > 0 {
        switch self[offset] {
        case UInt8(ascii: "["):
          count += 1
          if count > 14 { return offset }
        case UInt8(ascii: "("), UInt8(ascii: "<"), UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\t"), UInt8(ascii: "\r"): break
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"): break
        default: count = 0
        }
        offset += 1
      }
    }
    return nil
  }

  /// Whether the bytes of an ASCII word occur that ends in a byte that is rare.
  fileprivate func contains(marker: StaticString) -> Bool {
    let length = marker.utf8CodeUnitCount
    var offset = length - 1
    while let last = UnsafeRawBufferPointer(self).firstOffset(of: marker.utf8Start[length - 1], from: offset) {
      if (1..<length).allSatisfy({ self[last - $0] == marker.utf8Start[length - 1 - $0] }) { return true }
      offset = last + 1
    }
    return false
  }
}
