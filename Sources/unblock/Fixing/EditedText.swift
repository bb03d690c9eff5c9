import UnblockModel

/// A text after edits, and where they are in it.
struct EditedText: Sendable {
  struct PlacedEdit: Sendable {
    var edit: FixIt.Edit
    /// The bytes of the new text that it wrote.
    var range: Range<Int>
  }

  private(set) var bytes: [UInt8] = []
  private(set) var placed: [PlacedEdit] = []

  /// Applies edits of one file. Equal ones count once; of two that overlap the second is passed over.
  ///
  /// Lines of replacements end like those of the text, and nothing is put before a byte order mark.
  init(_ source: [UInt8], applying edits: [FixIt.Edit]) {
    let hasCRLF = source.hasCRLF
    var position = 0
    var last: FixIt.Edit?
    bytes.reserveCapacity(source.count + edits.reduce(0) { $0 + $1.replacement.utf8.count })
    for edit in edits.inOrder where edit != last {
      let range = edit.range.bytes.behindMark(of: source).clamped(to: source)
      guard range.lowerBound >= position else { continue }
      bytes += source[position..<range.lowerBound]
      let start = bytes.count
      bytes += hasCRLF ? Array(edit.replacement.utf8).withCRLF : Array(edit.replacement.utf8)
      placed.append(PlacedEdit(edit: edit, range: start..<bytes.count))
      position = range.upperBound
      last = edit
    }
    bytes += source[position...]
  }

  /// The lines, counted from 1, on which an edit's text stands; of a deletion, the line where something was. Nil if it was not applied.
  func lines(of edit: FixIt.Edit) -> ClosedRange<Int>? {
    guard let range = placed.first(where: { $0.edit == edit })?.range else { return nil }
    let first = 1 + bytes[..<range.lowerBound].count { $0 == UInt8(ascii: "\n") }
    return first...(first + bytes[range].count { $0 == UInt8(ascii: "\n") })
  }
}

/// The texts of files after fix-its.
func texts(_ sources: [String: [UInt8]], applying fixIts: [FixIt]) -> [String: EditedText] {
  let edits = Dictionary(grouping: fixIts.flatMap(\.edits), by: \.range.path)
  return edits.reduce(into: [:]) { result, entry in
    if let source = sources[entry.key] { result[entry.key] = EditedText(source, applying: entry.value) }
  }
}

extension [UInt8] {
  /// Whether lines end with carriage return and line feed: the first one tells.
  var hasCRLF: Bool {
    guard let end = firstIndex(of: UInt8(ascii: "\n")) else { return false }
    return end > 0 && self[end - 1] == UInt8(ascii: "\r")
  }

  /// The text with a carriage return before each line feed that has none.
  var withCRLF: [UInt8] {
    var result: [UInt8] = []
    for byte in self {
      if byte == UInt8(ascii: "\n"), result.last != UInt8(ascii: "\r") { result.append(UInt8(ascii: "\r")) }
      result.append(byte)
    }
    return result
  }
}

private let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

extension ByteRange {
  fileprivate func behindMark(of source: [UInt8]) -> ByteRange {
    guard start < byteOrderMark.count, source.starts(with: byteOrderMark) else { return self }
    return ByteRange(start: byteOrderMark.count, end: Swift.max(Int(end), byteOrderMark.count))
  }
}
