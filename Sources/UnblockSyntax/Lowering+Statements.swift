@_spi(RawSyntax) import SwiftSyntax
import SwiftIfConfig
import UnblockModel

extension SummaryBuilder {
  func lower(file: SourceFileSyntax) {
    let range = ByteRange(start: 0, end: file.endPosition.utf8Offset)
    let topLevel = Function(
      kind: .topLevel, name: name(literal: "top-level code"), nameRange: ByteRange(start: 0, end: 0), range: range)
    let id = append(topLevel)
    functionStack.append(id)
    lower(file.statements)
    functionStack.removeLast()
  }

  func lower(block: CodeBlockSyntax) {
    withScope { lower(block.statements) }
  }

  func lower(_ statements: CodeBlockItemListSyntax) {
    declareLocals(statements)
    for item in statements { lower(item) }
  }

  private func lower(_ item: CodeBlockItemSyntax) {
    switch item.item {
    case .decl(let declaration): lower(declaration)
    case .stmt(let statement): lower(statement)
    case .expr(let expression): _ = lower(expression)
    }
  }

  /// Local functions and types can be used before the text reaches them.
  private func declareLocals(_ statements: CodeBlockItemListSyntax) {
    guard functionStack.count > 1 else { return }
    for item in statements {
      guard case .decl(let declaration) = item.item else { continue }
      declareLocal(declaration)
    }
  }

  func activeElements(of node: IfConfigDeclSyntax) -> IfConfigClauseSyntax.Elements? {
    let active = node.activeClause(in: configuration).clause
    for clause in node.clauses where clause.id != active?.id {
      inactiveRanges.append(ByteRange(start: clause.position.utf8Offset, end: clause.endPosition.utf8Offset))
    }
    return active?.elements
  }

  /// Whether a place is in a branch of an `#if` that is not compiled.
  func isInactive(_ offset: Int) -> Bool {
    inactiveRanges.contains { $0.start <= offset && offset < $0.end }
  }

  func lower(_ statement: StmtSyntax) {
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.maximumDepth else { return noteDepth(at: Syntax(statement)) }
    switch statement.as(StmtSyntaxEnum.self) {
    case .expressionStmt(let statement): _ = lower(statement.expression)
    case .returnStmt(let statement):
      endsLoops()
      if let expression = statement.expression {
        let value = lower(expression)
        if let type = summary[currentFunction].result { giveBase(type, to: value) }
      }
    case .throwStmt(let statement):
      endsLoops()
      _ = lower(statement.expression)
    case .breakStmt: endsLoops()
    case .guardStmt(let statement):
      // What is bound can be used behind the statement, not in its `else`.
      let bound = bindings { lower(conditions: statement.conditions) }
      lower(block: statement.body)
      bind(bound)
    case .whileStmt(let statement): lower(statement)
    case .repeatStmt(let statement): lower(statement)
    case .forStmt(let statement): lower(statement)
    case .doStmt(let statement): lower(statement)
    case .deferStmt(let statement): lower(block: statement.body)
    case .labeledStmt(let statement): lower(statement.statement)
    case .yieldStmt(let statement):
      switch statement.yieldedExpressions {
      case .single(let expression): _ = lower(expression)
      case .multiple(let expressions): for element in expressions.elements { _ = lower(element.expression) }
      }
    default: break
    }
  }

  private func endsLoops() {
    for loop in loopStack { summary[currentFunction].loops[loop].mayEndEarly = true }
  }

  /// Lowers conditions in order: what one binds, the next may use. The caller opens the scope.
  @discardableResult
  func lower(conditions: ConditionElementListSyntax) -> [ID<Expression>] {
    conditions.compactMap { element in
      switch element.condition {
      case .expression(let expression): return lower(expression)
      case .optionalBinding(let binding): return lower(binding)
      case .matchingPattern(let condition):
        let value = lower(condition.initializer.value)
        bind(condition.pattern)
        return value
      case .availability: return nil
      }
    }
  }

  private func lower(_ binding: OptionalBindingConditionSyntax) -> ID<Expression>? {
    let type = binding.typeAnnotation.map { lower(type: $0.type) }
    var value = binding.initializer.map { lower($0.value) }
    if value == nil, let pattern = binding.pattern.as(IdentifierPatternSyntax.self) {
      value = reference(to: pattern.identifier, isSite: true)
    }
    bind(binding.pattern, type: type, source: value.map { .value($0) } ?? .none)
    return value
  }

