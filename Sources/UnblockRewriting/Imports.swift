import SwiftSyntax
import UnblockModel

extension ParsedFile {
  /// What imports modules that the file does not import yet.
  func imports(of modules: [String]) -> [FixIt.Edit] {
    let present = tree.statements.compactMap { $0.item.as(ImportDeclSyntax.self) }
    let missing = modules.filter { module in !present.contains { $0.path.trimmedDescription == module } }.sorted()
    guard !missing.isEmpty else { return [] }
    let lines = missing.map { "import " + $0 }
    if let last = present.last {
      let end = ByteRange(emptyAt: last.trimmedBytes.end)
      return [edit(end, lines.map { newline + $0 }.joined())]
    }
    let start = tree.statements.first?.trimmedBytes.start ?? UInt32(bytes.count)
    return [edit(ByteRange(emptyAt: start), lines.map { $0 + newline }.joined() + newline)]
  }
}
