import CUnblockClang
import UnblockModel

extension UnitBuilder {
  /// Lowers an expression, and notes the calls in it.
  func lower(_ cursor: CXCursor) -> ID<Expression> {
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.maximumDepth else {
      isTooDeep = true
      return append(.other, cursor)
    }
    if let constant = lower(macro: cursor) { return constant }
    switch cursor.kind {
    case CursorKind.unexposedExpression: return lower(unexposed: cursor)
    case CursorKind.parentheses, CursorKind.cast, CursorKind.firstCxxCast...CursorKind.lastCxxCast:
      guard let last = unit.children(of: cursor).last else { return append(.other, cursor) }
      return lower(last)
    case CursorKind.integer, CursorKind.character: return append(unit.number(cursor).map { .integer($0) } ?? .other, cursor)
    case CursorKind.sizeOf: return append(unit.number(cursor).map { .integer($0) } ?? .other, cursor)
    case CursorKind.cxxBoolean: return append(.boolean(unit.number(cursor) != 0), cursor)
    case CursorKind.nullPointer: return append(.nilLiteral, cursor)
    case CursorKind.lambda: return lower(lambda: cursor)
    case CursorKind.floating: return append(unit.double(cursor).map { .float($0) } ?? .other, cursor)
    case CursorKind.string: return append(.string(file.name(withoutQuotes(unit.spelling(cursor)))), cursor)
    case CursorKind.declarationReference: return lower(reference: cursor)
    case CursorKind.member: return lower(member: cursor)
    case CursorKind.call: return lower(call: cursor)
    case CursorKind.objcMessage: return lower(message: cursor)
    case CursorKind.block: return lower(block: cursor)
    case CursorKind.unary: return lower(unary: cursor)
    case CursorKind.binary: return lower(binary: cursor)
    case CursorKind.compoundAssignment: return lower(compoundAssignment: cursor)
    case CursorKind.subscriptExpression: return lower(subscript: cursor)
    case CursorKind.conditional: return lower(conditional: cursor)
    default: return lower(other: cursor)
    }
  }

  /// What is not understood itself is looked into.
  private func lower(other cursor: CXCursor) -> ID<Expression> {
    for child in unit.children(of: cursor) { lower(statement: child) }
    return append(.other, cursor)
  }

  /// In a condition, a parameter that points to a function is asked for, and goes nowhere.
  func lower(condition cursor: CXCursor) -> ID<Expression> {
    let stripped = strip(cursor)
    if stripped.kind == CursorKind.declarationReference { return lower(reference: stripped, escapes: false) }
    return lower(cursor)
  }

  // MARK: Names

  private func lower(reference cursor: CXCursor) -> ID<Expression> { lower(reference: cursor, escapes: true) }

  private func lower(reference cursor: CXCursor, escapes: Bool) -> ID<Expression> {
    let declaration = unit.clang.getCursorReferenced(cursor)
    let key = Key(declaration)
    if escapes { pointers.escape(key) }
    if declaration.kind == CursorKind.enumerator { return lower(enumerator: declaration, cursor) }
    if let variable = frame.locals[key] { return append(.local(variable), cursor) }
    return append(.name(file.name(unit.spelling(cursor))), cursor)
  }

  /// Constants of the system are known by name, those of the package by value.
  private func lower(enumerator declaration: CXCursor, _ cursor: CXCursor) -> ID<Expression> {
    let isOwn = unit.location(of: declaration).map { file($0.file) != nil } ?? false
    return append(isOwn ? .integer(Int(unit.clang.getEnumConstantValue(declaration))) : .name(file.name(unit.spelling(declaration))), cursor)
  }

  private func lower(member cursor: CXCursor) -> ID<Expression> {
    let base = unit.children(of: cursor).first { CursorKind.firstExpression...CursorKind.lastExpression ~= $0.kind }
    let lowered = base.map { lower($0) }
    return append(.member(base: lowered, file.name(unit.spelling(cursor))), cursor)
  }

