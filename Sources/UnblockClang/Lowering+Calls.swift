import CUnblockClang
import UnblockModel

extension UnitBuilder {
  func lower(call cursor: CXCursor) -> ID<Expression> {
    if let call = lower(cxxCall: cursor) { return call }
    let children = unit.children(of: cursor)
    guard let callee = children.first else { return append(.other, cursor) }
    let target = strip(callee)
    let declaration = target.kind == CursorKind.declarationReference ? unit.clang.getCursorReferenced(target) : nil
    if let declaration, declaration.kind == CursorKind.function {
      return lower(call: cursor, of: declaration, at: callee, Array(children.dropFirst()))
    }
    // Walking the callee notes calls in it; being called is no escape of a parameter.
    if target.kind != CursorKind.declarationReference { _ = lower(callee) }
    let arguments = children.dropFirst().map { lower($0) }
    if target.kind == CursorKind.declarationReference, let variable = frame.locals[Key(unit.clang.getCursorReferenced(target))],
      file.summary[variable].kind == .parameter
    {
      // The callers decide what runs here.
      return file.appendCall(
        .local(variable), unit.spelling(target), Array(arguments), nameRange: nameRange(of: target), range: range(of: cursor), in: frame.function)
    }
    let places = self.places(calledBy: target)
    if !places.isEmpty {
      pointers.calls.append(
        FunctionPointers.Call(
          file: file, function: frame.function, places: places, arguments: arguments, nameRange: nameRange(of: target), range: range(of: cursor)))
    }
    return append(.other, cursor)
  }

  func lower(call cursor: CXCursor, of function: CXCursor, at callee: CXCursor, _ arguments: [CXCursor]) -> ID<Expression> {
    let name = functionName(function)
    if name.hasPrefix("__builtin_") {
      let lowered = arguments.map { lower($0) }
      return name.hasPrefix("__builtin_expect") ? lowered.first ?? append(.other, cursor) : append(.other, cursor)
    }
    let usr = usr(function)
    var lowered: [ID<Expression>] = []
    var closures: [(place: Int, function: ID<Function>)] = []
    for (place, argument) in arguments.enumerated() {
      if let closure = lower(callback: argument) {
        closures.append((place, closure))
        lowered.append(append(.closure(closure), argument))
      } else if let parameter = parameter(in: argument) {
        pointers.hand(Key(parameter), to: usr, place)
        lowered.append(lower(condition: argument))
      } else {
        let value = lower(argument)
        if case .closure(let block) = file.summary[value].kind { closures.append((place, block)) }
        lowered.append(value)
      }
    }
    addMacroFlags(to: &lowered, name, arguments, cursor)
    let call = file.appendCall(
      self.callee(usr, name, in: file), name, lowered, nameRange: nameRange(of: callee), range: range(of: cursor), in: frame.function)
    for closure in closures { file.summary[closure.function].use = .argument(closure.place, of: call) }
    return call
  }

  private func nameRange(of callee: CXCursor) -> ByteRange {
    var range = range(of: callee)
    if callee.kind == CursorKind.member, let place = unit.location(of: callee), place.offset >= Int(range.start) {
      range = ByteRange(start: place.offset, end: place.offset + unit.spelling(callee).utf8.count)
    }
    return range
  }

  // MARK: Callbacks

  /// A function that is handed over is what a closure that calls it would be.
  private func lower(callback argument: CXCursor) -> ID<Function>? {
    let functions = self.functions(in: argument)
    guard !functions.isEmpty else { return nil }
    let range = range(of: argument)
    let closure = Function(kind: .closure, name: file.name("closure"), nameRange: range, range: range)
    let id = file.append(closure, in: frame.function)
    for function in functions {
      let count = max(unit.clang.getNumArgumentTypes(unit.clang.getCursorType(function)), 0)
      let values = (0..<count).map { _ in file.append(.other, range) }
      let name = functionName(function)
      file.appendCall(callee(usr(function), name, in: file), name, values, nameRange: range, range: range, in: id)
    }
    return id
  }

  /// The functions that an expression stands for: `f`, `&f`, `flag ? f : g`.
  func functions(in cursor: CXCursor) -> [CXCursor] {
    let stripped = strip(cursor)
    switch stripped.kind {
    case CursorKind.declarationReference:
      let declaration = unit.clang.getCursorReferenced(stripped)
      return declaration.kind == CursorKind.function ? [declaration] : []
    case CursorKind.conditional: return unit.children(of: stripped).dropFirst().flatMap(functions)
    default: return []
    }
  }

  /// The parameter, pointing to a function, that an argument hands on.
  private func parameter(in argument: CXCursor) -> CXCursor? {
    let stripped = strip(argument)
    guard stripped.kind == CursorKind.declarationReference else { return nil }
    let declaration = unit.clang.getCursorReferenced(stripped)
    guard declaration.kind == CursorKind.parameter, isFunctionPointer(unit.clang.getCursorType(declaration)) else { return nil }
    return declaration
  }

  // MARK: Macros

  /// In a call that a macro of the package makes, constants of the system have become numbers: the macro's text has their names.
  private func addMacroFlags(to values: inout [ID<Expression>], _ name: String, _ arguments: [CXCursor], _ cursor: CXCursor) {
    guard let place = unit.place(of: cursor), let use = macros.use(at: place), let macro = macros.definitions[use.name], macro.isOwn else { return }
    let texts = argumentWords(of: name, in: macros.tokens(of: use.name, unit))
    guard texts.count == values.count else { return }
    for (place, words) in texts.enumerated() {
      let constants = words.flatMap { macros.words(of: $0, unit) }.filter(macros.isSystemConstant).filter { $0 != "NULL" }
      guard !constants.isEmpty, unit.number(arguments[place]) != nil else { continue }
      values[place] = combine(constants.map { append(.name(file.name($0)), cursor) }, cursor) ?? values[place]
    }
  }

  /// The words of each argument of the first call of a function in a list of tokens.
  private func argumentWords(of name: String, in tokens: [String]) -> [[String]] {
    guard let start = tokens.firstIndex(of: name), start + 1 < tokens.count, tokens[start + 1] == "(" else { return [] }
    var result: [[String]] = [[]]
    var parentheses = 0
    for token in tokens[(start + 1)...] {
      if token == "(" { parentheses += 1 } else if token == ")" { parentheses -= 1 }
      if parentheses == 0 { return result }
      if token == ",", parentheses == 1 { result.append([]) } else { result[result.count - 1].append(token) }
    }
    return []
  }

  // MARK: Objective-C

  /// `[receiver message]`: a method of the same file is called; of another, only its name is known.
  func lower(message cursor: CXCursor) -> ID<Expression> {
    let method = unit.clang.getCursorReferenced(cursor)
    let values = unit.children(of: cursor).filter { CursorKind.firstExpression...CursorKind.lastExpression ~= $0.kind }.map { lower($0) }
    var usr = self.usr(method)
    let definition = unit.clang.getCursorDefinition(method)
    if definitionOfUSR[usr] == nil, definition.kind == method.kind { usr = self.usr(definition) }
    guard let place = definitionOfUSR[usr], place >= 0, definitions[place].file === file else { return append(.other, cursor) }
    let base = unit.spelling(cursor).split(separator: ":").first.map(String.init) ?? ""
    let count = definitions[place].file.summary[definitions[place].id].parameters.count
    return file.appendCall(
      .localFunction(definitions[place].id), base, Array(values.suffix(count)), nameRange: range(of: cursor), range: range(of: cursor), in: frame.function)
  }
}
