import UnblockModel

extension MappingReader {
  /// The keys `waitsFor`, `releasedBy` and `waitsForAll` of an API.
  mutating func wait(of names: [SymbolName]) -> WaitRule {
    let argument = optional("waitsFor") { value in
      let argument = value.argumentName()
      if let argument { value.check(argument, of: names) }
      return argument
    }
    let releases = optional("releasedBy") { $0.list { $0.release() } } ?? []
    let needsAll = flag("waitsForAll")
    for key in ["waitsFor", "waitsForAll"] where has(key) && !has("releasedBy") { error("'\(key)' needs the key 'releasedBy'") }
    return WaitRule(argument: argument, releases: releases, needsAll: needsAll)
  }
}

extension NodeReader {
  /// A name, or a mapping that says more of it.
  fileprivate func release() -> ReleaseRule? {
    guard isMapping else { return symbolName().map { ReleaseRule(name: $0, subject: .receiver, closure: nil) } }
    return mapping { $0.release() } ?? nil
  }
}

extension MappingReader {
  fileprivate mutating func release() -> ReleaseRule? {
    let name = required("name") { $0.symbolName() }
    let names = name.map { [$0] } ?? []
    let subject = optional("of") { $0.subject(of: names) } ?? .receiver
    let closure = optional("closure") { value in
      let argument = value.argumentName()
      if let argument { value.check(argument, of: names) }
      return argument
    }
    return name.map { ReleaseRule(name: $0, subject: subject, closure: closure) }
  }
}

extension NodeReader {
  /// `receiver`, `result`, or an argument.
  fileprivate func subject(of names: [SymbolName]) -> ReleaseRule.Subject? {
    guard let argument = argumentName() else { return nil }
    switch argument {
    case .label("receiver"): return .receiver
    case .label("result"): return .result
    default:
      check(argument, of: names)
      return .argument(argument)
    }
  }
}
