import UnblockModel

/// A source line, and the line under it that points at a part of it.
struct Excerpt: Hashable, Sendable {
  var line: String
  /// `    ^~~~~`
  var marks: String
}

/// The line on which a range begins, with the part of the range that stands on it marked.
///
/// A line wider than a screen is cut on both sides of the mark.
///
/// - Returns: nil where the text is not there
func excerpt(of range: ByteRange, in text: SourceText) -> Excerpt? {
  guard let bytes = text.bytes else { return nil }
  let start = text.position(at: Int(range.start))
  let bounds = text.bounds(ofLine: start.line)
  let marked = markedBytes(of: range, in: bounds, of: bytes)
  let near = (marked.lowerBound - nearbyBytes)..<(marked.upperBound + nearbyBytes)
  let shown = scalarBounds(near.clamped(to: bounds), in: bytes)

  var before = bytes.printable(shown.lowerBound..<marked.lowerBound)
  var subject = bytes.printable(marked.lowerBound..<min(marked.upperBound, shown.upperBound))
  var after = bytes.printable(min(marked.upperBound, shown.upperBound)..<shown.upperBound)
  if before.displayWidth > widestLead {
    before = "…" + before.suffix(columns: keptLead)
  }
  let room = widestLine - before.displayWidth
  if subject.displayWidth + after.displayWidth > room {
    subject = subject.prefix(columns: room)
    after = after.prefix(columns: room - subject.displayWidth) + "…"
  }
  return Excerpt(line: before + subject + after, marks: blanks(under: before) + pointer(under: subject))
}

/// Lines are cut to about this many columns.
private let widestLine = 160
/// What stands before the mark is cut when it is wider than this, to a part that still tells where one is.
private let widestLead = 110
private let keptLead = 60
/// No more bytes than these are looked at on either side, so that a file of one line of megabytes costs nothing.
/// Enough for a screen of the widest letters with marks upon them.
private let nearbyBytes = 4 * widestLine

/// The part of a range that stands on its first line, without white space at its end.
private func markedBytes(of range: ByteRange, in line: Range<Int>, of text: [UInt8]) -> Range<Int> {
  let start = min(max(Int(range.start), line.lowerBound), line.upperBound)
  var end = min(max(Int(range.end), start), line.upperBound, start + nearbyBytes)
  while end > start, text[end - 1] == UInt8(ascii: " ") || text[end - 1] == UInt8(ascii: "\t") { end -= 1 }
  return start..<end
}

/// A range without the halves of UTF-8 sequences that stand at its ends.
private func scalarBounds(_ range: Range<Int>, in text: [UInt8]) -> Range<Int> {
  func isInsideScalar(_ offset: Int) -> Bool { offset < text.count && text[offset] & 0xC0 == 0x80 }
  var (lower, upper) = (range.lowerBound, range.upperBound)
  while lower < upper, isInsideScalar(lower) { lower += 1 }
  while upper > lower, isInsideScalar(upper) { upper -= 1 }
  return lower..<upper
}

/// Tabs stay tabs, so that the mark is in line whatever their width.
private func blanks(under text: String) -> String {
  text.map { $0 == "\t" ? "\t" : String(repeating: " ", count: $0.displayWidth) }.joined()
}

private func pointer(under text: String) -> String {
  let tildes = text.map { $0 == "\t" ? "\t" : String(repeating: "~", count: $0.displayWidth) }.joined()
  return "^" + tildes.dropFirst()
}

extension [UInt8] {
  fileprivate func printable(_ range: Range<Int>) -> String { String(decoding: self[range], as: UTF8.self).printable }
}
