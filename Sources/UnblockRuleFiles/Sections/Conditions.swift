import UnblockModel

extension MappingReader {
  /// A list of conditions on calls of `names`.
  mutating func conditions(_ key: String, on names: [SymbolName]) -> [Condition] {
    mappings(key) { $0.condition(on: names) }
  }

  /// This mapping as a condition.
  mutating func condition(on names: [SymbolName]) -> Condition {
    var condition = Condition()
    condition.argument = optional("argument") { value in
      let argument = value.argumentName()
      if let argument { value.check(argument, of: names) }
      return argument
    }
    readTests(into: &condition)
    condition.receiver = strings("receiver")
    condition.receiverIs = strings("receiverIs")
    condition.receiverMentions = strings("receiverMentions")
    condition.inClosureOf = strings("inClosureOf")
    condition.heldUntil = strings("heldUntil")
    checkArgumentAndTest(of: condition)
    return condition
  }

  private mutating func readTests(into condition: inout Condition) {
    condition.equals = strings("equals").map { $0.filter { !$0.isWhitespace } }
    condition.mentions = strings("mentions")
    condition.below = optional("below") { $0.number() }
    condition.unit = optional("unit") { $0.choice() } ?? .seconds
    condition.isNonBlockingDescriptor = flag("nonBlockingDescriptor")
    condition.isAbsent = flag("absent")
  }

  /// An argument needs a test, and a test an argument: but a receiver may be a descriptor, too.
  private func checkArgumentAndTest(of condition: Condition) {
    let tests = ["equals", "mentions", "below", "nonBlockingDescriptor", "absent"]
    let given = tests.filter(has)
    if let first = given.first(where: { $0 != "nonBlockingDescriptor" }), !has("argument") { error("'\(first)' needs the key 'argument'") }
    if given.isEmpty, has("argument") { error("'argument' needs \(oneOf(tests))") }
    if has("unit"), !has("below") { error("'unit' needs the key 'below'") }
    if condition == Condition(), given.isEmpty, !has("argument") {
      error("expected \(oneOf(["argument", "receiver", "receiverIs", "receiverMentions", "inClosureOf", "heldUntil", "nonBlockingDescriptor"]))")
    }
  }
}
