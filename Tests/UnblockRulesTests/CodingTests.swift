import Testing
import UnblockModel
import UnblockCoding

/// Values that the data may not hold at present come back as they were, too.
@Suite struct CodingTests {
  private func recoded(_ set: RuleSet) -> RuleSet {
    Array(set.encoded.utf8).withUnsafeBufferPointer { RuleSet(encoded: $0) }
  }

  @Test func nothing() { #expect(recoded(RuleSet()) == RuleSet()) }

  @Test func stringsOfAnyKind() {
    var set = RuleSet()
    set.wouldBlockErrors = ["EAGAIN"]
    set.flagReads = ["", "a", "\"quoted\\", "line\nline\r\n", "ünï – 🧵", String(repeating: "long ", count: 1000), "a"]
    #expect(recoded(set) == set)
  }

  @Test func placeTests() {
    var set = RuleSet()
    let name = SymbolName(type: "T", base: "isHere", arguments: .property)
    set.placeTests = [nil, true, false].map { PlaceTest(module: "M", name: name, place: .eventLoop, required: $0) }
    #expect(recoded(set) == set)
  }

  @Test(arguments: [0, 31, 32, 1023, 1024, Int.max, -1])
  func numbers(_ position: Int) {
    var set = RuleSet()
    let name = SymbolName(type: "", base: "f", arguments: .any)
    set.descriptors = [DescriptorRule(name: name, descriptor: .position(position), condition: nil)]
    #expect(recoded(set) == set)
  }

  @Test func conditions() {
    var condition = Condition()
    condition.argument = .label("timeout")
    condition.equals = ["0", ".now()"]
    condition.mentions = ["WNOHANG"]
    condition.below = 0.1 + 0.2
    condition.unit = .nanoseconds
    condition.isNonBlockingDescriptor = true
    condition.isAbsent = true
    condition.receiver = ["T"]
    condition.receiverMentions = ["main"]
    condition.inClosureOf = ["handler"]
    condition.heldUntil = ["signal"]
    var set = RuleSet()
    set.descriptors = [DescriptorRule(name: .blank, descriptor: nil, condition: condition)]
    #expect(recoded(set) == set)
  }

  @Test func waits() {
    let name = SymbolName(type: "T", base: "f", arguments: .any)
    var api = BlockingAPI.blank
    api.wait = WaitRule(
      argument: .label("of"),
      releases: [
        ReleaseRule(name: name, subject: .receiver, closure: nil), ReleaseRule(name: name, subject: .result, closure: .position(2)),
        ReleaseRule(name: name, subject: .argument(.label("group")), closure: .label("execute")),
      ], needsAll: true)
    api.platforms = ["linux"]
    var set = RuleSet()
    set.apis = [api, .blank]
    #expect(recoded(set) == set)
  }
}
