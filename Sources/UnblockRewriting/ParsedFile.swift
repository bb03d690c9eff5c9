import SwiftParser
import SwiftSyntax
import UnblockModel

/// A file's syntax tree, and its text.
struct ParsedFile {
  let path: String
  let tree: SourceFileSyntax
  let bytes: [UInt8]
  /// Functions that take arguments as autoclosures.
  let autoclosureFunctions: Set<String>
  /// What it mentions that is called like a type of the runtime.
  let clashes: Set<String>
  /// Arguments that functions of the program take as autoclosures.
  var autoclosures: Set<ByteRange> = []
  /// Names of constants that other fix-its of the file declare: several may be applied at once.
  var declared: Set<String> = []

  init(_ bytes: [UInt8], path: String, autoclosureFunctions: Set<String>) {
    self.path = path
    self.bytes = bytes
    self.autoclosureFunctions = autoclosureFunctions
    tree = bytes.withUnsafeBufferPointer { Parser.parse(source: $0) }
    // Tokens are made one by one, which takes a third of the time of parsing: nearly no text has such a word, be it in a comment.
    clashes = bytes.hasWord(among: Self.namesOfTypes) ? Set(tree.tokens(viewMode: .sourceAccurate).map(\.text)).intersection(RuntimeNames.kindsOfTypes.keys) : []
  }

  private static let namesOfTypes = Set(RuntimeNames.kindsOfTypes.keys.map { Array($0.utf8) })

  func text(_ range: ByteRange) -> String { String(decoding: bytes[Int(range.start)..<Int(range.end)], as: UTF8.self) }

  func edit(_ range: ByteRange, _ replacement: String) -> FixIt.Edit {
    FixIt.Edit(range: FileRange(path: path, bytes: range), replacement: replacement)
  }

  /// The expression that takes up a range.
  func expression(at range: ByteRange) -> ExprSyntax? { node(at: range) { $0.as(ExprSyntax.self) } }

  /// The function that is declared there.
  func function(at range: ByteRange) -> FunctionDeclSyntax? { node(at: range) { $0.as(FunctionDeclSyntax.self) } }

  /// Of the nodes that take up a range, the outermost that is what is looked for.
  func node<Result>(at range: ByteRange, _ wanted: (Syntax) -> Result?) -> Result? {
    guard range.end <= bytes.count, let token = tree.token(at: AbsolutePosition(utf8Offset: Int(range.start))) else { return nil }
    var node = Syntax(token)
    while let parent = node.parent, parent.trimmedBytes.start >= range.start, parent.trimmedBytes.end <= range.end { node = parent }
    guard node.trimmedBytes == range else { return nil }
    while true {
      if let found = wanted(node) { return found }
      guard let child = node.children(viewMode: .sourceAccurate).first(where: { $0.trimmedBytes == range }) else { return nil }
      node = child
    }
  }

  /// The line break that the file uses.
  var newline: String {
    bytes.withUnsafeBytes { text in
      var offset = 0
      while let carriageReturn = text.firstOffset(of: UInt8(ascii: "\r"), from: offset) {
        offset = carriageReturn + 1
        if offset < text.count, text[offset] == UInt8(ascii: "\n") { return "\r\n" }
      }
      return "\n"
    }
  }
}

extension SyntaxProtocol {
  /// The node's text without the trivia around it.
  var trimmedBytes: ByteRange {
    ByteRange(start: positionAfterSkippingLeadingTrivia.utf8Offset, end: endPositionBeforeTrailingTrivia.utf8Offset)
  }
}

extension ByteRange {
  init(emptyAt place: UInt32) { self.init(start: Int(place), end: Int(place)) }
}

extension [UInt8] {
  /// Whether one of some words stands in a text, between what is no letter, digit or `_` of ASCII.
  fileprivate func hasWord(among words: Set<[UInt8]>) -> Bool {
    var lengths: Set<Int> = []
    var first = [Bool](repeating: false, count: 256)
    for word in words {
      lengths.insert(word.count)
      if let letter = word.first { first[Int(letter)] = true }
    }
    var place = 0
    while place < count {
      let start = place
      while place < count, self[place].isOfWord { place += 1 }
      if place > start, first[Int(self[start])], lengths.contains(place - start), words.contains(Array(self[start..<place])) { return true }
      if place == start { place += 1 }
    }
    return false
  }
}