  /// A use of a macro that stands for a constant: one of the system by its name, one of the package by what it comes to.
  private func lower(macro cursor: CXCursor) -> ID<Expression>? {
    guard let place = unit.place(of: cursor), let use = macros.use(at: place), let macro = macros.definitions[use.name], !macro.isFunctionLike else { return nil }
    guard place.end <= use.end else { return nil }
    if !macro.isOwn {
      switch use.name {
      case "NULL": return append(.nilLiteral, cursor)
      case "true", "false": return append(.boolean(use.name == "true"), cursor)
      // What a header's macro does, other than being a constant, counts: `stdin`, `errno`.
      default: return unit.number(cursor) != nil || macros.tokens(of: use.name, unit).count == 2 ? append(.name(file.name(use.name)), cursor) : nil
      }
    }
    let constants = macros.words(of: use.name, unit).filter { macros.isSystemConstant($0) && $0 != "NULL" }
    guard !constants.isEmpty, unit.number(cursor) != nil else { return nil }
    return combine(constants.map { append(.name(file.name($0)), cursor) }, cursor)
  }

  /// `a | b | c`
  func combine(_ parts: [ID<Expression>], _ cursor: CXCursor) -> ID<Expression>? {
    guard var result = parts.first else { return nil }
    for part in parts.dropFirst() { result = append(.infix(result, file.name("|"), part), cursor) }
    return result
  }

  // MARK: Operators

  /// Implicit conversions, atomic operations, designated values and others that libclang does not tell apart.
  private func lower(unexposed cursor: CXCursor) -> ID<Expression> {
    let children = unit.children(of: cursor)
    if children.count == 1, let only = children.first { return lower(only) }
    let parts = children.filter { CursorKind.firstExpression...CursorKind.lastExpression ~= $0.kind }.map { lower($0) }
    guard let first = parts.first, case .inOut(let variable) = file.summary[first].kind, let word = firstWord(of: cursor), word.contains("atomic") else {
      return append(.other, cursor)
    }
    let writes = ["store", "fetch", "init", "clear"].contains { word.contains($0) }
    return writes ? append(.other, cursor) : append(file.summary[variable].kind, cursor)
  }

  private func firstWord(of cursor: CXCursor) -> String? {
    guard let place = unit.place(of: cursor) else { return nil }
    let text = unit.text(of: place.file)
    var end = place.start
    while end < text.count, text[end].isOfWord { end += 1 }
    return end > place.start ? String(decoding: UnsafeBufferPointer(rebasing: text[place.start..<end]), as: UTF8.self) : nil
  }

  private func lower(unary cursor: CXCursor) -> ID<Expression> {
    guard let operand = unit.children(of: cursor).first else { return append(.other, cursor) }
    let text = source(of: cursor)
    if text.hasPrefix("&") {
      let lowered = lower(operand)
      if case .local(let variable) = file.summary[lowered].kind { frame.aliased.insert(variable) }
      if let variable = hiddenVariable(in: operand) { hiddenVariables[Key(variable), default: HiddenVariable(cursor: variable)].isAliased = true }
      return append(.inOut(lowered), cursor)
    }
    let lowered = lower(operand)
    if text.hasPrefix("++") || text.hasPrefix("--") || text.hasSuffix("++") || text.hasSuffix("--") {
      let result = append(.assignment(lowered, append(.other, cursor)), cursor)
      noteAssignment(of: result, to: lowered)
      return result
    }
    guard let sign = text.unicodeScalars.first, "!-~*+".unicodeScalars.contains(sign) else { return append(.prefix(file.name("!"), lowered), cursor) }
    return append(.prefix(file.name(String(sign)), lowered), cursor)
  }

  private func lower(binary cursor: CXCursor) -> ID<Expression> {
    let children = unit.children(of: cursor)
    guard children.count == 2 else { return append(.other, cursor) }
    let name = operatorText(between: children[0], children[1]) ?? (isAssignable(children[0], cursor) ? "=" : "|")
    if name == "=" { return lower(assignment: cursor, children[0], children[1]) }
    let isLogical = ["==", "!=", "&&", "||"].contains(name)
    let left = isLogical ? lower(condition: children[0]) : lower(children[0])
    let right = isLogical ? lower(condition: children[1]) : lower(children[1])
    if name == "," { return right }
    return append(.infix(left, file.name(name), right), cursor)
  }

  /// Made by a macro, an operator cannot be read; what is assigned a function may be told all the same.
  private func isAssignable(_ left: CXCursor, _ cursor: CXCursor) -> Bool { isFunctionPointer(unit.clang.getCursorType(left)) }

