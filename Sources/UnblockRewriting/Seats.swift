import SwiftSyntax
import UnblockModel

/// Blocks in which nothing can be awaited as they stand, but in which something can once the block is put differently.
extension Rewriter {
  /// The fix-its for an expression in a `defer` block, or in a closure that a macro runs in place.
  func fixIts(inBlock subject: Subject, _ place: Place, in file: ParsedFile) -> [FixIt] {
    guard subject.facts.standing == .nonisolated else { return [] }
    switch place.barrier {
    case .deferred(let block): return deferredFixIts(subject, place, block, in: file)
    case .macro(let macro, let closure): return macroFixIts(subject, place, macro, closure, in: file)
    default: return []
    }
  }

  /// A `defer` block cannot wait. A task can, but nobody waits for it, so there is no sense in sleeping there.
  private func deferredFixIts(_ subject: Subject, _ place: Place, _ block: DeferStmtSyntax, in file: ParsedFile) -> [FixIt] {
    guard subject.finding.kind != "sleep", let statement = block.body.statements.first, block.body.statements.count == 1, subject.maySend(statement),
      let inner = Place(of: place.expression, in: file, body: block.body.trimmedBytes), inner.hasSendableValue(subject)
    else { return [] }
    let range = statement.trimmedBytes
    return fixIts(for: subject, at: inner, in: file).compactMap { fixIt in
      guard let text = file.text(range, with: fixIt.edits) else { return nil }
      var result = fixIt
      result.title += Self.isNotAwaited
      result.applicability = .unsafe
      result.edits = fixIt.edits.filter { !range.contains($0.range.bytes) } + [file.edit(range, "Task { \(text) }")]
      return result
    }
  }

  /// What is done in a task of its own in place of a `defer` block.
  private static var isNotAwaited: String { " in a task; it may end after the function has returned" }

  /// A macro that runs a closure in place waits for one that is async, if it is awaited itself.
  private func macroFixIts(_ subject: Subject, _ place: Place, _ macro: MacroExpansionExprSyntax, _ closure: ClosureExprSyntax, in file: ParsedFile) -> [FixIt] {
    guard asyncMacros.contains(macro.macroName.text), closure.signature == nil, !closure.hasReturn,
      let outer = Place(of: ExprSyntax(macro), in: file, body: place.body), outer.barrier == nil, !outer.isRightOperand,
      let inner = Place(of: place.expression, in: file, body: closure.trimmedBytes)
    else { return [] }
    let word = outer.isAwaited ? [] : [file.edit(ByteRange(emptyAt: macro.trimmedBytes.start), "await ")]
    return fixIts(for: subject, at: inner, in: file).map { fixIt in
      var result = fixIt
      result.edits += word
      return result
    }
  }
}

extension Place {
  /// Whether a task may have its value for a result.
  fileprivate func hasSendableValue(_ subject: Subject) -> Bool {
    let value = subject.facts.values.first { $0.range == expression.trimmedBytes }
    return value?.isSendable == true || value?.type == "Void" || barrier != nil
  }
}

extension ClosureExprSyntax {
  /// Whether a value is returned from the middle of it.
  fileprivate var hasReturn: Bool { tokens(viewMode: .sourceAccurate).contains { $0.tokenKind == .keyword(.return) } }

  /// The macro of which it is an argument.
  var macroItIsGivenTo: MacroExpansionExprSyntax? {
    if let macro = parent?.as(MacroExpansionExprSyntax.self) { return macro }
    return parent?.as(LabeledExprSyntax.self)?.parent?.as(LabeledExprListSyntax.self)?.parent?.as(MacroExpansionExprSyntax.self)
  }
}

extension ParsedFile {
  /// The text of a range after those edits that lie in it; nil if one lies across its border, or they overlap.
  fileprivate func text(_ range: ByteRange, with edits: [FixIt.Edit]) -> String? {
    var result = ""
    var position = range.start
    for edit in edits.sorted(by: { $0.range.bytes.start < $1.range.bytes.start }) where edit.range.bytes.start <= range.end && edit.range.bytes.end >= range.start {
      guard edit.range.path == path, edit.range.bytes.start >= position, edit.range.bytes.end <= range.end else { return nil }
      result += text(ByteRange(start: Int(position), end: Int(edit.range.bytes.start))) + edit.replacement
      position = edit.range.bytes.end
    }
    return result + text(ByteRange(start: Int(position), end: Int(range.end)))
  }
}
