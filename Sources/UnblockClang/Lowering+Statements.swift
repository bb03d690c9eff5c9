import CUnblockClang
import UnblockModel

extension UnitBuilder {
  func lower(statement cursor: CXCursor) {
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.maximumDepth else { return isTooDeep = true }
    switch cursor.kind {
    case CursorKind.firstExpression...CursorKind.lastExpression: _ = lower(cursor)
    case CursorKind.declarationStatement:
      for child in unit.children(of: cursor) where child.kind == CursorKind.variable { lower(local: child) }
    case CursorKind.ifStatement: lower(if: cursor)
    case CursorKind.whileStatement: lower(while: cursor)
    case CursorKind.doStatement: lower(do: cursor)
    case CursorKind.forStatement: lower(for: cursor)
    case CursorKind.rangeFor: lower(rangeFor: cursor)
    case 206: lower(switch: cursor)
    case CursorKind.breakStatement: if let target = frame.breakTargets.last, let loop = target { endEarly([loop]) }
    case CursorKind.returnStatement, CursorKind.goto:
      endEarly(frame.loops)
      for child in unit.children(of: cursor) { lower(statement: child) }
    default: for child in unit.children(of: cursor) { lower(statement: child) }
    }
  }

  private func endEarly(_ loops: [Int]) {
    for loop in loops { file.summary[frame.function].loops[loop].mayEndEarly = true }
  }

  private func lower(local cursor: CXCursor) {
    // A static variable is as good as a global one.
    let id = bind(local: cursor, .local)
    let value = unit.clang.getVariableInitializer(cursor)
    guard CursorKind.firstExpression...CursorKind.lastExpression ~= value.kind else { return }
    notePointers(in: value, assignedTo: FunctionPointers.Place(variable: Key(cursor), field: nil), variable: cursor)
    let lowered = lower(value)
    file.summary[id].source = .value(lowered)
    if source.isCxx, case .closure(let lambda) = file.summary[lowered].kind { file.summary[lambda].use = .stored(in: id) }
  }

  /// A branch that is never taken is passed over: `if (0)`, `if (DEBUG)`.
  private func lower(if cursor: CXCursor) {
    let children = unit.children(of: cursor)
    guard let first = children.first else { return }
    let condition = lower(condition: first)
    let branches = Array(children.dropFirst())
    let decided = truth(of: condition)
    if decided != false, let branch = branches.first { lower(statement: branch) }
    if decided != true { for branch in branches.dropFirst() { lower(statement: branch) } }
  }

  private func truth(of id: ID<Expression>) -> Bool? {
    switch file.summary[id].kind {
    case .integer(let value): value != 0
    case .boolean(let value): value
    default: nil
    }
  }

  private func lower(switch cursor: CXCursor) {
    frame.breakTargets.append(nil)
    for child in unit.children(of: cursor) { lower(statement: child) }
    frame.breakTargets.removeLast()
  }

  // MARK: Loops

  private func lower(while cursor: CXCursor) {
    let children = unit.children(of: cursor)
    guard children.count == 2 else { return children.forEach(lower(statement:)) }
    lower(loop: cursor, body: children[1]) { .whileTrue([asked(self.lower(condition: children[0]))]) }
  }

  /// `do { … } while (0)` is no loop.
  private func lower(do cursor: CXCursor) {
    let children = unit.children(of: cursor)
    guard children.count == 2 else { return children.forEach(lower(statement:)) }
    if unit.number(children[1]) == 0 {
      frame.breakTargets.append(nil)
      lower(statement: children[0])
      frame.breakTargets.removeLast()
      return
    }
    lower(loop: cursor, body: children[0]) { .whileTrue([asked(self.lower(condition: children[1]))]) }
  }

  /// `while (1)` asks for nothing.
  private func asked(_ condition: ID<Expression>) -> ID<Expression> {
    guard truth(of: condition) == true else { return condition }
    return file.append(.boolean(true), file.summary[condition].range)
  }

  private func lower(for cursor: CXCursor) {
    let parts = forParts(of: cursor)
    if let start = parts.start { lower(statement: start) }
    guard let body = parts.body else { return }
    lower(loop: cursor, body: body) {
      let condition = parts.condition.map { self.lower(condition: $0) }
      let step = parts.step.map { self.lower($0) }
      if step == nil { return .whileTrue([condition.map(asked) ?? self.file.append(.boolean(true), self.range(of: cursor))]) }
      return .over(self.sequence(parts, condition, cursor))
    }
  }

  func lower(loop cursor: CXCursor, body: CXCursor, _ kind: () -> Loop.Kind) {
    let range = range(of: cursor)
    let keyword = ByteRange(start: Int(range.start), end: Int(range.start) + (cursor.kind == CursorKind.whileStatement ? 5 : cursor.kind == CursorKind.forStatement ? 3 : 2))
    let nothing = file.append(.other, keyword)
    let place = file.summary[frame.function].loops.count
    file.summary[frame.function].loops.append(Loop(kind: .over(nothing), keyword: keyword, range: range, parent: frame.loops.last))
    frame.loops.append(place)
    frame.breakTargets.append(place)
    let kind = kind()
    file.summary[frame.function].loops[place].kind = kind
    file.summary[frame.function].loops[place].statements = statementCount(of: body)
    lower(statement: body)
    frame.breakTargets.removeLast()
    frame.loops.removeLast()
  }

