import SwiftSyntax
import UnblockModel

/// The names that an expression or statement uses.
extension SyntaxProtocol {
  /// Where names begin that the expression changes: `&name`, `name = …`.
  var writtenNames: Set<UInt32> {
    var result: Set<UInt32> = []
    for node in descendants {
      if let reference = node.as(InOutExprSyntax.self) { result.formUnion(reference.expression.nameStarts) }
      if let sequence = node.as(SequenceExprSyntax.self) {
        let elements = Array(sequence.elements)
        for (place, element) in elements.enumerated().dropFirst() where element.isAssignment { result.formUnion(elements[place - 1].nameStarts) }
      }
    }
    return result
  }

  /// Where the names begin that are, or lead to, what an expression stands for: `self.list[0]` is changed with its element.
  private var nameStarts: Set<UInt32> {
    Set(tokens(viewMode: .sourceAccurate).filter { $0.tokenKind.isName }.map { $0.trimmedBytes.start })
  }

  /// Whether a member of what a name stands for is called, which may change it.
  func callsMember(ofNameAt start: UInt32) -> Bool {
    descendants.contains { node in
      guard let call = node.as(FunctionCallExprSyntax.self), let member = call.calledExpression.as(MemberAccessExprSyntax.self), let base = member.base else { return false }
      return base.trimmedBytes.start <= start && start < base.trimmedBytes.end
    }
  }

  /// Whether all names that it uses of its surroundings are known.
  func usesOnlyNames(at known: Set<UInt32>) -> Bool {
    let declared = Set(descendants.compactMap(\.declaredName))
    return descendants.allSatisfy { node in
      guard let reference = node.as(DeclReferenceExprSyntax.self) else { return true }
      if let member = reference.parent?.as(MemberAccessExprSyntax.self), member.declName == reference { return true }
      let name = reference.baseName
      if declared.contains(name.text) || known.contains(name.trimmedBytes.start) { return true }
      if case .dollarIdentifier = name.tokenKind { return reference.isInClosure(inside: Syntax(self)) }
      return false
    }
  }

  /// The comments between its first token and its last.
  var commentsInside: [String] {
    let range = trimmedBytes
    return tokens(viewMode: .sourceAccurate).flatMap { token -> [TriviaPiece] in
      let leading = token.trimmedBytes.start > range.start ? Array(token.leadingTrivia) : []
      return leading + (token.trimmedBytes.end < range.end ? Array(token.trailingTrivia) : [])
    }.compactMap { piece in
      switch piece {
      case .lineComment(let text), .blockComment(let text), .docLineComment(let text), .docBlockComment(let text): text
      default: nil
      }
    }
  }

  /// `$0` and the like that belong to a closure around it.
  var argumentsOfOuterClosure: [TokenSyntax] {
    descendants.compactMap { node in
      guard let reference = node.as(DeclReferenceExprSyntax.self), case .dollarIdentifier = reference.baseName.tokenKind else { return nil }
      return reference.isInClosure(inside: Syntax(self)) ? nil : reference.baseName
    }
  }

  private var descendants: [Syntax] { Syntax(self).subtree }
}

extension Syntax {
  /// The node and all nodes in it.
  fileprivate var subtree: [Syntax] {
    var result: [Syntax] = []
    var open = [self]
    while let node = open.popLast() {
      result.append(node)
      open += node.children(viewMode: .sourceAccurate)
    }
    return result
  }

  /// The name that it declares.
  fileprivate var declaredName: String? {
    if let pattern = `as`(IdentifierPatternSyntax.self) { return pattern.identifier.text }
    if let parameter = `as`(ClosureShorthandParameterSyntax.self) { return parameter.name.text }
    if let parameter = `as`(ClosureParameterSyntax.self) { return (parameter.secondName ?? parameter.firstName).text }
    return nil
  }
}

extension ExprSyntax {
  /// The assignment whose target it is.
  var assignment: SequenceExprSyntax? {
    guard let sequence = parent?.sequence else { return nil }
    let elements = Array(sequence.elements)
    guard let place = elements.firstIndex(of: self), place + 1 < elements.count, elements[place + 1].isAssignment else { return nil }
    return sequence
  }

  fileprivate var isAssignment: Bool {
    if `is`(AssignmentExprSyntax.self) { return true }
    guard let name = `as`(BinaryOperatorExprSyntax.self)?.operator.text, name.hasSuffix("=") else { return false }
    return !["==", "!=", "<=", ">=", "===", "!=="].contains(name)
  }
}

extension DeclReferenceExprSyntax {
  fileprivate func isInClosure(inside outer: Syntax) -> Bool {
    var node = Syntax(self)
    while node != outer, let parent = node.parent {
      if parent.is(ClosureExprSyntax.self) { return true }
      node = parent
    }
    return false
  }
}

extension TokenKind {
  fileprivate var isName: Bool {
    switch self {
    case .identifier, .keyword(.self): true
    default: false
    }
  }
}
