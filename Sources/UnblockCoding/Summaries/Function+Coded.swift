package import UnblockModel

extension Function: Coded {
  package static var blank: Function { Function(kind: .function, name: .blank, nameRange: .blank, range: .blank) }

  package mutating func code(with coder: inout some Coder) {
    coder.field(&kind)
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
    coder.field(&branches)
    coder.field(&children)
    coder.field(&suspends)
  }
}

extension Function.Use: Coded {
  private enum Tag: UInt8, Coded { case argument, called, assigned, stored, returned, other }

  package static var blank: Function.Use { .other }

  package mutating func code(with coder: inout some Coder) {
    guard coder.isWriting else { return self = Self.read(from: &coder) }
    switch self {
    case .argument(let place, let call): coder.put(Tag.argument, place, call)
    case .called: coder.put(Tag.called)
    case .assigned(let target): coder.put(Tag.assigned, target)
    case .stored(let variable): coder.put(Tag.stored, variable)
    case .returned: coder.put(Tag.returned)
    case .other: coder.put(Tag.other)
    }
  }

  private static func read(from coder: inout some Coder) -> Function.Use {
    switch coder.next(Tag.self) {
    case .argument: .argument(coder.next(), of: coder.next())
    case .called: .called
    case .assigned: .assigned(to: coder.next())
    case .stored: .stored(in: coder.next())
    case .returned: .returned
    case .other: .other
    }
  }
}

extension Function.Directive: Coded {
  private enum Tag: UInt8, Coded { case blocking, nonblocking }

  package static var blank: Function.Directive { .blocking }

  package mutating func code(with coder: inout some Coder) {
    guard coder.isWriting else { return self = Self.read(from: &coder) }
    switch self {
    case .blocking: coder.put(Tag.blocking)
    case .nonblocking(let reason): coder.put(Tag.nonblocking, reason)
    }
  }

  private static func read(from coder: inout some Coder) -> Function.Directive {
    switch coder.next(Tag.self) {
    case .blocking: .blocking
    case .nonblocking: .nonblocking(reason: coder.next())
    }
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
    coder.field(&attributes)
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

extension Branch: Coded {
  package static var blank: Branch { Branch(condition: .blank, isTrue: false, range: .blank) }

  package mutating func code(with coder: inout some Coder) {
    coder.field(&condition)
    coder.field(&question)
    coder.field(&isTrue)
    coder.field(&range)
  }
}

extension Branch.Question: Coded {
  private enum Tag: UInt8, Coded { case isTrue, isNil, isCase, givesTrue }

  package static var blank: Branch.Question { .isTrue }

  package mutating func code(with coder: inout some Coder) {
    guard coder.isWriting else { return self = Self.read(from: &coder) }
    switch self {
    case .isTrue: coder.put(Tag.isTrue)
    case .isNil: coder.put(Tag.isNil)
    case .isCase(let names): coder.put(Tag.isCase, names)
    case .givesTrue: coder.put(Tag.givesTrue)
    }
  }

  private static func read(from coder: inout some Coder) -> Branch.Question {
    switch coder.next(Tag.self) {
    case .isTrue: .isTrue
    case .isNil: .isNil
    case .isCase: .isCase(coder.next())
    case .givesTrue: .givesTrue
    }
  }
}

extension Loop: Coded {
  package static var blank: Loop { Loop(kind: .whileTrue([]), keyword: .blank, range: .blank, parent: nil) }

  package mutating func code(with coder: inout some Coder) {
    coder.field(&kind)
    coder.field(&keyword)
    coder.field(&range)
    coder.field(&parent)
    coder.field(&suspends)
    coder.field(&mayEndEarly)
    coder.field(&statements)
  }
}

extension Loop.Kind: Coded {
  private enum Tag: UInt8, Coded { case over, whileTrue }

  package static var blank: Loop.Kind { .whileTrue([]) }

  package mutating func code(with coder: inout some Coder) {
    guard coder.isWriting else { return self = Self.read(from: &coder) }
    switch self {
    case .over(let id): coder.put(Tag.over, id)
    case .whileTrue(let ids): coder.put(Tag.whileTrue, ids)
    }
  }

  private static func read(from coder: inout some Coder) -> Loop.Kind {
    switch coder.next(Tag.self) {
    case .over: .over(coder.next())
    case .whileTrue: .whileTrue(coder.next())
    }
  }
}
