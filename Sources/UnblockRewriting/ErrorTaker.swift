import SwiftSyntax
import UnblockModel

/// Who takes the errors that leave an expression: a closure around it has to say of which type they are, where that matters.
enum ErrorTaker: Equatable {
  /// Whoever it is takes any error.
  case any
  /// Errors of this type, as it is written.
  case typed(String)
  /// A `do` whose `catch` finds the type out from what is thrown in its body.
  case inferred
  /// A function that throws what its arguments throw, and nothing else.
  case rethrowing
}

extension ErrorTaker {
  /// A `do` with `catch` around a node of its body.
  init?(around node: Syntax, _ parent: Syntax) {
    guard let block = parent.as(DoStmtSyntax.self), node == Syntax(block.body), !block.catchClauses.isEmpty else { return nil }
    self = block.throwsClause.flatMap(Self.init(clause:)) ?? .inferred
  }

  /// A function, closure or accessor.
  init(_ function: Syntax) {
    let clause =
      function.as(FunctionDeclSyntax.self)?.signature.effectSpecifiers?.throwsClause
      ?? function.as(InitializerDeclSyntax.self)?.signature.effectSpecifiers?.throwsClause
      ?? function.as(AccessorDeclSyntax.self)?.effectSpecifiers?.throwsClause
      ?? function.as(ClosureExprSyntax.self)?.signature?.effectSpecifiers?.throwsClause
    self = clause.flatMap(Self.init(clause:)) ?? .any
  }

  private init?(clause: ThrowsClauseSyntax) {
    if clause.throwsSpecifier.tokenKind == .keyword(.rethrows) { self = .rethrowing; return }
    guard let type = clause.type?.trimmedDescription, type != "any Error", type != "Error" else { return nil }
    self = .typed(type)
  }

  /// What a closure says of its errors, before `in`; nil if no closure throws what is needed.
  ///
  /// - Parameter isTyped: something in it throws errors of a type of its own
  func clause(isTyped: Bool) -> String? {
    switch self {
    case .any: ""
    case .typed(let type): "throws(\(type))"
    case .inferred: isTyped ? nil : ""
    case .rethrowing: nil
    }
  }
}
