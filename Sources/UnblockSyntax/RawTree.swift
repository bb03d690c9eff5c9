@_spi(RawSyntax) import SwiftSyntax
import UnblockModel

// The builder walks the raw tree: SwiftSyntax's own nodes keep their parents, and so allocate and count references for each node
// that is touched, which takes longer than all that is done with it. What a raw node lacks is its place in the file, and a
// sequence of the elements of a list. Both are here.

extension RawSyntaxNodeProtocol {
  /// The first token that the text has of a node; nil if all of it is missing.
  var firstToken: RawSyntaxTokenView? {
    var node = raw
    while true {
      if let token = node.tokenView { return token.presence == .present ? token : nil }
      guard let children = node.layoutView?.children, let next = children.first(where: { $0.map { $0.byteLength > 0 } ?? false }), let next
      else { return nil }
      node = next
    }
  }

  /// The last token that the text has of a node; nil if all of it is missing.
  var lastToken: RawSyntaxTokenView? {
    var node = raw
    while true {
      if let token = node.tokenView { return token.presence == .present ? token : nil }
      guard let children = node.layoutView?.children, let next = children.last(where: { $0.map { $0.byteLength > 0 } ?? false }), let next
      else { return nil }
      node = next
    }
  }
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

  func range(of token: RawSyntaxTokenView) -> ByteRange {
    let start = offset(of: token.rawText)
    return ByteRange(start: start, end: start + token.rawText.count)
  }

  /// Where a node stands, without the white space around it.
  func range(of node: some RawSyntaxNodeProtocol) -> ByteRange {
    guard let first = node.firstToken, let last = node.lastToken else { return ByteRange(start: 0, end: 0) }
    return ByteRange(start: offset(of: first.rawText), end: end(of: last))
  }

  /// Where a node ends that begins at a known place.
  func end(of node: some RawSyntaxNodeProtocol) -> Int { node.lastToken.map { end(of: $0) } ?? 0 }

  /// Where a node stands, with the white space and the comments around it.
  func fullRange(of node: some RawSyntaxNodeProtocol) -> ByteRange {
    guard let first = node.firstToken, let last = node.lastToken else { return ByteRange(start: 0, end: 0) }
    return ByteRange(
      start: offset(of: first.rawText) - first.leadingTriviaByteLength, end: end(of: last) + last.trailingTriviaByteLength)
  }

  private func end(of token: RawSyntaxTokenView) -> Int { offset(of: token.rawText) + token.rawText.count }
}

/// A node that is a list of others.
protocol RawSyntaxList: RawSyntaxNodeProtocol, Sequence where Element: RawSyntaxNodeProtocol {}

extension RawSyntaxList {
  func makeIterator() -> RawSyntaxListIterator<Element> { RawSyntaxListIterator(raw) }
  var underestimatedCount: Int { count }
  var count: Int { raw.layoutView?.children.count ?? 0 }
  var first: Element? { first { _ in true } }
}

struct RawSyntaxListIterator<Element: RawSyntaxNodeProtocol>: IteratorProtocol {
  private let children: RawSyntaxLayoutView?
  private var index = 0

  init(_ list: RawSyntax) { children = list.layoutView }

  mutating func next() -> Element? {
    guard let children = children?.children else { return nil }
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
