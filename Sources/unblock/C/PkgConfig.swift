/// Asks pkg-config where the headers of a library of the system are: `-I/usr/include/libxml2`.
///
/// The program is the system's, not the package's; it gets the name and nothing else. Where it is not there, does not know the library
/// or takes longer than five seconds, nothing is known.
func pkgConfigFlags(of name: String, search: String?) -> [String] {
  guard !name.isEmpty, !name.hasPrefix("-"), name.allSatisfy({ $0.isLetter || $0.isNumber || "._+-".contains($0) }) else { return [] }
  let folders = (search ?? "").split(separator: ":").filter { $0.hasPrefix("/") }.map { AbsolutePath(String($0), in: .root) }
  guard let program = folders.map({ $0.appending("pkg-config") }).first(where: exists) else { return [] }
  guard let output = try? run(program, ["--cflags", name], input: [], seconds: 5) else { return [] }
  return shellWords(String(decoding: output, as: UTF8.self)).filter { $0.hasPrefix("-I") || $0.hasPrefix("-D") || $0.hasPrefix("-isystem") }
}

/// The words of a line, as a shell reads it: blanks part them, quotes and backslashes keep them together.
func shellWords(_ text: String) -> [String] {
  var words: [String] = []
  var word: String?
  var quote: Character?
  var isEscaped = false
  for letter in text {
    if isEscaped {
      word = (word ?? "") + String(letter)
      isEscaped = false
    } else if letter == "\\", quote != "'" {
      isEscaped = true
    } else if let open = quote {
      if letter == open { quote = nil } else { word = (word ?? "") + String(letter) }
    } else if letter == "'" || letter == "\"" {
      (quote, word) = (letter, word ?? "")
    } else if letter.isWhitespace {
      if let whole = word { words.append(whole) }
      word = nil
    } else {
      word = (word ?? "") + String(letter)
    }
  }
  return words + (word.map { [$0] } ?? [])
}
