package import UnblockModel

extension RuleSet: Coded {
  package static var blank: RuleSet { RuleSet() }

  package mutating func code(with coder: inout some Coder) {
    coder.field(&rules)
    coder.field(&modules)
    coder.field(&platforms)
    coder.field(&apis)
    coder.field(&descriptors)
    coder.field(&contexts)
    coder.field(&types)
    coder.field(&functions)
    coder.field(&flagReads)
    coder.field(&wouldBlockErrors)
    coder.field(&sendableTypes)
    coder.field(&autoclosureFunctions)
    coder.field(&placeTests)
  }
}

extension Severity: Coded {}

extension Rule: Coded {
  package static var blank: Rule { Rule(id: "", kind: "", severity: .note, title: "", isEnabled: false) }

  package mutating func code(with coder: inout some Coder) {
    coder.field(&id)
    coder.field(&kind)
    coder.field(&severity)
    coder.field(&title)
    coder.field(&isEnabled)
    coder.field(&pool)
  }
}

extension PlaceTest: Coded {
  package static var blank: PlaceTest { PlaceTest(module: "", name: .blank, place: .blank, required: nil) }

  package mutating func code(with coder: inout some Coder) {
    coder.field(&module)
    coder.field(&name)
    coder.field(&place)
    coder.field(&required)
  }
}

extension KnownModule: Coded {
  package static var blank: KnownModule { KnownModule(name: "", spelled: [], exports: []) }

  package mutating func code(with coder: inout some Coder) {
    coder.field(&name)
    coder.field(&spelled)
    coder.field(&exports)
    coder.field(&setsErrno)
  }
}

extension Platform: Coded {
  package static var blank: Platform { Platform(name: "", systems: [], modules: []) }

  package mutating func code(with coder: inout some Coder) {
    coder.field(&name)
    coder.field(&systems)
    coder.field(&modules)
  }
}

extension KnownType: Coded {
  package static var blank: KnownType { KnownType(module: "", name: "", aliases: [], inherits: [], members: []) }

  package mutating func code(with coder: inout some Coder) {
    coder.field(&module)
    coder.field(&name)
    coder.field(&aliases)
    coder.field(&inherits)
    coder.field(&members)
  }
}

extension KnownType.Member: Coded {
  package static var blank: KnownType.Member { KnownType.Member(name: "", type: "") }

  package mutating func code(with coder: inout some Coder) {
    coder.field(&name)
    coder.field(&type)
  }
}

extension KnownFunction: Coded {
  package static var blank: KnownFunction { KnownFunction(module: "", name: "", result: "") }

  package mutating func code(with coder: inout some Coder) {
    coder.field(&module)
    coder.field(&name)
    coder.field(&result)
  }
}
