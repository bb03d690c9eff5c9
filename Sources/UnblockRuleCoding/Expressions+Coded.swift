package import UnblockModel

extension Expression: Coded {
  package static var blank: Expression { Expression(kind: .other, range: .blank) }
  package mutating func code(with coder: inout some Coder) {
    coder.field(&kind)
    coder.field(&range)
  }
}

/// The parts that the kinds of an expression or a type are made of, whichever of them a kind has.
private struct Parts {
  var number = 0
  var first: Int?
  var second: Int?
  var list: [Int] = []
  var real: Double?

  init(_ number: Int, _ first: Int? = nil, _ second: Int? = nil, list: [Int] = [], real: Double? = nil) {
    (self.number, self.first, self.second, self.list, self.real) = (number, first, second, list, real)
  }

  mutating func code(with coder: inout some Coder) {
    coder.field(&number)
    coder.field(&first)
    coder.field(&second)
    coder.field(&list)
    coder.field(&real)
  }
}

extension Expression.Kind: Coded {
  package static var blank: Expression.Kind { .other }
  package mutating func code(with coder: inout some Coder) {
    var parts = parts
    parts.code(with: &coder)
    self = Self(parts)
  }

  private var parts: Parts {
    switch self {
    case .other: Parts(0)
    case .local(let id): Parts(1, id.place)
    case .localFunction(let id): Parts(2, id.place)
    case .localType(let id): Parts(3, id.place)
    case .name(let name): Parts(4, name.place)
    case .member(let base, let name): Parts(5, name.place, base?.place)
    case .call(let callee, let arguments): Parts(6, callee.place, list: arguments.ends)
    case .subscript(let base, let arguments): Parts(7, base.place, list: arguments.ends)
    case .selfReference: Parts(8)
    case .superReference: Parts(9)
    case .integer(let value): Parts(10, value)
    case .float(let value): Parts(11, real: value)
    case .string(let name): Parts(12, name.place)
    case .boolean(let value): Parts(13, value ? 1 : 0)
    case .nilLiteral: Parts(14)
    case .array(let elements): Parts(15, list: elements.map(\.place))
    case .dictionary(let elements): Parts(16, list: elements.map(\.place))
    case .tuple(let arguments): Parts(17, list: arguments.ends)
    case .closure(let id): Parts(18, id.place)
    case .cast(let value, let type): Parts(19, value.place, type.place)
    case .type(let type): Parts(20, type.place)
    case .infix(let left, let name, let right): Parts(21, name.place, list: [left.place, right.place])
    case .assignment(let left, let right): Parts(22, left.place, right.place)
    case .prefix(let name, let value): Parts(23, name.place, value.place)
    case .choice(let values): Parts(24, list: values.map(\.place))
    case .inOut(let value): Parts(25, value.place)
    case .keyPath(let root, let names): Parts(26, root?.place, list: names.map(\.place))
    }
  }

  private init(_ parts: Parts) {
    let (first, second) = (parts.first ?? 0, parts.second ?? 0)
    switch parts.number {
    case 1: self = .local(ID(first))
    case 2: self = .localFunction(ID(first))
    case 3: self = .localType(ID(first))
    case 4: self = .name(Name(first))
    case 5: self = .member(base: parts.second.map { ID($0) }, Name(first))
    case 6: self = .call(callee: ID(first), ArgumentList(ends: parts.list))
    case 7: self = .subscript(base: ID(first), ArgumentList(ends: parts.list))
    case 8: self = .selfReference
    case 9: self = .superReference
    case 10: self = .integer(first)
    case 11: self = .float(parts.real ?? 0)
    case 12: self = .string(Name(first))
    case 13: self = .boolean(first == 1)
    case 14: self = .nilLiteral
    case 15: self = .array(parts.list.map { ID($0) })
    case 16: self = .dictionary(parts.list.map { ID($0) })
    case 17: self = .tuple(ArgumentList(ends: parts.list))
    case 18: self = .closure(ID(first))
    case 19: self = .cast(ID(first), ID(second))
    case 20: self = .type(ID(first))
    case 21: self = .infix(ID(parts.list[0]), Name(first), ID(parts.list[1]))
    case 22: self = .assignment(ID(first), ID(second))
    case 23: self = .prefix(Name(first), ID(second))
    case 24: self = .choice(parts.list.map { ID($0) })
    case 25: self = .inOut(ID(first))
    case 26: self = .keyPath(root: parts.first.map { ID($0) }, parts.list.map { Name($0) })
    default: self = .other
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

extension TypeReference: Coded {
  package static var blank: TypeReference { .other }
  package mutating func code(with coder: inout some Coder) {
    var parts = parts
    parts.code(with: &coder)
    var function: FunctionType?
    if case .function(let type) = self { function = type }
    coder.field(&function)
    self = function.map { .function($0) } ?? Self(parts)
  }

  private var parts: Parts {
    switch self {
    case .other, .function: Parts(0)
    case .named(let outer, let name, let arguments): Parts(1, name.place, outer?.place, list: arguments.map(\.place))
    case .declared(let id): Parts(2, id.place)
    case .array(let id): Parts(3, id.place)
    case .dictionary(let id): Parts(4, id.place)
    case .metatype(let id): Parts(5, id.place)
    case .tuple(let ids): Parts(6, list: ids.map(\.place))
    case .composition(let ids): Parts(7, list: ids.map(\.place))
    }
  }

  private init(_ parts: Parts) {
    let first = parts.first ?? 0
    switch parts.number {
    case 1: self = .named(outer: parts.second.map { ID($0) }, Name(first), arguments: parts.list.map { ID($0) })
    case 2: self = .declared(ID(first))
    case 3: self = .array(ID(first))
    case 4: self = .dictionary(value: ID(first))
    case 5: self = .metatype(ID(first))
    case 6: self = .tuple(parts.list.map { ID($0) })
    case 7: self = .composition(parts.list.map { ID($0) })
    default: self = .other
    }
  }
}

extension FunctionType: Coded {
  package static var blank: FunctionType {
    FunctionType(parameters: [], result: .blank, isAsync: false, isEscaping: false, isAutoclosure: false, attributes: [])
  }
  package mutating func code(with coder: inout some Coder) {
    coder.field(&parameters)
    coder.field(&result)
    coder.field(&isAsync)
    coder.field(&isEscaping)
    coder.field(&isAutoclosure)
    coder.field(&attributes)
  }
}

extension ID { fileprivate var place: Int { Int(index) } }
extension Name { fileprivate var place: Int { Int(index) } }

extension ArgumentList {
  fileprivate var ends: [Int] { [Int(start), Int(end)] }
  fileprivate init(ends: [Int]) { self.init(start: ends[0], end: ends[1]) }
}
