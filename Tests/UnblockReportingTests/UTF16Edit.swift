/// An edit as editors are told of it.
struct UTF16Edit {
  var start: (line: Int, column: Int)
  var end: (line: Int, column: Int)
  var text: String
}

/// Applies edits, the last of the text first, as an editor does: lines and UTF-16 code units are counted in the text without a byte order mark.
///
/// - Parameter firstLine: what lines and columns are counted from
func applying(_ edits: [UTF16Edit], to text: String, firstLine: Int) -> String {
  let hasMark = text.unicodeScalars.first == "\u{FEFF}"
  var units = Array(hasMark ? String(text.unicodeScalars.dropFirst()).utf16 : text.utf16)
  let starts = [0] + units.indices.filter { units[$0] == 0x0A }.map { $0 + 1 }
  func offset(_ place: (line: Int, column: Int)) -> Int { starts[place.line - firstLine] + place.column - firstLine }
  for edit in edits { units.replaceSubrange(offset(edit.start)..<offset(edit.end), with: edit.text.utf16) }
  return (hasMark ? "\u{FEFF}" : "") + String(decoding: units, as: UTF16.self)
}