  // MARK: Loops

  private func lower(_ statement: WhileStmtSyntax) {
    withLoop(.whileTrue([]), keyword: statement.whileKeyword, of: Syntax(statement), body: statement.body) { loop in
      let conditions = lower(conditions: statement.conditions)
      summary[currentFunction].loops[loop].kind = .whileTrue(conditions)
      lower(block: statement.body)
    }
  }

  private func lower(_ statement: RepeatStmtSyntax) {
    withLoop(.whileTrue([]), keyword: statement.repeatKeyword, of: Syntax(statement), body: statement.body) { loop in
      lower(block: statement.body)
      summary[currentFunction].loops[loop].kind = .whileTrue([lower(statement.condition)])
    }
  }

  private func lower(_ statement: ForStmtSyntax) {
    let sequence = lower(statement.sequence)
    withLoop(.over(sequence), keyword: statement.forKeyword, of: Syntax(statement), body: statement.body) { _ in
      if statement.awaitKeyword != nil { suspends() }
      let type = statement.typeAnnotation.map { lower(type: $0.type) }
      bind(statement.pattern, type: type, source: .element(sequence))
      if let condition = statement.whereClause?.condition { _ = lower(condition) }
      lower(block: statement.body)
    }
  }

  private func withLoop(
    _ kind: Loop.Kind, keyword: TokenSyntax, of statement: Syntax, body: CodeBlockSyntax, _ lowerBody: (Int) -> Void
  ) {
    var loop = Loop(kind: kind, keyword: byteRange(keyword), range: byteRange(statement), parent: loopStack.last)
    loop.statements = body.statements.count
    let place = summary[currentFunction].loops.count
    summary[currentFunction].loops.append(loop)
    loopStack.append(place)
    withScope { lowerBody(place) }
    loopStack.removeLast()
  }

  // MARK: do, switch, if

  private func lower(_ statement: DoStmtSyntax) {
    lower(block: statement.body)
    for clause in statement.catchClauses {
      withScope {
        for item in clause.catchItems {
          if let pattern = item.pattern { bind(pattern) }
          if let condition = item.whereClause?.condition { _ = lower(condition) }
        }
        lower(clause.body.statements)
      }
    }
  }

  func lower(_ expression: SwitchExprSyntax) -> [ID<Expression>] {
    _ = lower(expression.subject)
    var values: [ID<Expression>] = []
    lower(cases: expression.cases, values: &values)
    return values
  }

  private func lower(cases: SwitchCaseListSyntax, values: inout [ID<Expression>]) {
    for element in cases {
      switch element {
      case .switchCase(let element): withScope { lower(element, values: &values) }
      case .ifConfigDecl(let node):
        if case .switchCases(let cases) = activeElements(of: node) { lower(cases: cases, values: &values) }
      }
    }
  }

  private func lower(_ element: SwitchCaseSyntax, values: inout [ID<Expression>]) {
    if case .case(let label) = element.label {
      for item in label.caseItems {
        bind(item.pattern)
        if let condition = item.whereClause?.condition { _ = lower(condition) }
      }
    }
    lower(valueOf: element.statements, into: &values)
  }

  /// Walks down `else if` without recursion: there may be thousands.
  func lower(_ expression: IfExprSyntax) -> [ID<Expression>] {
    var values: [ID<Expression>] = []
    var next: IfExprSyntax? = expression
    while let branch = next {
      next = nil
      withScope {
        lower(conditions: branch.conditions)
        withScope { lower(valueOf: branch.body.statements, into: &values) }
      }
      switch branch.elseBody {
      case .ifExpr(let other): next = other
      case .codeBlock(let block): withScope { lower(valueOf: block.statements, into: &values) }
      case nil: break
      }
    }
    return values
  }

  /// A block of a single expression may be the value of the `if` or `switch` around it.
  private func lower(valueOf statements: CodeBlockItemListSyntax, into values: inout [ID<Expression>]) {
    if let only = statements.first, statements.count == 1, case .expr(let expression) = only.item {
      values.append(lower(expression))
    } else {
      lower(statements)
    }
  }
}