  private func statementCount(of body: CXCursor) -> Int {
    let statements = body.kind == CursorKind.compound ? unit.children(of: body) : [body]
    return statements.count { $0.kind != CursorKind.nullStatement }
  }

  // MARK: The parts of a `for`

  private struct ForParts {
    var start: CXCursor?
    var condition: CXCursor?
    var step: CXCursor?
    var body: CXCursor?
  }

  /// libclang leaves out parts that are not there: the semicolons tell which is which.
  private func forParts(of cursor: CXCursor) -> ForParts {
    var children = unit.children(of: cursor)
    var parts = ForParts()
    guard let body = children.popLast() else { return parts }
    parts.body = body
    guard let whole = unit.place(of: cursor), let (first, second) = semicolons(in: whole) else {
      // Made by a macro.
      if children.count == 3 { (parts.start, parts.condition, parts.step) = (children[0], children[1], children[2]) }
      return parts
    }
    for child in children {
      guard let place = unit.place(of: child) else { continue }
      if place.start < first { parts.start = child } else if place.start < second { parts.condition = child } else { parts.step = child }
    }
    return parts
  }

  /// Where the two semicolons stand in the parentheses of a `for`.
  private func semicolons(in place: ClangUnit.Place) -> (Int, Int)? {
    let text = unit.text(of: place.file)
    var found: [Int] = []
    var parentheses = 0
    var index = place.start
    guard place.end <= text.count, place.start + 3 <= text.count, text[place.start] == UInt8(ascii: "f") else { return nil }
    while index < place.end, found.count < 2 {
      switch text[index] {
      case UInt8(ascii: "("), UInt8(ascii: "{"): parentheses += 1
      case UInt8(ascii: ")"), UInt8(ascii: "}"):
        parentheses -= 1
        if parentheses == 0 { return nil }
      case UInt8(ascii: ";") where parentheses == 1: found.append(index)
      case UInt8(ascii: "'"), UInt8(ascii: "\""): index = endOfLiteral(in: text, from: index, to: place.end)
      default: break
      }
      index += 1
    }
    return found.count == 2 ? (found[0], found[1]) : nil
  }

  private func endOfLiteral(in text: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Int {
    var index = start + 1
    while index < end, text[index] != text[start] { index += text[index] == UInt8(ascii: "\\") ? 2 : 1 }
    return index
  }

  /// What a counting loop counts over, as Swift would write it: `0..<n`.
  private func sequence(_ parts: ForParts, _ condition: ID<Expression>?, _ cursor: CXCursor) -> ID<Expression> {
    let range = range(of: cursor)
    guard let condition, case .infix(let left, let comparison, let bound) = file.summary[condition].kind, let start = startValue(parts, of: left),
      let step = parts.step.flatMap(increment)
    else { return file.append(.other, range) }
    switch (file.summary[comparison], step) {
    case ("<", 1), ("!=", 1): return file.append(.infix(start, file.name("..<"), bound), range)
    case ("<=", 1): return file.append(.infix(start, file.name("..."), bound), range)
    case (">", -1), ("!=", -1): return file.append(.infix(bound, file.name("..<"), start), range)
    case (">=", -1): return file.append(.infix(bound, file.name("..."), start), range)
    case ("<", _), ("<=", _), (">", _), (">=", _), ("!=", _):
      let by = file.append(.integer(step), range)
      let list = file.arguments([start, bound, by], labels: ["from", "to", "by"])
      return file.append(.call(callee: file.append(.name(file.name("stride")), range), list), range)
    default: return file.append(.other, range)
    }
  }

  /// The value that the counter begins with.
  private func startValue(_ parts: ForParts, of counter: ID<Expression>) -> ID<Expression>? {
    guard case .local(let variable) = file.summary[counter].kind, let start = parts.start else { return nil }
    if start.kind == CursorKind.declarationStatement {
      guard case .value(let value) = file.summary[variable].source else { return nil }
      return value
    }
    return frame.assignments[variable]?.last
  }

  /// `i++`: 1; `i -= 4`: -4.
  private func increment(_ cursor: CXCursor) -> Int? {
    let text = source(of: cursor)
    if text.hasPrefix("++") || text.hasSuffix("++") { return 1 }
    if text.hasPrefix("--") || text.hasSuffix("--") { return -1 }
    guard cursor.kind == CursorKind.compoundAssignment, let amount = unit.children(of: cursor).last.flatMap(unit.number), amount != 0 else { return nil }
    return text.contains("+=") ? amount : text.contains("-=") ? -amount : nil
  }

  /// The text of a cursor; empty for what a macro makes.
  func source(of cursor: CXCursor) -> String {
    guard let place = unit.place(of: cursor), place.end - place.start < 200 else { return "" }
    let text = unit.text(of: place.file)
    guard place.end <= text.count, place.start < place.end else { return "" }
    return String(decoding: UnsafeBufferPointer(rebasing: text[place.start..<place.end]), as: UTF8.self)
  }
}
