/// A place in a source file, in all the ways in which report formats count.
package struct SourcePosition: Hashable, Sendable {
  /// Counted from 1.
  package var line: Int
  /// Counted from 1, in bytes of UTF-8, as the compiler does.
  package var column: Int
  /// Counted from 1, in UTF-16 code units, as editors do.
  package var utf16Column: Int
  /// In bytes, counted from 0.
  package var offset: Int
}

/// The text of a source file, by lines.
///
/// A line ends with a line feed, a carriage return or both, as for Swift's lexer. The bytes need not be UTF-8: whatever is
/// not counts, and prints, as U+FFFD.
package struct SourceText: Sendable {
  package let bytes: [UInt8]
  /// Where each line begins. The first is 0.
  package let lineStarts: [Int]
  private let isASCII: Bool

  package init(_ bytes: [UInt8]) {
    self.bytes = bytes
    lineStarts = startsOfLines(in: bytes)
    isASCII = bytes.allSatisfy { $0 < 0x80 }
  }

  /// The position of an offset. One past the end of the text is taken for the end.
  package func position(at offset: Int) -> SourcePosition {
    let offset = min(max(offset, 0), bytes.count)
    let line = lineNumber(at: offset)
    let start = lineStarts[line - 1]
    let column = offset - start + 1
    let utf16Column = isASCII ? column : String(decoding: bytes[start..<offset], as: UTF8.self).utf16.count + 1
    return SourcePosition(line: line, column: column, utf16Column: utf16Column, offset: offset)
  }

  /// The offsets of a line, counted from 1, without what ends it.
  package func bounds(ofLine line: Int) -> Range<Int> {
    let start = lineStarts[line - 1]
    var end = line < lineStarts.count ? lineStarts[line] : bytes.count
    while end > start, isLineEnd(bytes[end - 1]) { end -= 1 }
    return start..<end
  }

  /// Bisects, since files have thousands of lines and findings ask for positions at random.
  private func lineNumber(at offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }
}

private let lineFeed = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")

private func isLineEnd(_ byte: UInt8) -> Bool { byte == lineFeed || byte == carriageReturn }

private func startsOfLines(in bytes: [UInt8]) -> [Int] {
  var starts = [0]
  bytes.withUnsafeBufferPointer { bytes in
    for index in bytes.indices where isLineEnd(bytes[index]) {
      let isFirstOfPair = bytes[index] == carriageReturn && index + 1 < bytes.count && bytes[index + 1] == lineFeed
      if !isFirstOfPair { starts.append(index + 1) }
    }
  }
  return starts
}
