import SwiftSyntax
import UnblockModel

/// Makes a sync function async, with those that call it, so that the call in it can be awaited.
extension Rewriter {
  func chained(_ subject: Subject, in file: ParsedFile, others: [String: [UInt8]]) -> [FixIt] {
    guard let chain = subject.facts.chain, case .synchronous(let actor) = subject.facts.standing else { return [] }
    var files = [file.path: file]
    for path in Set(chain.functions.map(\.path) + chain.calls.map(\.expression.path)) where files[path] == nil {
      guard let bytes = others[path] else { return [] }
      files[path] = parsed(bytes, path: path)
    }
    guard let edits = edits(of: chain, in: files) else { return [] }
    var inside = subject
    inside.facts.standing = actor.isEmpty ? .nonisolated : .isolated(actor)
    return fixIts(for: inside, in: file).compactMap { fixIt in
      guard let merged = merged(edits + fixIt.edits) else { return nil }
      return FixIt(
        title: fixIt.title + "; makes \(names(chain)) async", rewrite: fixIt.rewrite, applicability: .unsafe, edits: merged, products: fixIt.products)
    }
  }

  private func edits(of chain: CureFacts.AsyncChain, in files: [String: ParsedFile]) -> [FixIt.Edit]? {
    var result: [FixIt.Edit] = []
    for function in chain.functions {
      guard let file = files[function.path], let edit = file.makingAsync(function.bytes) else { return nil }
      result.append(edit)
    }
    for call in chain.calls {
      guard let file = files[call.expression.path], let edits = awaiting(call, in: file) else { return nil }
      result += edits
    }
    return result
  }

  private func awaiting(_ call: CureFacts.AsyncChain.Call, in file: ParsedFile) -> [FixIt.Edit]? {
    guard let expression = file.expression(at: call.expression.bytes), let place = Place(of: expression, in: file, body: call.body) else { return nil }
    if place.isAwaited { return [] }
    let suspension = Suspension(replacement: file.text(call.expression.bytes))
    return suspension.edits(at: place, in: file)
  }

  private func names(_ chain: CureFacts.AsyncChain) -> String {
    chain.names.map { "'\($0)'" }.joined(separator: ", ")
  }

  /// In order; nil if two of them change the same text.
  private func merged(_ edits: [FixIt.Edit]) -> [FixIt.Edit]? {
    let sorted = edits.sorted { ($0.range.path, $0.range.bytes.start, $0.range.bytes.end) < ($1.range.path, $1.range.bytes.start, $1.range.bytes.end) }
    for (first, second) in zip(sorted, sorted.dropFirst()) where first.range.path == second.range.path && first.range.bytes.end > second.range.bytes.start { return nil }
    return sorted
  }
}

extension ParsedFile {
  /// Adds `async` to a function's declaration.
  fileprivate func makingAsync(_ range: ByteRange) -> FixIt.Edit? {
    guard let function = function(at: range), function.signature.effectSpecifiers?.asyncSpecifier == nil else { return nil }
    return edit(ByteRange(emptyAt: function.signature.parameterClause.trimmedBytes.end), " async")
  }
}
