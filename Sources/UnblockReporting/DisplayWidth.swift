extension String {
  /// How many columns of a terminal the text takes, a tab counted as one.
  var displayWidth: Int { reduce(0) { $0 + $1.displayWidth } }

  /// The longest beginning that takes no more columns than these.
  func prefix(columns: Int) -> String {
    var room = columns
    return String(prefix { character in
      room -= character.displayWidth
      return room >= 0
    })
  }

  /// The longest end that takes no more columns than these.
  func suffix(columns: Int) -> String {
    String(String(reversed()).prefix(columns: columns).reversed())
  }
}

extension Character {
  /// 0, 1 or 2, as most terminals draw it. Whether an ambiguous one is narrow is up to the user's font: it counts as narrow.
  var displayWidth: Int {
    if isASCII { return 1 }
    if unicodeScalars.contains(emojiSelector) { return 2 }
    return unicodeScalars.map(\.displayWidth).max() ?? 0
  }
}

/// Asks for the emoji in place of the plain sign before it.
private let emojiSelector: Unicode.Scalar = "\u{FE0F}"

extension Unicode.Scalar {
  fileprivate var displayWidth: Int {
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: 0
    default: properties.isEmojiPresentation || isEastAsianWide ? 2 : 1
    }
  }

  /// The blocks that Unicode's EastAsianWidth.txt calls wide or full-width, without the gaps inside them.
  private var isEastAsianWide: Bool {
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
      true
    default: false
    }
  }
}
