import CUnblockClang
import UnblockModel

/// The function that is being walked.
struct Frame {
  var file: FileBuilder
  var function: ID<Function>
  var loops: [Int] = []
  /// What a `break` leaves: a loop, by its place, or a `switch`.
  var breakTargets: [Int?] = []
  /// Local variables, those of the functions around a block among them.
  var locals: [UnitBuilder.Key: ID<Variable>] = [:]
  /// What is assigned to variables after their declaration, and those whose address is taken.
  var assignments: [ID<Variable>: [ID<Expression>]] = [:]
  var aliased: Set<ID<Variable>> = []
}

extension UnitBuilder {
  var frame: Frame {
    get { frames[frames.count - 1] }
    _modify { yield &frames[frames.count - 1] }
  }

  var file: FileBuilder { frame.file }

  /// Where a cursor stands in the file of the current function.
  func range(of cursor: CXCursor) -> ByteRange {
    guard let place = unit.place(of: cursor), let builder = file(place.file), builder === file else {
      return file.summary[frame.function].nameRange
    }
    return ByteRange(start: place.start, end: place.end)
  }

  func append(_ kind: Expression.Kind, _ cursor: CXCursor) -> ID<Expression> { file.append(kind, range(of: cursor)) }

  // MARK: Functions

  func lower(_ definition: Definition) {
    frames.append(Frame(file: definition.file, function: definition.id))
    addParameters(of: definition.cursor, to: definition.id, in: definition.file)
    apply(attributes[definition.usr] ?? FunctionAttributes(), to: definition.id, in: definition.file)
    // Beside the body: what a constructor gives to its members.
    for child in unit.children(of: definition.cursor) where child.kind == CursorKind.compound || isInitializer(child, of: definition.cursor) {
      lower(statement: child)
    }
    settleLocals()
    frames.removeLast()
  }

  private func isInitializer(_ cursor: CXCursor, of function: CXCursor) -> Bool {
    function.kind == CursorKind.constructor && CursorKind.firstExpression...CursorKind.lastExpression ~= cursor.kind
  }

  /// A function literal: `^{ … }`.
  func lower(block cursor: CXCursor) -> ID<Expression> {
    let range = range(of: cursor)
    let function = Function(kind: .closure, name: file.name("closure"), nameRange: range, range: range)
    let id = file.append(function, in: frame.function)
    var inner = Frame(file: file, function: id)
    inner.locals = frame.locals
    frames.append(inner)
    for child in unit.children(of: cursor) {
      if child.kind == CursorKind.compound { lower(statement: child) } else if child.kind == CursorKind.parameter { bind(local: child, .parameter) }
    }
    settleLocals()
    frames.removeLast()
    return append(.closure(id), cursor)
  }

  @discardableResult
  func bind(local cursor: CXCursor, _ kind: Variable.Kind) -> ID<Variable> {
    let id = file.append(Variable(kind: kind, name: file.name(unit.spelling(cursor)), range: range(of: cursor)))
    frame.locals[Key(cursor)] = id
    return id
  }

  /// What is never changed is a constant; what is given a value once, and has none before, holds that value.
  private func settleLocals() {
    for (_, variable) in frame.locals {
      guard file.summary[variable].kind == .local, !frame.aliased.contains(variable) else { continue }
      let values = frame.assignments[variable] ?? []
      switch (file.summary[variable].source, values.count) {
      case (.value, 0): file.summary[variable].modifiers.insert(.isLet)
      case (.none, 1):
        file.summary[variable].source = .value(values[0])
        if frame.loops.isEmpty { file.summary[variable].modifiers.insert(.isLet) }
      default: break
      }
    }
  }

  // MARK: Parameters

  func addParameters(of cursor: CXCursor, to id: ID<Function>, in file: FileBuilder) {
    let count = unit.clang.getNumArguments(cursor)
    let parameters = count >= 0
      ? (0..<count).map { unit.clang.getArgument(cursor, UInt32($0)) } : unit.children(of: cursor).filter { $0.kind == CursorKind.parameter }
    for (place, parameter) in parameters.enumerated() {
      let name = unit.spelling(parameter)
      let range = unit.place(of: parameter).map { ByteRange(start: $0.start, end: $0.end) } ?? ByteRange(start: 0, end: 0)
      let variable = file.append(Variable(kind: .parameter, name: file.name(name.isEmpty ? "_" : name), range: range))
      let type = parameterType(parameter, in: file)
      file.summary[id].parameters.append(Parameter(label: nil, variable: variable, type: type))
      if !frames.isEmpty { frame.locals[Key(parameter)] = variable }
      if let type, case .function = file.summary[type] { pointers.add(parameter: Key(parameter), type: type, file: file, hasBody: !frames.isEmpty, of: usr(cursor), place: Int(place)) }
    }
    if unit.clang.isVariadic(cursor) != 0 { addVariadicParameter(to: id, in: file) }
    file.summary[id].result = typeName(unit.clang.getCursorResultType(cursor)).map(file.named)
  }

  private func addVariadicParameter(to id: ID<Function>, in file: FileBuilder) {
    let range = file.summary[id].nameRange
    let variable = file.append(Variable(kind: .parameter, name: file.name("..."), range: range))
    var parameter = Parameter(label: nil, variable: variable, type: nil)
    parameter.isVariadic = true
    file.summary[id].parameters.append(parameter)
  }

  /// Only what takes functions, and named types, matter to who is called.
  private func parameterType(_ parameter: CXCursor, in file: FileBuilder) -> ID<TypeReference>? {
    let type = unit.clang.getCursorType(parameter)
    guard isFunctionPointer(type) else { return typeName(type).map(file.named) }
    let nothing = file.append(TypeReference.other)
    return file.append(
      .function(FunctionType(parameters: [], result: nothing, isAsync: false, isEscaping: true, isAutoclosure: false, attributes: [])))
  }

  func isFunctionPointer(_ type: CXType) -> Bool {
    let type = unit.clang.getCanonicalType(type)
    guard type.kind == TypeKind.pointer || type.kind == TypeKind.blockPointer else { return false }
    let pointee = unit.clang.getCanonicalType(unit.clang.getPointeeType(type))
    return pointee.kind == TypeKind.function || pointee.kind == TypeKind.functionWithoutPrototype
  }

  /// The name that Swift knows a type by.
  func typeName(_ type: CXType) -> String? {
    let declaration = unit.clang.getTypeDeclaration(type)
    let kinds = [CursorKind.typedef, CursorKind.structure, CursorKind.union, CursorKind.enumeration]
    guard kinds.contains(declaration.kind), let place = unit.location(of: declaration), file(place.file) != nil else { return nil }
    let hasAttributes = unit.children(of: declaration).contains { CursorKind.firstAttribute...CursorKind.lastAttribute ~= $0.kind }
    if hasAttributes, let name = FunctionAttributes(printed: unit.printed(declaration)).swiftName { return name.base }
    return unit.spelling(declaration)
  }
}
