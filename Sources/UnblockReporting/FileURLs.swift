import UnblockModel

/// The URL of a file (RFC 8089), as editors and other tools exchange it.
///
/// - Parameter path: from the working directory, or from the root
func fileURL(_ path: String, in workingDirectory: String) -> String {
  if path.hasPrefix("/") { return "file://" + percentEncoded(path) }
  let folder = workingDirectory.hasSuffix("/") ? workingDirectory : workingDirectory + "/"
  return "file://" + percentEncoded(folder + path)
}

/// A path as part of a URL (RFC 3986, section 3.3): everything but unreserved characters and slashes is given by its bytes.
func percentEncoded(_ path: String) -> String {
  path.utf8.reduce(into: "") { text, byte in
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
      text.unicodeScalars.append(UnicodeScalar(byte))
    default:
      let digits = String(byte, radix: 16, uppercase: true)
      text += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
    }
  }
}

extension SourceTexts {
  /// Where a range begins and ends as editors count: UTF-16 code units, and a byte order mark is no letter of the text.
  func editorPlaces(of range: FileRange) -> (start: SourcePosition, end: SourcePosition) {
    let hasMark = self[range.path].bytes?.starts(with: [0xEF, 0xBB, 0xBF]) ?? false
    func place(_ position: SourcePosition) -> SourcePosition {
      guard hasMark, position.line == 1, position.utf16Column > 1 else { return position }
      var result = position
      result.utf16Column -= 1
      return result
    }
    return (place(start(of: range)), place(end(of: range)))
  }
}
