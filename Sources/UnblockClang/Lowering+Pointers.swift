import CUnblockClang
import UnblockModel

extension UnitBuilder {
  /// A variable outside of functions: what its initial value holds.
  func lower(global cursor: CXCursor, in file: FileBuilder) {
    let value = unit.clang.getVariableInitializer(cursor)
    guard CursorKind.firstExpression...CursorKind.lastExpression ~= value.kind else { return }
    frames.append(Frame(file: file, function: FileSummary.topLevel))
    defer { frames.removeLast() }
    notePointers(in: value, assignedTo: FunctionPointers.Place(variable: Key(cursor), field: nil), variable: cursor)
    guard let number = unit.number(value), unit.clang.isConstQualified(unit.clang.getCursorType(cursor)) != 0 else { return }
    addConstant(cursor, number, in: file)
  }

  // MARK: Hidden variables

  /// The variable outside of functions that an expression names, if other files cannot name it.
  func hiddenVariable(in cursor: CXCursor) -> CXCursor? {
    let stripped = strip(cursor)
    guard stripped.kind == CursorKind.declarationReference else { return nil }
    let declaration = unit.clang.getCursorReferenced(stripped)
    guard declaration.kind == CursorKind.variable, unit.clang.getStorageClass(declaration) == 3, frame.locals[Key(declaration)] == nil else { return nil }
    return declaration
  }

  /// A hidden variable that is given one value, constants left out, holds it: `if (urandom < 0) urandom = open("/dev/urandom", O_RDONLY);`
  func settleHiddenVariables() {
    let settled = hiddenVariables.values.compactMap { variable -> (place: ClangUnit.Place, HiddenVariable)? in
      guard variable.values.count == 1, !variable.isAliased else { return nil }
      return unit.place(of: variable.cursor).map { ($0, variable) }
    }
    for (place, hidden) in settled.sorted(by: { $0.place.start < $1.place.start }) {
      guard let file = file(place.file), let (value, user) = hidden.values.first, user === file else { continue }
      var variable = Variable(kind: .global, name: file.name(unit.spelling(hidden.cursor)), range: ByteRange(start: place.start, end: place.end))
      variable.source = .value(value)
      variable.modifiers = [.isPrivate]
      file.summary.globals.append(file.append(variable))
    }
  }

  private func addConstant(_ cursor: CXCursor, _ number: Int, in file: FileBuilder) {
    guard let place = unit.place(of: cursor) else { return }
    let range = ByteRange(start: place.start, end: place.end)
    var variable = Variable(kind: .global, name: file.name(unit.spelling(cursor)), range: range)
    variable.source = .value(file.append(.integer(number), range))
    variable.modifiers = unit.clang.getStorageClass(cursor) == 3 ? [.isLet, .isPrivate] : [.isLet]
    file.summary.globals.append(file.append(variable))
  }

  /// Notes the functions in a value: itself, or those in the fields of a structure and the elements of an array.
  func notePointers(in value: CXCursor, assignedTo place: FunctionPointers.Place, variable: CXCursor) {
    let stripped = strip(value)
    switch stripped.kind {
    case CursorKind.initializerList: notePointers(inList: stripped, assignedTo: place)
    case CursorKind.compoundLiteral:
      if let list = unit.children(of: stripped).last { notePointers(in: list, assignedTo: place, variable: variable) }
    case CursorKind.conditional:
      for branch in unit.children(of: stripped).dropFirst() { notePointers(in: branch, assignedTo: place, variable: variable) }
    case CursorKind.declarationReference: note(reference: stripped, assignedTo: place)
    case CursorKind.member, CursorKind.subscriptExpression:
      if let other = self.place(holding: stripped) { pointers.add(.pointer(other), to: place) }
    default: break
    }
  }

  private func note(reference cursor: CXCursor, assignedTo place: FunctionPointers.Place) {
    let declaration = unit.clang.getCursorReferenced(cursor)
    if declaration.kind == CursorKind.function {
      pointers.add(.function(usr: usr(declaration), name: functionName(declaration)), to: place)
    } else if isFunctionPointer(unit.clang.getCursorType(declaration)) {
      pointers.add(.pointer(FunctionPointers.Place(variable: Key(declaration), field: nil)), to: place)
    } else if let variable = place.variable, place.field == nil {
      // `ops = &posix`
      pointers.add(target: Key(declaration), to: variable)
    }
  }

  private func notePointers(inList list: CXCursor, assignedTo place: FunctionPointers.Place) {
    let fields = unit.fields(of: unit.clang.getCanonicalType(unit.clang.getCursorType(list)))
    for (index, element) in unit.children(of: list).enumerated() {
      let parts = unit.children(of: element)
      // `.field = value`
      if element.kind == CursorKind.unexposedExpression, parts.count >= 2, parts[0].kind == CursorKind.memberReference, let value = parts.last {
        let field = unit.clang.getCursorReferenced(parts[0])
        notePointers(in: value, assignedTo: FunctionPointers.Place(variable: place.variable, field: Key(field)), variable: field)
      } else if fields.isEmpty {
        // An array: its elements are not told apart.
        notePointers(in: element, assignedTo: place, variable: list)
      } else if index < fields.count {
        notePointers(in: element, assignedTo: FunctionPointers.Place(variable: place.variable, field: Key(fields[index])), variable: list)
      }
    }
  }

  /// What holds the pointer that an expression reads or writes.
  func place(holding cursor: CXCursor) -> FunctionPointers.Place? {
    let stripped = strip(cursor)
    switch stripped.kind {
    case CursorKind.declarationReference:
      return FunctionPointers.Place(variable: Key(unit.clang.getCursorReferenced(stripped)), field: nil)
    case CursorKind.member:
      return FunctionPointers.Place(variable: base(of: stripped), field: Key(unit.clang.getCursorReferenced(stripped)))
    case CursorKind.subscriptExpression: return unit.children(of: stripped).first.flatMap(place)
    default: return nil
    }
  }

  /// The variable whose field is accessed.
  private func base(of member: CXCursor) -> Key? {
    guard let base = unit.children(of: member).first(where: { CursorKind.firstExpression...CursorKind.lastExpression ~= $0.kind }) else { return nil }
    let stripped = strip(base)
    if stripped.kind == CursorKind.declarationReference { return Key(unit.clang.getCursorReferenced(stripped)) }
    return stripped.kind == CursorKind.subscriptExpression ? unit.children(of: stripped).first.flatMap { place(holding: $0)?.variable } : nil
  }

  /// Where the function may be held that a call calls: of the variable itself, of what it points to, of the field in general.
  func places(calledBy target: CXCursor) -> [FunctionPointers.Place] {
    guard let exact = place(holding: target) else { return [] }
    guard let field = exact.field else { return [exact] }
    var result: [FunctionPointers.Place] = []
    if let variable = exact.variable {
      result.append(exact)
      let targets = pointers.targets[variable] ?? []
      if targets.count == 1, let only = targets.first { result.append(FunctionPointers.Place(variable: only, field: field)) }
    }
    return result + [FunctionPointers.Place(variable: nil, field: field)]
  }
}

/// A variable that only the functions of its file can name, and what they assign to it.
struct HiddenVariable {
  var cursor: CXCursor
  var values: [(value: ID<Expression>, file: FileBuilder)] = []
  var isAliased = false

  init(cursor: CXCursor) { self.cursor = cursor }

  mutating func add(_ value: ID<Expression>, _ file: FileBuilder) { values.append((value, file)) }
}
