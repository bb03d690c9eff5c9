package import UnblockModel

extension WaitRule: Coded {
  package static var blank: WaitRule { WaitRule() }

  package mutating func code(with coder: inout some Coder) {
    coder.field(&argument)
    coder.field(&releases)
    coder.field(&needsAll)
  }
}

extension ReleaseRule: Coded {
  package static var blank: ReleaseRule { ReleaseRule(name: .blank, subject: .receiver, closure: nil) }

  package mutating func code(with coder: inout some Coder) {
    coder.field(&name)
    coder.field(&subject)
    coder.field(&closure)
  }
}

extension ReleaseRule.Subject: Coded {
  package static var blank: ReleaseRule.Subject { .receiver }

  package mutating func code(with coder: inout some Coder) {
    var (tag, argument) = parts
    coder.field(&tag)
    switch tag {
    case 0: self = .receiver
    case 1: self = .result
    default:
      coder.field(&argument)
      self = .argument(argument)
    }
  }

  private var parts: (tag: Int, argument: Condition.ArgumentName) {
    switch self {
    case .receiver: (0, .blank)
    case .result: (1, .blank)
    case .argument(let argument): (2, argument)
    }
  }
}
