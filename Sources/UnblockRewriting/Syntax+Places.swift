import SwiftSyntax
import UnblockModel

/// What kinds of nodes mean for code that is to suspend.
extension Syntax {
  /// A declaration or closure whose code runs as a whole.
  var isFunction: Bool {
    [.functionDecl, .initializerDecl, .deinitializerDecl, .accessorDecl, .subscriptDecl, .closureExpr].contains(kind)
  }

  /// What the analysis takes for a function: also a getter without a word of its own.
  var isBody: Bool { isFunction || [.accessorBlock, .patternBinding, .codeBlockItemList, .codeBlock, .sourceFile].contains(kind) }

  /// Whether a trailing closure is no danger inside of it, whatever is around it.
  var opensParentheses: Bool {
    [.labeledExprList, .tupleExpr, .arrayElementList, .dictionaryElementList, .closureExpr, .codeBlock, .expressionSegment].contains(kind)
  }

  /// `{ … }()` without `await`: one in it would make the closure async, and its call one that has to be awaited.
  var isSyncClosureCalledOnTheSpot: Bool {
    guard let closure = `as`(ClosureExprSyntax.self), let call = parent?.as(FunctionCallExprSyntax.self), call.calledExpression == ExprSyntax(closure) else { return false }
    return closure.signature?.effectSpecifiers?.asyncSpecifier == nil && !closure.statements.containsAwait
  }

  /// The sequence of operands and operators, if this is the list of them.
  var sequence: SequenceExprSyntax? { `is`(ExprListSyntax.self) ? parent?.as(SequenceExprSyntax.self) : nil }

  func isWithin(_ other: Syntax) -> Bool { other.trimmedBytes.contains(trimmedBytes) }

  /// Whether a trailing closure in one of its parts would be taken for a body.
  func isConditionOfStatement(_ part: Syntax) -> Bool {
    if `is`(ConditionElementSyntax.self) { return true }
    if let loop = `as`(ForStmtSyntax.self) { return Syntax(loop.sequence) == part }
    if let choice = `as`(SwitchExprSyntax.self) { return Syntax(choice.subject) == part }
    return false
  }

  /// Whether errors that arise in its body, and that nobody catches there, may leave it.
  var throwsErrors: Bool {
    if let function = `as`(FunctionDeclSyntax.self) { return function.signature.effectSpecifiers?.throwsClause.takesAnyError ?? false }
    if let initializer = `as`(InitializerDeclSyntax.self) { return initializer.signature.effectSpecifiers?.throwsClause.takesAnyError ?? false }
    if let accessor = `as`(AccessorDeclSyntax.self) { return accessor.effectSpecifiers?.throwsClause.takesAnyError ?? false }
    if let closure = `as`(ClosureExprSyntax.self) {
      if let clause = closure.signature?.effectSpecifiers?.throwsClause { return Optional(clause).takesAnyError }
      // What a closure without a word throws, the compiler reads off its body.
      return closure.statements.containsUncaughtTry
    }
    return `is`(SourceFileSyntax.self)
  }

  /// Code of other modules may be made of its body, where our modules are not imported.
  var isInlinable: Bool {
    guard let attributes = asProtocol((any WithAttributesSyntax).self)?.attributes else { return false }
    let names: Set<String> = ["inlinable", "_alwaysEmitIntoClient", "_transparent", "backDeployed"]
    return attributes.contains { names.contains($0.as(AttributeSyntax.self)?.attributeName.trimmedDescription ?? "") }
  }
}

extension ThrowsClauseSyntax? {
  var takesAnyError: Bool {
    guard let clause = self else { return false }
    guard let type = clause.type?.trimmedDescription else { return clause.throwsSpecifier.tokenKind != .keyword(.rethrows) }
    return type == "any Error" || type == "Error"
  }
}

extension DoStmtSyntax {
  /// Whether a `catch` takes all errors.
  var isExhaustive: Bool { catchClauses.contains { $0.catchItems.isEmpty } }
}

extension SyntaxProtocol {
  /// Whether a `try` stands in it whose errors leave it: not in closures and functions inside, nor where they are caught.
  var containsUncaughtTry: Bool { containsUncaughtTry { _ in false } }

