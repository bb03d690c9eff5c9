@_spi(RawSyntax) import SwiftSyntax
import SwiftIfConfig
import UnblockModel

extension SummaryBuilder {
  mutating func lower(file: RawSourceFileSyntax) {
    let range = ByteRange(start: 0, end: file.raw.byteLength)
    let topLevel = Function(
      kind: .topLevel, name: name(literal: "top-level code"), nameRange: ByteRange(start: 0, end: 0), range: range)
    collectSites(of: append(topLevel)) { $0.lower(file.statements) }
  }

  mutating func lower(block: RawCodeBlockSyntax) {
    withScope { $0.lower(block.statements) }
  }

  mutating func lower(_ statements: RawCodeBlockItemListSyntax) {
    declareLocals(statements)
    let saved = currentBlock
    currentBlock = statements
    for item in statements { lower(item) }
    currentBlock = saved
  }

  /// Lowers the body of a function: one that is a single expression returns it.
  mutating func lower(body statements: RawCodeBlockItemListSyntax) {
    lower(statements)
    guard let only = statements.first, statements.count == 1, only.item.raw.kind == .closureExpr else { return }
    isReturned(ID(summary.expressions.count - 1))
  }

  private mutating func isReturned(_ value: ID<Expression>) {
    if case .closure(let closure) = summary[value].kind { summary[closure].use = .returned }
  }

  private mutating func lower(_ item: RawCodeBlockItemSyntax) {
    switch RawCodeBlockItemSyntax.Item(item.item) {
    case .decl(let declaration): lower(declaration)
    case .stmt(let statement): lower(statement)
    case .expr(let expression): requires(lower(expression))
    case nil: break
    }
  }

  /// Local functions and types can be used before the text reaches them.
  private mutating func declareLocals(_ statements: RawCodeBlockItemListSyntax) {
    guard functionStack.count > 1 else { return }
    for item in statements {
      guard let declaration = RawDeclSyntax(item.item) else { continue }
      declareLocal(declaration)
    }
  }

  mutating func activeElements(of node: RawIfConfigDeclSyntax) -> RawIfConfigClauseSyntax.Elements? {
    let active = activeClause(of: node)
    for (place, clause) in node.clauses.enumerated() where place != active { inactiveRanges.append(origin.fullRange(of: clause)) }
    guard let active, let elements = Array(node.clauses)[active].elements else { return nil }
    return RawIfConfigClauseSyntax.Elements(elements)
  }

  /// The place of the clause that is compiled.
  private mutating func activeClause(of node: RawIfConfigDeclSyntax) -> Int? {
    guard let memory = configuration.memory else { return decideActiveClause(of: node) }
    let texts = node.clauses.map { clause in clause.condition.map { origin.bytes(of: $0) } }
    return memory.branch(for: BranchConditions(texts: texts)) { decideActiveClause(of: node) }
  }

  /// Conditions are decided by SwiftIfConfig, which wants a tree that knows its parents.
  private func decideActiveClause(of node: RawIfConfigDeclSyntax) -> Int? {
    guard let whole = Syntax(raw: node.raw, rawNodeArena: node.raw.arena).as(IfConfigDeclSyntax.self) else { return nil }
    let active = whole.activeClause(in: configuration).clause
    return whole.clauses.enumerated().first { $0.element.id == active?.id }?.offset
  }

  /// Whether a place is in a branch of an `#if` that is not compiled.
  mutating func isInactive(_ offset: Int) -> Bool {
    inactiveRanges.contains { $0.start <= offset && offset < $0.end }
  }

