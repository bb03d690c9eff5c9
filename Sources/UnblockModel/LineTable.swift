/// Where the lines of a text begin, and what in it is not ASCII: enough to tell the line and column of any offset without the text.
package struct LineTable: Hashable, Sendable {
  /// A letter of more than one byte.
  package struct WideLetter: Hashable, Sendable {
    package var offset: UInt32
    /// In bytes of the text. What is not UTF-8 is one piece up to the next ASCII letter.
    package var bytes: UInt32
    package var utf16: UInt32

    package init(offset: UInt32, bytes: UInt32, utf16: UInt32) {
      self.offset = offset
      self.bytes = bytes
      self.utf16 = utf16
    }
  }

  /// The bytes of the text.
  package var size: UInt32
  /// The first is 0.
  package var starts: [UInt32]
  package var wideLetters: [WideLetter]

  package init(size: UInt32 = 0, starts: [UInt32] = [0], wideLetters: [WideLetter] = []) {
    self.size = size
    self.starts = starts
    self.wideLetters = wideLetters
  }
}

/// What is kept of a source file when its text has been read.
package struct SummarizedSource: Sendable {
  package var summary: FileSummary
  package var lines: LineTable

  package init(summary: FileSummary, lines: LineTable) {
    self.summary = summary
    self.lines = lines
  }
}
