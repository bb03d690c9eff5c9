import SwiftSyntax
import UnblockModel

/// Blocks in which nothing can be awaited as they stand, but in which something can once what is around them waits.
extension Rewriter {
  /// The fix-its for an expression in a closure that a macro runs in place. (A `defer` block could start a task, but nobody would wait for that.)
  func fixIts(inBlock subject: Subject, _ place: Place, in file: ParsedFile) -> [FixIt] {
    // A macro that runs a closure in place waits for one that is async, if it is awaited itself.
    guard subject.facts.standing == .nonisolated, case .macro(let macro, let closure)? = place.barrier, asyncMacros.contains(macro.macroName.text), closure.signature == nil, !closure.hasReturn,
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

extension ClosureExprSyntax {
  /// Whether a value is returned from the middle of it.
  fileprivate var hasReturn: Bool { tokens(viewMode: .sourceAccurate).contains { $0.tokenKind == .keyword(.return) } }

  /// The macro of which it is an argument.
  var macroItIsGivenTo: MacroExpansionExprSyntax? {
    if let macro = parent?.as(MacroExpansionExprSyntax.self) { return macro }
    return parent?.as(LabeledExprSyntax.self)?.parent?.as(LabeledExprListSyntax.self)?.parent?.as(MacroExpansionExprSyntax.self)
  }
}
