import SwiftSyntax
import UnblockModel

/// Comments for which a replacement has no place.
extension ParsedFile {
  /// Edits with such comments before the statement around what they stood in: on lines of their own, unless something else stands on the line before it.
  func edits(_ edits: [FixIt.Edit], withComments comments: [String], beforeStatementOf expression: ExprSyntax) -> [FixIt.Edit] {
    let start = expression.statement.trimmedBytes.start
    let line = Int(bytes[..<Int(start)].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0)
    let indentation = text(ByteRange(start: line, end: Int(start))).prefix { $0 == " " || $0 == "\t" }
    let beginsLine = line + indentation.utf8.count == Int(start)
    let text = comments.map { $0 + (beginsLine || $0.hasPrefix("//") ? newline + indentation : " ") }.joined()
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
