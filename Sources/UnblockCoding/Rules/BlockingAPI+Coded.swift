package import UnblockModel

extension Cost: Coded {}
extension Rewrite: Coded {}
extension Place: Coded {}

extension BlockingAPI: Coded {
  package static var blank: BlockingAPI {
    BlockingAPI(
      module: "", name: .blank, kind: "", cost: .blank, advice: "", cures: [], isDistinctive: false, hasAsyncOverload: false,
      harmless: [], blocksOnlyIf: [], deadlock: nil, platforms: [])
  }

  package mutating func code(with coder: inout some Coder) {
    coder.field(&module)
    coder.field(&name)
    coder.field(&kind)
    coder.field(&cost)
    coder.field(&advice)
    coder.field(&cures)
    coder.field(&isDistinctive)
    coder.field(&hasAsyncOverload)
    coder.field(&harmless)
    coder.field(&blocksOnlyIf)
    coder.field(&deadlock)
    coder.field(&wait)
    coder.field(&servesRunLoop)
    coder.field(&fixes)
    coder.field(&platforms)
  }
}

extension DescriptorRule: Coded {
  package static var blank: DescriptorRule { DescriptorRule(name: .blank, descriptor: nil, condition: nil) }

  package mutating func code(with coder: inout some Coder) {
    coder.field(&name)
    coder.field(&descriptor)
    coder.field(&condition)
  }
}

extension FixRule.Errors: Coded {}

extension FixRule: Coded {
  package static var blank: FixRule { FixRule(rewrite: .blank, title: "", replacement: "") }

  package mutating func code(with coder: inout some Coder) {
    coder.field(&rewrite)
    coder.field(&title)
    coder.field(&replacement)
    coder.field(&errors)
    coder.field(&suspends)
    coder.field(&changes)
    coder.field(&isWithoutResult)
    coder.field(&isDiscardable)
    coder.field(&runsOnCaller)
    coder.field(&sendsClosure)
    coder.field(&conditions)
    coder.field(&exceptions)
    coder.field(&imports)
  }
}