  mutating func lower(_ statement: RawStmtSyntax) {
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.maximumDepth else { return noteDepth() }
    switch statement.raw.kind {
    case .expressionStmt: _ = lower(statement.cast(RawExpressionStmtSyntax.self).expression)
    case .returnStmt:
      let statement = statement.cast(RawReturnStmtSyntax.self)
      endsLoops()
      if let expression = statement.expression {
        let value = lower(expression)
        isReturned(value)
        if let type = summary[currentFunction].result { giveBase(type, to: value) }
      }
    case .throwStmt:
      let statement = statement.cast(RawThrowStmtSyntax.self)
      endsLoops()
      _ = lower(statement.expression)
    case .breakStmt: endsLoops()
    case .guardStmt:
      let statement = statement.cast(RawGuardStmtSyntax.self)
      // What is bound can be used behind the statement, not in its `else`.
      var conditions: [ID<Expression>] = []
      let bound = bindings { conditions = $0.lower(conditions: statement.conditions) }
      lower(block: statement.body)
      bind(bound)
      branch(on: conditions, of: statement.conditions, else: statement.body)
      holds(conditions, of: statement.conditions, behind: statement.body)
    case .whileStmt: lower(statement.cast(RawWhileStmtSyntax.self))
    case .repeatStmt: lower(statement.cast(RawRepeatStmtSyntax.self))
    case .forStmt: lower(statement.cast(RawForStmtSyntax.self))
    case .doStmt: lower(statement.cast(RawDoStmtSyntax.self))
    case .deferStmt: lower(block: statement.cast(RawDeferStmtSyntax.self).body)
    case .labeledStmt: lower(statement.cast(RawLabeledStmtSyntax.self).statement)
    case .yieldStmt:
      let statement = statement.cast(RawYieldStmtSyntax.self)
      switch RawYieldStmtSyntax.YieldedExpressions(statement.yieldedExpressions) {
      case .single(let expression): _ = lower(expression)
      case .multiple(let expressions): for element in expressions.elements { _ = lower(element.expression) }
      case nil: break
      }
    default: break
    }
  }

  private mutating func endsLoops() {
    for loop in loopStack { summary[currentFunction].loops[loop].mayEndEarly = true }
  }

  /// Lowers conditions in order: what one binds, the next may use. The caller opens the scope.
  @discardableResult
  mutating func lower(conditions: RawConditionElementListSyntax) -> [ID<Expression>] {
    conditions.compactMap { element -> ID<Expression>? in
      switch RawConditionElementSyntax.Condition(element.condition) {
      case .expression(let expression): return lower(expression)
      case .optionalBinding(let binding): return lower(binding)
      case .matchingPattern(let condition):
        let value = lower(condition.initializer.value)
        bind(condition.pattern, source: .value(value))
        return value
      case .availability, nil: return nil
      }
    }
  }

  private mutating func lower(_ binding: RawOptionalBindingConditionSyntax) -> ID<Expression> {
    let type = binding.typeAnnotation.map { lower(type: $0.type) }
    var value = binding.initializer.map { lower($0.value) }
    if value == nil, let pattern = binding.pattern.as(RawIdentifierPatternSyntax.self) {
      value = reference(to: pattern.identifier, isSite: true)
    }
    let first = summary.variables.count
    bind(binding.pattern, type: type, source: value.map { .value($0) } ?? .none)
    for place in first..<summary.variables.count { summary.variables[place].modifiers.insert(.isUnwrapped) }
    return value ?? append(.other, binding)
  }

  // MARK: Loops

  private mutating func lower(_ statement: RawWhileStmtSyntax) {
    withLoop(.whileTrue([]), keyword: statement.whileKeyword, of: statement, body: statement.body) { builder, loop in
      let conditions = builder.lower(conditions: statement.conditions)
      builder.summary[builder.currentFunction].loops[loop].kind = .whileTrue(conditions)
      builder.lower(block: statement.body)
      builder.branch(on: conditions, of: statement.conditions, repeating: statement.body)
    }
  }

  private mutating func lower(_ statement: RawRepeatStmtSyntax) {
    withLoop(.whileTrue([]), keyword: statement.repeatKeyword, of: statement, body: statement.body) { builder, loop in
      builder.lower(block: statement.body)
      let condition = builder.lower(statement.condition)
      builder.summary[builder.currentFunction].loops[loop].kind = .whileTrue([condition])
    }
  }

  private mutating func lower(_ statement: RawForStmtSyntax) {
    let sequence = lower(statement.sequence)
    withLoop(.over(sequence), keyword: statement.forKeyword, of: statement, body: statement.body) { builder, _ in
      if statement.awaitKeyword != nil { builder.suspends() } else { builder.iterate(sequence, at: statement.forKeyword) }
      let type = statement.typeAnnotation.map { builder.lower(type: $0.type) }
      builder.bind(statement.pattern, type: type, source: .element(sequence))
      if let condition = statement.whereClause?.condition { _ = builder.lower(condition) }
      builder.lower(block: statement.body)
    }
  }

