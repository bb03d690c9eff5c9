package import UnblockModel

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
  /// Nil where the text is not there (any more): positions are known all the same.
  package let bytes: [UInt8]?
  private let lines: LineTable

  package init(_ bytes: [UInt8]) { self.init(lines: bytes.withUnsafeBufferPointer { LineTable($0) }, bytes: bytes) }

  /// - Parameter bytes: the text that the lines are of, or nil
  package init(lines: LineTable, bytes: [UInt8]?) {
    self.lines = lines
    self.bytes = bytes
  }

  package func position(at offset: Int) -> SourcePosition { lines.position(at: offset) }

  package var lineCount: Int { lines.starts.count }

  /// The offsets of a line, counted from 1, without what ends it where the text is there.
  package func bounds(ofLine line: Int) -> Range<Int> {
    let start = Int(lines.starts[line - 1])
    var end = line < lines.starts.count ? Int(lines.starts[line]) : Int(lines.size)
    while let bytes, end > start, isLineEnd(bytes[end - 1]) { end -= 1 }
    return start..<end
  }
}

extension LineTable {
  /// The position of an offset. One past the end of the text is taken for the end.
  package func position(at offset: Int) -> SourcePosition {
    let offset = min(max(offset, 0), Int(size))
    let line = starts.count(whileTrue: { $0 <= offset })
    let start = Int(starts[line - 1])
    return SourcePosition(line: line, column: offset - start + 1, utf16Column: utf16Length(from: start, to: offset) + 1, offset: offset)
  }

  private func utf16Length(from start: Int, to end: Int) -> Int {
    var length = end - start
    var place = wideLetters.count(whileTrue: { $0.offset < start })
    while place < wideLetters.count, wideLetters[place].offset < end {
      let letter = wideLetters[place]
      let shown = min(Int(letter.bytes), end - Int(letter.offset))
      // The half of a letter is no letter: it counts as U+FFFD.
      length += (shown == letter.bytes ? Int(letter.utf16) : 1) - shown
      place += 1
    }
    return length
  }
}

extension Array {
  /// How many elements, from the first on, satisfy a condition that none satisfies behind one that does not.
  ///
  /// Bisects, since files have thousands of lines and findings ask for positions at random.
  fileprivate func count(whileTrue condition: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if condition(self[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

private let lineFeed = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")

private func isLineEnd(_ byte: UInt8) -> Bool { byte == lineFeed || byte == carriageReturn }

extension LineTable {
  /// The lines of a text.
  package init(_ text: UnsafeBufferPointer<UInt8>) {
    self.init(size: UInt32(truncatingIfNeeded: text.count))
    let bytes = UnsafeRawBufferPointer(text)
    let (lineFeeds, carriageReturns) = (UInt64(eightTimes: lineFeed), UInt64(eightTimes: carriageReturn))
    var offset = 0
    while true {
      offset = bytes.firstOffset(from: offset) { $0.highBits | ($0 ^ lineFeeds).zeroBytes | ($0 ^ carriageReturns).zeroBytes }
      guard offset < text.count else { return }
      let byte = text[offset]
      if byte >= 0x80 {
        offset += appendWideLetter(at: offset, of: text)
        continue
      }
      offset += 1
      // Of a pair, the line feed ends the line.
      if byte == lineFeed || offset == text.count || text[offset] != lineFeed { starts.append(UInt32(truncatingIfNeeded: offset)) }
    }
  }

  /// - Returns: how many bytes it has; of what is not UTF-8, as many as one U+FFFD stands for
  private mutating func appendWideLetter(at offset: Int, of text: UnsafeBufferPointer<UInt8>) -> Int {
    var parser = Unicode.UTF8.ForwardParser()
    var rest = text[offset..<min(offset + 4, text.count)].makeIterator()
    var (length, utf16) = (1, 1)
    switch parser.parseScalar(from: &rest) {
    case .valid(let letter): (length, utf16) = (letter.count, letter.count == 4 ? 2 : 1)
    case .error(let count): length = count
    case .emptyInput: break
    }
    wideLetters.append(WideLetter(offset: UInt32(truncatingIfNeeded: offset), bytes: UInt32(length), utf16: UInt32(utf16)))
    return length
  }
}