  private func operatorText(between left: CXCursor, _ right: CXCursor) -> String? {
    guard let first = unit.place(of: left), let second = unit.place(of: right), first.file == second.file, first.end <= second.start else { return nil }
    let text = unit.text(of: first.file)
    guard second.start <= text.count, second.start - first.end < 400 else { return nil }
    return operatorSign(in: UnsafeBufferPointer(rebasing: text[first.end..<second.start]))
  }

  private func lower(assignment cursor: CXCursor, _ left: CXCursor, _ right: CXCursor) -> ID<Expression> {
    if let place = place(holding: left) { notePointers(in: right, assignedTo: place, variable: left) }
    let target = lower(left)
    let value = lower(right)
    noteAssignment(of: value, to: target)
    // What a constant says (there is none: -1) tells nothing of the values that count.
    if unit.number(right) == nil, let variable = hiddenVariable(in: left) { hiddenVariables[Key(variable), default: HiddenVariable(cursor: variable)].add(value, file) }
    return append(.assignment(target, value), cursor)
  }

  private func lower(compoundAssignment cursor: CXCursor) -> ID<Expression> {
    let children = unit.children(of: cursor)
    guard children.count == 2 else { return append(.other, cursor) }
    let (target, value) = (lower(children[0]), lower(children[1]))
    let name = operatorText(between: children[0], children[1]) ?? "+="
    let result = append(.infix(target, file.name(name), value), cursor)
    noteAssignment(of: result, to: target)
    return result
  }

  private func noteAssignment(of value: ID<Expression>, to target: ID<Expression>) {
    guard case .local(let variable) = file.summary[target].kind else { return }
    frame.assignments[variable, default: []].append(value)
  }

  private func lower(subscript cursor: CXCursor) -> ID<Expression> {
    let children = unit.children(of: cursor)
    guard children.count == 2 else { return append(.other, cursor) }
    let (base, index) = (lower(children[0]), lower(children[1]))
    return append(.subscript(base: base, file.arguments([index])), cursor)
  }

  private func lower(conditional cursor: CXCursor) -> ID<Expression> {
    let children = unit.children(of: cursor)
    guard children.count == 3 else { return append(.other, cursor) }
    _ = lower(condition: children[0])
    let (first, second) = (lower(children[1]), lower(children[2]))
    return append(.choice([first, second]), cursor)
  }

  /// An expression without parentheses, conversions and `*` or `&` around it.
  func strip(_ cursor: CXCursor) -> CXCursor {
    var current = cursor
    for _ in 0..<40 {
      let children = unit.children(of: current)
      switch current.kind {
      case CursorKind.parentheses, CursorKind.cast, CursorKind.firstCxxCast...CursorKind.lastCxxCast: if let last = children.last { current = last; continue }
      case CursorKind.unexposedExpression: if children.count == 1 { current = children[0]; continue }
      case CursorKind.unary:
        let text = source(of: current)
        if text.hasPrefix("*") || text.hasPrefix("&"), let only = children.first { current = only; continue }
      default: break
      }
      return current
    }
    return current
  }
}

/// A literal as libclang spells it, `"text"`, without its quotes.
private func withoutQuotes(_ text: String) -> String {
  text.utf8.count >= 2 && text.hasPrefix("\"") && text.hasSuffix("\"") ? String(text.dropFirst().dropLast()) : text
}

/// The operator in a text of white space, comments and closing parentheses.
private func operatorSign(in text: UnsafeBufferPointer<UInt8>) -> String? {
  var index = 0
  while index < text.count {
    let byte = text[index]
    let next = index + 1 < text.count ? text[index + 1] : 0
    if byte == UInt8(ascii: "/"), next == UInt8(ascii: "*") {
      index += 2
      while index + 1 < text.count, !(text[index] == UInt8(ascii: "*") && text[index + 1] == UInt8(ascii: "/")) { index += 1 }
      index += 2
    } else if byte == UInt8(ascii: "/"), next == UInt8(ascii: "/") {
      while index < text.count, text[index] != UInt8(ascii: "\n") { index += 1 }
    } else if "+-*/%&|^<>=!,".utf8.contains(byte) {
      var end = index
      while end < text.count, "+-*/%&|^<>=!".utf8.contains(text[end]), end - index < 3, end == index || "&|<>=".utf8.contains(text[end]) { end += 1 }
      return byte == UInt8(ascii: ",") ? "," : String(decoding: UnsafeBufferPointer(rebasing: text[index..<end]), as: UTF8.self)
    } else {
      index += 1
    }
  }
  return nil
}
