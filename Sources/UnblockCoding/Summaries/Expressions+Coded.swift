package import UnblockModel

extension Expression: Coded {
  package static var blank: Expression { Expression(kind: .other, range: .blank) }

  package mutating func code(with coder: inout some Coder) {
    coder.field(&kind)
    coder.field(&range)
  }
}

extension Expression.Kind: Coded {
  private enum Tag: UInt8, Coded {
    case local, localFunction, localType, name, member, call, `subscript`, selfReference, superReference, integer, float, string, boolean
    case nilLiteral, array, dictionary, tuple, closure, cast, type, infix, assignment, prefix, choice, keyPath, inOut, payload, part, element, other
  }

  package static var blank: Expression.Kind { .other }

  package mutating func code(with coder: inout some Coder) {
    guard coder.isWriting else { return self = Self.read(from: &coder) }
    switch self {
    case .local(let id): coder.put(Tag.local, id)
    case .localFunction(let id): coder.put(Tag.localFunction, id)
    case .localType(let id): coder.put(Tag.localType, id)
    case .name(let name): coder.put(Tag.name, name)
    case .member(let base, let name): coder.put(Tag.member, base, name)
    case .call(let callee, let arguments): coder.put(Tag.call, callee, arguments)
    case .subscript(let base, let arguments): coder.put(Tag.subscript, base, arguments)
    case .selfReference: coder.put(Tag.selfReference)
    case .superReference: coder.put(Tag.superReference)
    case .integer(let value): coder.put(Tag.integer, value)
    case .float(let value): coder.put(Tag.float, value)
    case .string(let text): coder.put(Tag.string, text)
    case .boolean(let value): coder.put(Tag.boolean, value)
    case .nilLiteral: coder.put(Tag.nilLiteral)
    case .array(let elements): coder.put(Tag.array, elements)
    case .dictionary(let elements): coder.put(Tag.dictionary, elements)
    case .tuple(let elements): coder.put(Tag.tuple, elements)
    case .closure(let id): coder.put(Tag.closure, id)
    case .cast(let value, let type): coder.put(Tag.cast, value, type)
    case .type(let type): coder.put(Tag.type, type)
    case .infix(let left, let name, let right): coder.put(Tag.infix, left, name, right)
    case .assignment(let left, let right): coder.put(Tag.assignment, left, right)
    case .prefix(let name, let operand): coder.put(Tag.prefix, name, operand)
    case .choice(let values): coder.put(Tag.choice, values)
    case .keyPath(let root, let names): coder.put(Tag.keyPath, root, names)
    case .inOut(let value): coder.put(Tag.inOut, value)
    case .payload(let value, let name): coder.put(Tag.payload, value, name)
    case .part(let value, let place): coder.put(Tag.part, value, Int(place))
    case .element(let sequence): coder.put(Tag.element, sequence)
    case .other: coder.put(Tag.other)
    }
  }

  private static func read(from coder: inout some Coder) -> Expression.Kind {
    switch coder.next(Tag.self) {
    case .local: .local(coder.next())
    case .localFunction: .localFunction(coder.next())
    case .localType: .localType(coder.next())
    case .name: .name(coder.next())
    case .member: .member(base: coder.next(), coder.next())
    case .call: .call(callee: coder.next(), coder.next())
    case .subscript: .subscript(base: coder.next(), coder.next())
    case .selfReference: .selfReference
    case .superReference: .superReference
    case .integer: .integer(coder.next())
    case .float: .float(coder.next())
    case .string: .string(coder.next())
    case .boolean: .boolean(coder.next())
    case .nilLiteral: .nilLiteral
    case .array: .array(coder.next())
    case .dictionary: .dictionary(coder.next())
    case .tuple: .tuple(coder.next())
    case .closure: .closure(coder.next())
    case .cast: .cast(coder.next(), coder.next())
    case .type: .type(coder.next())
    case .infix: .infix(coder.next(), coder.next(), coder.next())
    case .assignment: .assignment(coder.next(), coder.next())
    case .prefix: .prefix(coder.next(), coder.next())
    case .choice: .choice(coder.next())
    case .keyPath: .keyPath(root: coder.next(), coder.next())
    case .inOut: .inOut(coder.next())
    case .payload: .payload(of: coder.next(), coder.next())
    case .part: .part(of: coder.next(), Int32(truncatingIfNeeded: coder.next(Int.self)))
    case .element: .element(of: coder.next())
    case .other: .other
    }
  }
}

extension Argument: Coded {
  package static var blank: Argument { Argument(label: nil, value: .blank, isTrailing: false) }

  package mutating func code(with coder: inout some Coder) {
    coder.field(&label)
    coder.field(&value)
    coder.field(&isTrailing)
  }
}
