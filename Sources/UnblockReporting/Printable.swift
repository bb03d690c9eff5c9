extension String {
  /// The text as it may be sent to a terminal: on one line, and without what moves its cursor or turns text around.
  ///
  /// Source lines, and the names of files, come from other people. An escape sequence in them must not act on the
  /// user's terminal, nor a bidirectional override show the line as something else.
  package var printable: String {
    guard unicodeScalars.contains(where: \.isUnprintable) else { return self }
    var scalars = UnicodeScalarView()
    scalars.append(contentsOf: unicodeScalars.map { $0.isUnprintable ? "\u{FFFD}" : $0 })
    return String(scalars)
  }
}

extension Unicode.Scalar {
  fileprivate var isUnprintable: Bool {
    switch value {
    case 0x09: false
    case 0...0x1F, 0x7F...0x9F, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
