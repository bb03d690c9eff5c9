package import UnblockModel

extension Condition.Unit: Coded {}

extension Condition: Coded {
  package static var blank: Condition { Condition() }

  package mutating func code(with coder: inout some Coder) {
    coder.field(&argument)
    coder.field(&equals)
    coder.field(&mentions)
    coder.field(&below)
    coder.field(&unit)
    coder.field(&isNonBlockingDescriptor)
    coder.field(&isAbsent)
    coder.field(&receiver)
    coder.field(&receiverIs)
    coder.field(&receiverMentions)
    coder.field(&inClosureOf)
    coder.field(&heldUntil)
  }
}

extension Condition.ArgumentName: Coded {
  package static var blank: Condition.ArgumentName { .position(0) }

  package mutating func code(with coder: inout some Coder) {
    var (label, position) = parts
    coder.field(&label)
    if let label { return self = .label(label) }
    coder.field(&position)
    self = .position(position)
  }

  private var parts: (label: String?, position: Int) {
    switch self {
    case .label(let label): (label, 0)
    case .position(let position): (nil, position)
    }
  }
}
