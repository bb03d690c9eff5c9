package import UnblockModel

extension ContextRule: Coded {
  package static var blank: ContextRule {
    ContextRule(
      module: "", subject: .blank, runs: .blank, receiverMentions: [], isDistinctive: false, isDefaultQoS: false,
      inheritsIsolation: false)
  }

  package mutating func code(with coder: inout some Coder) {
    coder.field(&module)
    coder.field(&subject)
    coder.field(&runs)
    coder.field(&receiverMentions)
    coder.field(&isDistinctive)
    coder.field(&isDefaultQoS)
    coder.field(&inheritsIsolation)
    coder.field(&isSynchronous)
  }
}

extension ContextRule.ClosureArgument: Coded {
  package static var blank: ContextRule.ClosureArgument {
    ContextRule.ClosureArgument(argument: .blank, runs: .blank)
  }

  package mutating func code(with coder: inout some Coder) {
    coder.field(&argument)
    coder.field(&runs)
  }
}

extension ContextRule.Subject: Coded {
  package static var blank: ContextRule.Subject { .attribute("") }

  package mutating func code(with coder: inout some Coder) {
    var parts = SubjectParts(self)
    coder.field(&parts)
    self = parts.subject
  }
}

/// The cases of a subject laid out side by side; those that the tag does not name stay empty.
private struct SubjectParts: Coded {
  enum Tag: Coded, CaseIterable { case closures, assigned, members, attribute }

  static var blank: SubjectParts { SubjectParts(tag: .attribute) }

  var tag: Tag
  var name = SymbolName.blank
  var closures: [ContextRule.ClosureArgument] = []
  var members: [SymbolName] = []
  var word = ""

  mutating func code(with coder: inout some Coder) {
    coder.field(&tag)
    switch tag {
    case .closures:
      coder.field(&name)
      coder.field(&closures)
    case .assigned: coder.field(&name)
    case .members:
      coder.field(&members)
      coder.field(&word)
    case .attribute: coder.field(&word)
    }
  }

  var subject: ContextRule.Subject {
    switch tag {
    case .closures: .closures(of: name, closures)
    case .assigned: .assigned(to: name)
    case .members: .members(members, ofTypesThatInherit: word)
    case .attribute: .attribute(word)
    }
  }
}

extension SubjectParts {
  init(_ subject: ContextRule.Subject) {
    switch subject {
    case .closures(let name, let closures): self.init(tag: .closures, name: name, closures: closures)
    case .assigned(let name): self.init(tag: .assigned, name: name)
    case .members(let members, let type): self.init(tag: .members, members: members, word: type)
    case .attribute(let name): self.init(tag: .attribute, word: name)
    }
  }
}
