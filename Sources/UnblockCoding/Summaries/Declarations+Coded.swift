package import UnblockModel

extension TypeDeclaration.Kind: Coded {}
extension Function.Kind: Coded {}
extension Variable.Kind: Coded {}

extension Modifiers: Coded {
  package static var blank: Modifiers { [] }

  package mutating func code(with coder: inout some Coder) {
    var bits = UInt64(rawValue)
    coder.number(&bits)
    self = Modifiers(rawValue: RawValue(truncatingIfNeeded: bits))
  }
}

extension TypeDeclaration: Coded {
  package static var blank: TypeDeclaration { TypeDeclaration(kind: .struct, name: .blank, range: .blank) }

  package mutating func code(with coder: inout some Coder) {
    coder.field(&kind)
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
  private enum Tag: UInt8, Coded { case function, variable, type, enumCase }

  package static var blank: TypeDeclaration.Member { .enumCase(.blank, payload: nil) }

  package mutating func code(with coder: inout some Coder) {
    guard coder.isWriting else { return self = Self.read(from: &coder) }
    switch self {
    case .function(let id): coder.put(Tag.function, id)
    case .variable(let id): coder.put(Tag.variable, id)
    case .type(let id): coder.put(Tag.type, id)
    case .enumCase(let name, let payload): coder.put(Tag.enumCase, name, payload)
    }
  }

  private static func read(from coder: inout some Coder) -> TypeDeclaration.Member {
    switch coder.next(Tag.self) {
    case .function: .function(coder.next())
    case .variable: .variable(coder.next())
    case .type: .type(coder.next())
    case .enumCase: .enumCase(coder.next(), payload: coder.next())
    }
  }
}

extension Variable: Coded {
  package static var blank: Variable { Variable(kind: .local, name: .blank, range: .blank) }

  package mutating func code(with coder: inout some Coder) {
    coder.field(&kind)
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
  private enum Tag: UInt8, Coded { case none, value, element, closureParameter, part }

  package static var blank: Variable.Source { .none }

  package mutating func code(with coder: inout some Coder) {
    guard coder.isWriting else { return self = Self.read(from: &coder) }
    switch self {
    case .none: coder.put(Tag.none)
    case .value(let id): coder.put(Tag.value, id)
    case .element(let id): coder.put(Tag.element, id)
    case .closureParameter(let id, let place): coder.put(Tag.closureParameter, id, place)
    case .part(let id, let place): coder.put(Tag.part, id, place)
    }
  }

  private static func read(from coder: inout some Coder) -> Variable.Source {
    switch coder.next(Tag.self) {
    case .none: .none
    case .value: .value(coder.next())
    case .element: .element(coder.next())
    case .closureParameter: .closureParameter(coder.next(), coder.next())
    case .part: .part(coder.next(), coder.next())
    }
  }
}
