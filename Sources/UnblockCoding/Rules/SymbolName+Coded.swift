package import UnblockModel

extension SymbolName: Coded {
  package static var blank: SymbolName { SymbolName(type: "", base: "", arguments: .property) }

  package mutating func code(with coder: inout some Coder) {
    coder.field(&type)
    coder.field(&base)
    coder.field(&arguments)
  }
}

extension SymbolName.Arguments: Coded {
  package static var blank: SymbolName.Arguments { .property }

  package mutating func code(with coder: inout some Coder) {
    var (tag, labels) = parts
    coder.field(&tag)
    switch tag {
    case 0: self = .property
    case 1: self = .any
    default:
      coder.field(&labels)
      self = .labels(labels)
    }
  }

  private var parts: (tag: Int, labels: [SymbolName.Label]) {
    switch self {
    case .property: (0, [])
    case .any: (1, [])
    case .labels(let labels): (2, labels)
    }
  }
}

extension SymbolName.Label: Coded {
  package static var blank: SymbolName.Label { SymbolName.Label(name: nil, isOptional: false) }

  package mutating func code(with coder: inout some Coder) {
    coder.field(&name)
    coder.field(&isOptional)
  }
}
