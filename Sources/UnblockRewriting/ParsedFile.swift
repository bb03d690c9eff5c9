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
  /// Arguments that functions of the program take as autoclosures.
  var autoclosures: Set<ByteRange> = []
  /// Names of constants that other fix-its of the file declare: several may be applied at once.
  var declared: Set<String> = []
  /// The line break that the file uses.
  let newline: String

  init(_ bytes: [UInt8], path: String, autoclosureFunctions: Set<String>) {
    self.path = path
    self.bytes = bytes
    self.autoclosureFunctions = autoclosureFunctions
    newline = bytes.withUnsafeBufferPointer(hasCarriageReturns) ? "\r\n" : "\n"
    tree = bytes.withUnsafeBufferPointer { Parser.parse(source: $0) }
  }

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
}

/// Whether a line of a text ends with CR LF.
private func hasCarriageReturns(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
  var previous: UInt8 = 0
  for byte in text {
    if byte == UInt8(ascii: "\n"), previous == UInt8(ascii: "\r") { return true }
    previous = byte
  }
  return false
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
