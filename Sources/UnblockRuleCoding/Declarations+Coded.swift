package import UnblockModel

extension Modifiers: Coded {
  package static var blank: Modifiers { [] }
  package mutating func code(with coder: inout some Coder) {
    var bits = Int(rawValue)
    coder.field(&bits)
    self = Modifiers(rawValue: UInt16(truncatingIfNeeded: bits))
  }
}

/// Enumerations that are stored as their numbers.
extension Coder {
  fileprivate mutating func number<Value: RawRepresentable<UInt8>>(of value: inout Value) {
    var number = Int(value.rawValue)
    field(&number)
    value = Value(rawValue: UInt8(truncatingIfNeeded: number)) ?? value
  }

  fileprivate mutating func place<Value: Equatable>(of value: inout Value, among all: [Value]) {
    var place = all.firstIndex(of: value) ?? 0
    field(&place)
    value = all[place]
  }
}

extension TypeDeclaration: Coded {
  package static var blank: TypeDeclaration { TypeDeclaration(kind: .struct, name: .blank, range: .blank) }
  package mutating func code(with coder: inout some Coder) {
    coder.number(of: &kind)
    coder.field(&name)
    coder.field(&subject)
    coder.field(&inherited)
    coder.field(&modifiers)
    coder.field(&attributes)
    coder.field(&parent)
    coder.field(&function)
    coder.field(&members)
    coder.field(&range)
  }
}

extension TypeDeclaration.Member: Coded {
  package static var blank: TypeDeclaration.Member { .enumCase(.blank) }
  package mutating func code(with coder: inout some Coder) {
    var (number, place) = parts
    coder.field(&number)
    coder.field(&place)
    switch number {
    case 0: self = .function(ID(place))
    case 1: self = .variable(ID(place))
    case 2: self = .type(ID(place))
    default: self = .enumCase(Name(place))
    }
  }

  private var parts: (Int, Int) {
    switch self {
    case .function(let id): (0, Int(id.index))
    case .variable(let id): (1, Int(id.index))
    case .type(let id): (2, Int(id.index))
    case .enumCase(let name): (3, Int(name.index))
    }
  }
}

extension Function: Coded {
  private static let kinds: [Kind] = [
    .topLevel, .function, .initializer, .deinitializer, .getter, .setter, .observer, .subscriptGetter, .subscriptSetter, .closure, .initialValue,
    .defaultArgument,
  ]

  package static var blank: Function { Function(kind: .function, name: .blank, nameRange: .blank, range: .blank) }
  package mutating func code(with coder: inout some Coder) {
    coder.place(of: &kind, among: Self.kinds)
    coder.field(&name)
    coder.field(&parameters)
    coder.field(&result)
    coder.field(&modifiers)
    coder.field(&attributes)
    coder.field(&isAsync)
    coder.field(&hasBody)
    coder.field(&type)
    coder.field(&parent)
    coder.field(&use)
    coder.field(&directive)
    coder.field(&nameRange)
    coder.field(&range)
    coder.field(&sites)
    coder.field(&loops)
    coder.field(&children)
    coder.field(&suspends)
  }
}

extension Function.Use: Coded {
  package static var blank: Function.Use { .other }
  package mutating func code(with coder: inout some Coder) {
    var (number, first, second) = parts
    coder.field(&number)
    coder.field(&first)
    coder.field(&second)
    switch number {
    case 1: self = .argument(first, of: ID(second))
    case 2: self = .called
    case 3: self = .assigned(to: ID(first))
    case 4: self = .stored(in: ID(first))
    default: self = .other
    }
  }

  private var parts: (Int, Int, Int) {
    switch self {
    case .other: (0, 0, 0)
    case .argument(let place, let call): (1, place, Int(call.index))
    case .called: (2, 0, 0)
    case .assigned(let target): (3, Int(target.index), 0)
    case .stored(let variable): (4, Int(variable.index), 0)
    }
  }
}

extension Function.Directive: Coded {
  package static var blank: Function.Directive { .blocking }
  package mutating func code(with coder: inout some Coder) {
    var isNonblocking = false
    var reason: String?
    if case .nonblocking(let text) = self { (isNonblocking, reason) = (true, text) }
    coder.field(&isNonblocking)
    coder.field(&reason)
    self = isNonblocking ? .nonblocking(reason: reason) : .blocking
  }
}

extension Parameter: Coded {
  package static var blank: Parameter { Parameter(label: nil, variable: .blank, type: nil) }
  package mutating func code(with coder: inout some Coder) {
    coder.field(&label)
    coder.field(&variable)
    coder.field(&type)
    coder.field(&hasDefault)
    coder.field(&isVariadic)
    coder.field(&isIsolated)
  }
}

extension Variable: Coded {
  package static var blank: Variable { Variable(kind: .local, name: .blank, range: .blank) }
  package mutating func code(with coder: inout some Coder) {
    coder.number(of: &kind)
    coder.field(&name)
    coder.field(&type)
    coder.field(&source)
    coder.field(&modifiers)
    coder.field(&attributes)
    coder.field(&parent)
    coder.field(&getter)
    coder.field(&setter)
    coder.field(&initialValue)
    coder.field(&range)
  }
}

extension Variable.Source: Coded {
  package static var blank: Variable.Source { .none }
  package mutating func code(with coder: inout some Coder) {
    var (number, first, second) = parts
    coder.field(&number)
    coder.field(&first)
    coder.field(&second)
    switch number {
    case 1: self = .value(ID(first))
    case 2: self = .element(ID(first))
    case 3: self = .closureParameter(ID(first), second)
    case 4: self = .part(ID(first), second)
    default: self = .none
    }
  }

  private var parts: (Int, Int, Int) {
    switch self {
    case .none: (0, 0, 0)
    case .value(let id): (1, Int(id.index), 0)
    case .element(let id): (2, Int(id.index), 0)
    case .closureParameter(let id, let place): (3, Int(id.index), place)
    case .part(let id, let place): (4, Int(id.index), place)
    }
  }
}

extension Site: Coded {
  package static var blank: Site {
    Site(expression: .blank, name: .blank, nameRange: .blank, isCall: false, isAwaited: false, isWritten: false)
  }
  package mutating func code(with coder: inout some Coder) {
    coder.field(&expression)
    coder.field(&name)
    coder.field(&nameRange)
    coder.field(&isCall)
    coder.field(&isAwaited)
    coder.field(&isAllThatIsAwaited)
    coder.field(&isWritten)
  }
}

extension Loop: Coded {
  package static var blank: Loop { Loop(kind: .whileTrue([]), keyword: .blank, range: .blank, parent: nil) }
  package mutating func code(with coder: inout some Coder) {
    var sequence: ID<Expression>?
    var conditions: [ID<Expression>] = []
    switch kind {
    case .over(let id): sequence = id
    case .whileTrue(let ids): conditions = ids
    }
    coder.field(&sequence)
    coder.field(&conditions)
    kind = sequence.map { .over($0) } ?? .whileTrue(conditions)
    coder.field(&keyword)
    coder.field(&range)
    coder.field(&parent)
    coder.field(&suspends)
    coder.field(&mayEndEarly)
    coder.field(&statements)
  }
}
