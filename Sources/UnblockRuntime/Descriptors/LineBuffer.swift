/// Bytes that were read and not yet handed out as lines.
struct LineBuffer: Sendable {
  private var bytes: [UInt8] = []
  /// Where the next line begins.
  private var start = 0
  /// Up to where no line ends.
  private var searched = 0

  /// How many bytes of a line that has not ended are there.
  var count: Int { bytes.count - start }

  mutating func append(_ chunk: [UInt8]) {
    if start > 0 {
      bytes.removeFirst(start)
      searched -= start
      start = 0
    }
    bytes += chunk
  }

  /// The next line that has ended, or nil.
  mutating func takeLine(strippingNewline: Bool) -> String? {
    let newline = UInt8(ascii: "\n")
    let end = bytes[searched...].firstIndex(of: newline)
    guard let end else {
      searched = bytes.count
      return nil
    }
    let line = text(upTo: end + 1, strippingNewline: strippingNewline)
    start = end + 1
    searched = start
    return line
  }

  /// What is left at the end of the file, or nil if that is nothing.
  mutating func takeRest() -> String? {
    guard count > 0 else { return nil }
    let rest = text(upTo: bytes.count, strippingNewline: false)
    self = LineBuffer()
    return rest
  }

  private func text(upTo end: Int, strippingNewline: Bool) -> String {
    var end = end
    if strippingNewline {
      end -= 1
      if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    }
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }
}
