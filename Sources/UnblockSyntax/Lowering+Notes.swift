@_spi(RawSyntax) import SwiftSyntax
import UnblockModel

extension SummaryBuilder {
  mutating func noteDepth() {
    let message = "this is nested too deeply; what is inside is not looked at"
    guard summary.notes.last?.message != message else { return }
    summary.notes.append(Note(range: ByteRange(start: 0, end: 0), message: message))
  }

  /// Notes the first place at which the text is not Swift.
  mutating func noteErrors(in tree: SourceFileSyntax) {
    let place = firstError(in: Syntax(tree))
    let start = place?.utf8Offset ?? 0
    summary.notes.append(Note(range: ByteRange(start: start, end: start), message: "this is not valid Swift; what stands near it may be missed"))
  }

  private mutating func firstError(in tree: Syntax) -> AbsolutePosition? {
    var node = tree
    while true {
      if node.is(UnexpectedNodesSyntax.self) { return node.positionAfterSkippingLeadingTrivia }
      if let token = node.as(TokenSyntax.self) { return token.positionAfterSkippingLeadingTrivia }
      let next = node.children(viewMode: .all).first { child in
        child.hasError || child.is(UnexpectedNodesSyntax.self) || child.as(TokenSyntax.self)?.presence == .missing
      }
      guard let next else { return node.positionAfterSkippingLeadingTrivia }
      node = next
    }
  }
}
