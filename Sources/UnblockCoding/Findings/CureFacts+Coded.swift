package import UnblockModel

extension CureFacts: Coded {
  package static var blank: CureFacts { CureFacts(subject: .blank, standing: .blank, expression: .blank, body: .blank, window: .blank) }

  package mutating func code(with coder: inout some Coder) {
    coder.field(&subject)
    coder.field(&standing)
    coder.field(&expression)
    coder.field(&receiver)
    coder.field(&arguments)
    coder.field(&fixes)
    coder.field(&body)
    coder.field(&window)
    coder.field(&names)
    coder.field(&values)
    coder.field(&sibling)
    coder.field(&autoclosures)
    // In an order: the same facts are the same bytes.
    var taken = takenNames.sorted()
    coder.field(&taken)
    takenNames = Set(taken)
    coder.field(&isThrowing)
    coder.field(&throwsTyped)
    coder.field(&consumes)
    coder.field(&chain)
    coder.field(&isDeadlock)
  }
}

extension CureFacts.Subject: Coded {
  private enum Tag: UInt8, Coded { case api, helper, loop, spin }

  package static var blank: CureFacts.Subject { .helper }

  package mutating func code(with coder: inout some Coder) {
    guard coder.isWriting else { return self = Self.read(from: &coder) }
    switch self {
    case .api(let place): coder.put(Tag.api, place)
    case .helper: coder.put(Tag.helper)
    case .loop: coder.put(Tag.loop)
    case .spin: coder.put(Tag.spin)
    }
  }

  private static func read(from coder: inout some Coder) -> CureFacts.Subject {
    switch coder.next(Tag.self) {
    case .api: .api(coder.next())
    case .helper: .helper
    case .loop: .loop
    case .spin: .spin
    }
  }
}

extension CureFacts.Standing: Coded {
  private enum Tag: UInt8, Coded { case nonisolated, callerIsolated, isolated, synchronous, eventLoop }

  package static var blank: CureFacts.Standing { .nonisolated }

  package mutating func code(with coder: inout some Coder) {
    guard coder.isWriting else { return self = Self.read(from: &coder) }
    switch self {
    case .nonisolated: coder.put(Tag.nonisolated)
    case .callerIsolated: coder.put(Tag.callerIsolated)
    case .isolated(let actor): coder.put(Tag.isolated, actor)
    case .synchronous(let actor): coder.put(Tag.synchronous, actor)
    case .eventLoop: coder.put(Tag.eventLoop)
    }
  }

  private static func read(from coder: inout some Coder) -> CureFacts.Standing {
    switch coder.next(Tag.self) {
    case .nonisolated: .nonisolated
    case .callerIsolated: .callerIsolated
    case .isolated: .isolated(coder.next())
    case .synchronous: .synchronous(coder.next())
    case .eventLoop: .eventLoop
    }
  }
}

extension CureFacts.NameFact: Coded {
  package static var blank: CureFacts.NameFact { CureFacts.NameFact(range: .blank, role: .free, type: "", isSendable: nil) }

  package mutating func code(with coder: inout some Coder) {
    coder.field(&range)
    coder.field(&role)
    coder.field(&type)
    coder.field(&isSendable)
  }
}

extension CureFacts.NameFact.Role: Coded {
  private enum Tag: UInt8, Coded { case local, actorState, member, isolated, free }

  package static var blank: CureFacts.NameFact.Role { .free }

  package mutating func code(with coder: inout some Coder) {
    guard coder.isWriting else { return self = Self.read(from: &coder) }
    switch self {
    case .local(let isMutable, let isParameter): coder.put(Tag.local, isMutable, isParameter)
    case .actorState(let isMutable): coder.put(Tag.actorState, isMutable)
    case .member(let isMutable, let isCopyable): coder.put(Tag.member, isMutable, isCopyable)
    case .isolated: coder.put(Tag.isolated)
    case .free: coder.put(Tag.free)
    }
  }

  private static func read(from coder: inout some Coder) -> CureFacts.NameFact.Role {
    switch coder.next(Tag.self) {
    case .local: .local(isMutable: coder.next(), isParameter: coder.next())
    case .actorState: .actorState(isMutable: coder.next())
    case .member: .member(isMutable: coder.next(), isCopyable: coder.next())
    case .isolated: .isolated
    case .free: .free
    }
  }
}

extension CureFacts.Sibling: Coded {
  package static var blank: CureFacts.Sibling { CureFacts.Sibling(base: "", isThrowing: false, declarations: []) }

  package mutating func code(with coder: inout some Coder) {
    coder.field(&base)
    coder.field(&isThrowing)
    coder.field(&declarations)
  }
}

extension CureFacts.ValueFact: Coded {
  package static var blank: CureFacts.ValueFact { CureFacts.ValueFact(range: .blank, type: "", isSendable: nil) }

  package mutating func code(with coder: inout some Coder) {
    coder.field(&range)
    coder.field(&type)
    coder.field(&isSendable)
  }
}

extension CureFacts.ArgumentFact: Coded {
  package static var blank: CureFacts.ArgumentFact { CureFacts.ArgumentFact(position: 0, label: nil, range: .blank) }

  package mutating func code(with coder: inout some Coder) {
    coder.field(&position)
    coder.field(&label)
    coder.field(&range)
  }
}

extension CureFacts.AsyncChain: Coded {
  package static var blank: CureFacts.AsyncChain { CureFacts.AsyncChain(functions: [], names: [], calls: []) }

  package mutating func code(with coder: inout some Coder) {
    coder.field(&functions)
    coder.field(&names)
    coder.field(&calls)
  }
}

extension CureFacts.AsyncChain.Call: Coded {
  package static var blank: CureFacts.AsyncChain.Call { CureFacts.AsyncChain.Call(expression: .blank, body: .blank) }

  package mutating func code(with coder: inout some Coder) {
    coder.field(&expression)
    coder.field(&body)
  }
}