  /// A `for` loop asks an iterator for elements, which the sequence makes, or is. Literals and ranges have none that could block.
  private mutating func iterate(_ sequence: ID<Expression>, at keyword: RawTokenSyntax) {
    switch summary[sequence].kind {
    case .array, .dictionary, .infix, .string: return
    default: break
    }
    let range = byteRange(keyword)
    let (make, next) = (name(literal: "makeIterator"), name(literal: "next"))
    let iterator = append(.call(callee: append(.member(base: sequence, make), range), append([])), range)
    for base in [sequence, iterator] {
      addSite(append(.call(callee: append(.member(base: base, next), range), append([])), range), next, range, isCall: true)
    }
  }

  private mutating func withLoop(
    _ kind: Loop.Kind, keyword: RawTokenSyntax, of statement: some RawSyntaxNodeProtocol, body: RawCodeBlockSyntax, _ lowerBody: (inout Self, Int) -> Void
  ) {
    var loop = Loop(kind: kind, keyword: byteRange(keyword), range: byteRange(statement), parent: loopStack.last)
    loop.statements = body.statements.count
    let place = summary[currentFunction].loops.count
    summary[currentFunction].loops.append(loop)
    loopStack.append(place)
    withScope { lowerBody(&$0, place) }
    loopStack.removeLast()
  }

  // MARK: do, switch, if

  private mutating func lower(_ statement: RawDoStmtSyntax) {
    lower(block: statement.body)
    for clause in statement.catchClauses {
      withScope { builder in
        for item in clause.catchItems {
          if let pattern = item.pattern { builder.bind(pattern) }
          if let condition = item.whereClause?.condition { _ = builder.lower(condition) }
        }
        builder.lower(clause.body.statements)
      }
    }
  }

  mutating func lower(_ expression: RawSwitchExprSyntax) -> [ID<Expression>] {
    let subject = lower(expression.subject)
    var seen = isAsked(subject) ? SeenCases(of: subject) : nil
    var values: [ID<Expression>] = []
    lower(cases: expression.cases, of: subject, values: &values, &seen)
    if let seen { branch(behind: expression, seen) }
    return values
  }

  private mutating func lower(cases: RawSwitchCaseListSyntax, of subject: ID<Expression>, values: inout [ID<Expression>], _ seen: inout SeenCases?) {
    for element in cases {
      switch element {
      case .switchCase(let element):
        withScope { $0.lower(element, of: subject, values: &values) }
        branch(onCase: element, &seen)
      case .ifConfigDecl(let node):
        if case .switchCases(let cases) = activeElements(of: node) { lower(cases: cases, of: subject, values: &values, &seen) }
      }
    }
  }

  private mutating func lower(_ element: RawSwitchCaseSyntax, of subject: ID<Expression>, values: inout [ID<Expression>]) {
    if let label = RawSwitchCaseLabelSyntax(element.label) {
      for item in label.caseItems {
        bind(item.pattern, source: .value(subject))
        if let condition = item.whereClause?.condition { _ = lower(condition) }
      }
    }
    lower(valueOf: element.statements, into: &values)
  }

  /// Walks down `else if` without recursion: there may be thousands.
  mutating func lower(_ expression: RawIfExprSyntax) -> [ID<Expression>] {
    var values: [ID<Expression>] = []
    var next: RawIfExprSyntax? = expression
    while let branch = next {
      next = nil
      withScope {
        let conditions = $0.lower(conditions: branch.conditions)
        $0.withScope { $0.lower(valueOf: branch.body.statements, into: &values) }
        $0.branch(on: conditions, of: branch.conditions, then: branch.body, else: branch.elseBody)
      }
      switch branch.elseBody.flatMap({ RawIfExprSyntax.ElseBody($0) }) {
      case .ifExpr(let other): next = other
      case .codeBlock(let block): withScope { $0.lower(valueOf: block.statements, into: &values) }
      case nil: break
      }
    }
    return values
  }

  /// A block of a single expression may be the value of the `if` or `switch` around it.
  private mutating func lower(valueOf statements: RawCodeBlockItemListSyntax, into values: inout [ID<Expression>]) {
    if let only = statements.first, statements.count == 1, let expression = RawExprSyntax(only.item) {
      values.append(lower(expression))
    } else {
      lower(statements)
    }
  }
}
