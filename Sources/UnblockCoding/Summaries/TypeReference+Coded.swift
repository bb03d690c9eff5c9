package import UnblockModel

extension TypeReference: Coded {
  private enum Tag: UInt8, Coded { case named, declared, array, dictionary, function, metatype, tuple, composition, other }

  package static var blank: TypeReference { .other }

  package mutating func code(with coder: inout some Coder) {
    guard coder.isWriting else { return self = Self.read(from: &coder) }
    switch self {
    case .named(let outer, let name, let arguments): coder.put(Tag.named, outer, name, arguments)
    case .declared(let id): coder.put(Tag.declared, id)
    case .array(let element): coder.put(Tag.array, element)
    case .dictionary(let value): coder.put(Tag.dictionary, value)
    case .function(let type): coder.put(Tag.function, type)
    case .metatype(let id): coder.put(Tag.metatype, id)
    case .tuple(let elements): coder.put(Tag.tuple, elements)
    case .composition(let parts): coder.put(Tag.composition, parts)
    case .other: coder.put(Tag.other)
    }
  }

  private static func read(from coder: inout some Coder) -> TypeReference {
    switch coder.next(Tag.self) {
    case .named: .named(outer: coder.next(), coder.next(), arguments: coder.next())
    case .declared: .declared(coder.next())
    case .array: .array(coder.next())
    case .dictionary: .dictionary(value: coder.next())
    case .function: .function(coder.next())
    case .metatype: .metatype(coder.next())
    case .tuple: .tuple(coder.next())
    case .composition: .composition(coder.next())
    case .other: .other
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
