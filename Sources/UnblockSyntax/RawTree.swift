@_spi(RawSyntax) import SwiftSyntax
import UnblockModel

// The builder walks the raw tree: SwiftSyntax's own nodes keep their parents, and so allocate and count references for each node
// that is touched, which takes longer than all that is done with it. What a raw node lacks is its place in the file, and a
// sequence of the elements of a list. Both are here.

extension RawSyntaxNodeProtocol {
  /// The first token that the text has of a node; nil if all of it is missing.
  var firstToken: RawSyntaxTokenView? {
    var node = raw
    while let children = node.layoutView?.children {
      var index = 0
      while index < children.count, children[index].isMissing { index += 1 }
      guard index < children.count, let next = children[index] else { return nil }
      node = next
    }
    return node.presentToken
  }

  /// The last token that the text has of a node; nil if all of it is missing.
  var lastToken: RawSyntaxTokenView? {
    var node = raw
    while let children = node.layoutView?.children {
      var index = children.count - 1
      while index >= 0, children[index].isMissing { index -= 1 }
      guard index >= 0, let next = children[index] else { return nil }
      node = next
    }
    return node.presentToken
  }
}

extension RawSyntax {
  /// The token that this is, if the text has it.
  fileprivate var presentToken: RawSyntaxTokenView? { tokenView.flatMap { $0.presence == .present ? $0 : nil } }
}

extension RawSyntax? {
  /// Whether the text has nothing of it.
  fileprivate var isMissing: Bool { map { $0.byteLength == 0 } ?? true }
}

/// Turns the places of tokens in memory into offsets in the file.
struct TextOrigin {
  private let start: UnsafePointer<UInt8>?

  /// - Parameter file: a tree that was parsed from text: its tokens are parts of that text
  init(_ file: RawSourceFileSyntax) {
    let first = file.firstToken
    start = first.flatMap { token in token.rawText.baseAddress.map { $0 - token.leadingTriviaByteLength } }
  }

  /// Where the text of a token begins. A token that is not part of the text is at its beginning.
  func offset(of text: SyntaxText) -> Int {
    guard let start, let place = text.baseAddress else { return 0 }
    return place - start
  }

  func range(of text: SyntaxText) -> ByteRange {
    let start = offset(of: text)
    return ByteRange(start: start, end: start + text.count)
  }

  /// Where a token stands, which the text may lack.
  func range(of token: RawTokenSyntax) -> ByteRange {
    let token = token.tokenView
    return token.presence == .present ? range(of: token.rawText) : ByteRange(start: 0, end: 0)
  }

  /// Where a node stands, without the white space around it.
  func range(of node: some RawSyntaxNodeProtocol) -> ByteRange {
    guard let first = node.firstToken, let last = node.lastToken else { return ByteRange(start: 0, end: 0) }
    return ByteRange(start: offset(of: first.rawText), end: end(of: last))
  }

  /// The text of a node, without the white space around it.
  func bytes(of node: some RawSyntaxNodeProtocol) -> [UInt8] {
    let range = range(of: node)
    return Array(UnsafeBufferPointer(start: start.map { $0 + Int(range.start) }, count: Int(range.end - range.start)))
  }

  /// Where a node ends that begins at a known place.
  func end(of node: some RawSyntaxNodeProtocol) -> Int { node.lastToken.map { end(of: $0) } ?? 0 }

  /// Where a node stands, with the white space and the comments around it.
  func fullRange(of node: some RawSyntaxNodeProtocol) -> ByteRange {
    guard let first = node.firstToken, let last = node.lastToken else { return ByteRange(start: 0, end: 0) }
    return ByteRange(
      start: offset(of: first.rawText) - first.leadingTriviaByteLength, end: end(of: last) + last.trailingTriviaByteLength)
  }

  private func end(of token: RawSyntaxTokenView) -> Int {
    let text = token.rawText
    return offset(of: text) + text.count
  }
}

/// A node that is a list of others.
protocol RawSyntaxList: RawSyntaxNodeProtocol, Sequence where Element: RawSyntaxNodeProtocol {}

extension RawSyntaxList {
  func makeIterator() -> RawSyntaxListIterator<Element> { RawSyntaxListIterator(raw) }
  var underestimatedCount: Int { count }
  var count: Int { raw.layoutView?.children.count ?? 0 }
  var first: Element? {
    var iterator = makeIterator()
    return iterator.next()
  }
}

struct RawSyntaxListIterator<Element: RawSyntaxNodeProtocol>: IteratorProtocol {
  private let children: RawSyntaxBuffer?
  private var index = 0

  init(_ list: RawSyntax) { children = list.layoutView?.children }

  mutating func next() -> Element? {
    guard let children else { return nil }
    while index < children.count {
      defer { index += 1 }
      if let child = children[index], let element = Element(child) { return element }
    }
    return nil
  }
}

/// A declaration of a type, or an extension.
protocol RawTypeDeclaration: RawSyntaxNodeProtocol {
  var attributes: RawAttributeListSyntax { get }
  var modifiers: RawDeclModifierListSyntax { get }
  var inheritanceClause: RawInheritanceClauseSyntax? { get }
  var genericWhereClause: RawGenericWhereClauseSyntax? { get }
  var memberBlock: RawMemberBlockSyntax { get }
}

protocol RawNamedTypeDeclaration: RawTypeDeclaration {
  var name: RawTokenSyntax { get }
}

extension RawStructDeclSyntax: RawNamedTypeDeclaration {}
extension RawClassDeclSyntax: RawNamedTypeDeclaration {}
extension RawEnumDeclSyntax: RawNamedTypeDeclaration {}
extension RawActorDeclSyntax: RawNamedTypeDeclaration {}
extension RawProtocolDeclSyntax: RawNamedTypeDeclaration {}
extension RawExtensionDeclSyntax: RawTypeDeclaration {}
