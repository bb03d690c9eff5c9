package import UnblockModel

extension RuleDocumentation: Coded {
  package static var blank: RuleDocumentation { RuleDocumentation() }

  package mutating func code(with coder: inout some Coder) {
    coder.field(&pages)
    coder.field(&examples)
  }
}

extension RuleDocumentation.Page: Coded {
  package static var blank: RuleDocumentation.Page { RuleDocumentation.Page(id: "", why: "", instead: "") }

  package mutating func code(with coder: inout some Coder) {
    coder.field(&id)
    coder.field(&why)
    coder.field(&instead)
  }
}

extension RuleDocumentation.Example: Coded {
  package static var blank: RuleDocumentation.Example {
    RuleDocumentation.Example(
      entry: [], section: "", module: "", kind: "", cost: nil, why: "", source: "", given: "", place: "", imports: [],
      isDeclarations: false, flagged: [], accepted: [], platforms: [], location: "")
  }

  package mutating func code(with coder: inout some Coder) {
    coder.field(&entry)
    coder.field(&section)
    coder.field(&module)
    coder.field(&kind)
    coder.field(&cost)
    coder.field(&why)
    coder.field(&source)
    coder.field(&given)
    coder.field(&place)
    coder.field(&imports)
    coder.field(&isDeclarations)
    coder.field(&flagged)
    coder.field(&accepted)
    coder.field(&platforms)
    coder.field(&location)
  }
}
