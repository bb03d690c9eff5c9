import SwiftSyntax
import UnblockModel

/// Comments for which a replacement has no place.
extension ParsedFile {
  /// Edits with such comments on lines of their own, before the statement around what they stood in.
  func edits(_ edits: [FixIt.Edit], withComments comments: [String], beforeStatementOf expression: ExprSyntax) -> [FixIt.Edit] {
    let start = expression.statement.trimmedBytes.start
    let text = comments.map { $0 + newline + indentation(before: start) }.joined()
    var result = edits
    // Two edits at one place would have no order.
    if let first = result.firstIndex(where: { $0.range.bytes.start == start }) {
      result[first].replacement = text + result[first].replacement
    } else {
      result.append(edit(ByteRange(emptyAt: start), text))
    }
    return result
  }
}

extension ExprSyntax {
  /// The innermost statement around it, or all that it belongs to.
  fileprivate var statement: Syntax {
    var node = Syntax(self)
    while let parent = node.parent, !node.is(CodeBlockItemSyntax.self) { node = parent }
    return node
  }
}