  /// - Parameter isElsewhere: what errors end in; nothing in it is looked at
  func containsUncaughtTry(butIn isElsewhere: (Syntax) -> Bool) -> Bool {
    for child in children(viewMode: .sourceAccurate) {
      if child.isFunction || isElsewhere(child) { continue }
      if let tried = child.as(TryExprSyntax.self), tried.questionOrExclamationMark == nil { return true }
      if let block = child.as(DoStmtSyntax.self), block.isExhaustive {
        if block.catchClauses.contains(where: { $0.containsUncaughtTry(butIn: isElsewhere) }) { return true }
        continue
      }
      if child.containsUncaughtTry(butIn: isElsewhere) { return true }
    }
    return false
  }

  /// Whether an `await` stands in it, and not in a closure or function inside.
  var containsAwait: Bool {
    children(viewMode: .sourceAccurate).contains { child in
      child.is(AwaitExprSyntax.self) || !child.isFunction && child.containsAwait
    }
  }
}

extension Syntax {
  /// Whether something happens in it that might throw; accesses of properties are taken for what does not.
  ///
  /// - Parameter part: what is not looked at
  func mayThrow(butFor part: ByteRange? = nil) -> Bool {
    if trimmedBytes == part { return false }
    let kinds: Set<SyntaxKind> = [.functionCallExpr, .subscriptCallExpr, .closureExpr, .macroExpansionExpr, .tryExpr, .sequenceExpr]
    return kinds.contains(kind) || children(viewMode: .sourceAccurate).contains { $0.mayThrow(butFor: part) }
  }
}

extension ClosureExprSyntax {
  /// The call of which it is an argument.
  var callItIsGivenTo: FunctionCallExprSyntax? {
    if let call = parent?.as(FunctionCallExprSyntax.self) { return call.calledExpression == ExprSyntax(self) ? nil : call }
    if let call = parent?.parent?.as(MultipleTrailingClosureElementListSyntax.self)?.parent?.as(FunctionCallExprSyntax.self) { return call }
    return parent?.as(LabeledExprSyntax.self)?.parent?.as(LabeledExprListSyntax.self)?.parent?.as(FunctionCallExprSyntax.self)
  }
}

extension SequenceExprSyntax {
  /// Whether an element is only computed if what stands to its left asks for it: the operators of the standard library that take an autoclosure.
  func isLazyOperand(_ node: Syntax) -> Bool {
    for element in elements {
      if Syntax(element) == node { return false }
      if let name = element.as(BinaryOperatorExprSyntax.self)?.operator.text, ["??", "&&", "||"].contains(name) { return true }
    }
    return false
  }
}

extension FunctionCallExprSyntax {
  func takesAutoclosures(_ file: ParsedFile) -> Bool {
    if let name = calledExpression.as(DeclReferenceExprSyntax.self)?.baseName.text { return file.autoclosureFunctions.contains(name) }
    guard let member = calledExpression.as(MemberAccessExprSyntax.self) else { return false }
    return file.autoclosureFunctions.contains("." + member.declName.baseName.text)
  }
}

extension CodeBlockItemListSyntax {
  /// Whether its only statement may be what a function returns, or the value of an `if` or `switch` expression.
  func isValue(of function: Syntax) -> Bool {
    guard let block = parent else { return false }
    if block.kind == .codeBlock, let owner = block.parent {
      if let declaration = owner.as(FunctionDeclSyntax.self) { return declaration.signature.returnClause != nil }
      if owner.is(IfExprSyntax.self) { return !owner.isStatement }
      return false
    }
    if block.is(SwitchCaseSyntax.self), let owner = block.parent?.parent { return !owner.isStatement }
    return block.is(AccessorBlockSyntax.self) || block.is(ClosureExprSyntax.self)
  }
}

extension Syntax {
  /// An `if` or `switch` whose value nobody asks for.
  fileprivate var isStatement: Bool {
    var node = self
    // `else if`
    while let outer = node.parent, outer.is(IfExprSyntax.self) { node = outer }
    guard let item = node.parent?.as(ExpressionStmtSyntax.self)?.parent?.as(CodeBlockItemSyntax.self) ?? node.parent?.as(CodeBlockItemSyntax.self)
    else { return false }
    guard let list = item.parent?.as(CodeBlockItemListSyntax.self), list.count == 1, let owner = list.parent else { return true }
    if owner.is(ClosureExprSyntax.self) || owner.is(AccessorBlockSyntax.self) { return false }
    if let declaration = owner.parent?.as(FunctionDeclSyntax.self) { return declaration.signature.returnClause == nil }
    if let outer = owner.parent, outer.is(IfExprSyntax.self) { return outer.isStatement }
    return true
  }
}
