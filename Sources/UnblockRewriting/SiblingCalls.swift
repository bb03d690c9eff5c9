import SwiftSyntax
import UnblockModel

/// Calls of the async function that stands beside the one that is called.
extension Rewriter {
  func siblingCall(_ subject: Subject, _ place: Place, in file: ParsedFile) -> FixIt? {
    guard let sibling = subject.facts.sibling, let name = place.expression.as(FunctionCallExprSyntax.self)?.calledName else { return nil }
    guard !subject.facts.standing.isOnActor || subject.isAllSendable(in: place.expression) else { return nil }
    let whole = place.expression.trimmedBytes
    let own = name.trimmedBytes
    let text = file.text(ByteRange(start: Int(whole.start), end: Int(own.start))) + sibling.base + file.text(ByteRange(start: Int(own.end), end: Int(whole.end)))
    let suspension = Suspension(replacement: text, throwsMore: sibling.isThrowing, endsInClosure: text.hasSuffix("}"))
    guard let edits = suspension.edits(at: place, in: file) else { return nil }
    return FixIt(
      title: "call the async '\(sibling.base)'" + subject.isolationNote, rewrite: .native,
      applicability: .unsafe, edits: edits)
  }

  /// Whether a sibling can be called as the sync function is, as the text of their declarations tells.
  func isLike(_ sibling: CureFacts.Sibling, in file: ParsedFile, others: [String: [UInt8]]) -> Bool {
    let declarations = sibling.declarations.compactMap { place -> FunctionDeclSyntax? in
      if place.path == file.path { return file.function(at: place.bytes) }
      return others[place.path].flatMap { parsed($0, path: place.path).function(at: place.bytes) }
    }
    guard declarations.count == 2 else { return false }
    return declarations[0].shape == declarations[1].shape && !declarations[1].attributes.description.contains("deprecated")
  }
}

extension FunctionDeclSyntax {
  /// What calls depend on, beside the name.
  fileprivate var shape: [String] {
    let ignored: Set<String> = ["discardableResult", "available", "inline", "inlinable"]
    let attributes = attributes.compactMap { $0.as(AttributeSyntax.self) }.filter { !ignored.contains($0.attributeName.trimmedDescription) }
    let parameters = signature.parameterClause.parameters.map { "\($0.firstName.text): \($0.type.trimmedDescription)\($0.defaultValue == nil ? "" : " =")" }
    let ends = [genericParameterClause?.trimmedDescription, signature.returnClause?.type.trimmedDescription, genericWhereClause?.trimmedDescription]
    return attributes.map(\.trimmedDescription) + parameters + ends.map { $0 ?? "" } + modifiers.map(\.trimmedDescription).filter { $0.contains("isolated") || $0 == "mutating" }
  }
}

extension FunctionCallExprSyntax {
  /// The word by which the function is called.
  var calledName: TokenSyntax? {
    if let name = calledExpression.as(DeclReferenceExprSyntax.self) { return name.baseName }
    return calledExpression.as(MemberAccessExprSyntax.self)?.declName.baseName
  }
}
