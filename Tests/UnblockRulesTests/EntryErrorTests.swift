import Testing

/// What the entries of each section may not say.
@Suite struct EntryErrorTests {
  /// An API with one more line, the eighth.
  private func api(_ line: String, cost: String = "long") -> String {
    """
    module: M
    apis:
      - name: f(_:timeout:)
        kind: wait
        cost: \(cost)
        advice: use 'g()'
        cures: [executor]
        \(line)
    """
  }

  @Test func placeTestsAreAboutPlacesThatMayBeBlocked() {
    let message = "1:39: error: expected one of 'main-actor', 'event-loop', 'task', found 'thread'"
    #expect(errors(in: "placeTests: [{ name: T.isHere, place: thread, module: M }]") == [message])
  }

  @Test func anEntryMayBeComplete() { #expect(errors(in: api("distinctive: true")) == []) }

  @Test(arguments: [
    ("distinctive: yes", "8:18: error: expected 'true' or 'false', found 'yes'"),
    ("deadlock: thread", "8:15: error: expected one of 'main-actor', 'event-loop', 'task', found 'thread'"),
    ("releasedBy: M.g()", "8:17: error: expected a list, found 'M.g()'"),
    ("releasedBy: [\"g(\"]", "8:18: error: expected ')' at the end of 'g('"),
    ("releasedBy: [{ of: 0 }]", "8:18: error: missing key 'name'"),
    ("releasedBy: [{ name: g(_:), of: 1 }]", "8:37: error: 'g(_:)' has no argument '1'"),
    ("releasedBy: [{ name: g(_:), closure: body }]", "8:42: error: 'g(_:)' has no argument 'body'"),
    ("releasedBy: [{ name: g(_:), on: 0 }]", "8:33: error: unknown key 'on'; did you mean 'of'?"),
    ("waitsFor: 0", "3:5: error: 'waitsFor' needs the key 'releasedBy'"),
    ("waitsForAll: true", "3:5: error: 'waitsForAll' needs the key 'releasedBy'"),
    ("platforms: linux", "8:16: error: expected a list, found 'linux'"),
    ("harmless: [{ argument: 2, equals: [0] }]", "8:28: error: 'f(_:timeout:)' has no argument '2'"),
    ("harmless: [{ argument: time, equals: [0] }]", "8:28: error: 'f(_:timeout:)' has no argument 'time'"),
    ("harmless: [{ argument: 0 }]", argumentWithoutTest),
    ("harmless: [{ equals: [0] }]", "8:16: error: 'equals' needs the key 'argument'"),
    ("harmless: [{ argument: 0, equals: [0], unit: seconds }]", "8:16: error: 'unit' needs the key 'below'"),
    ("harmless: [{ argument: 0, below: little }]", "8:38: error: expected a number, found 'little'"),
    ("harmless: [{}]", emptyCondition),
    ("harmless: [{ argument: 0, below: 1, unit: hours }]", unknownUnit),
    ("examples: { given: \"a: Int\" }", "8:15: error: expected 'flagged' or 'accepted'"),
    ("examples: { flagged: f(), place: moon }", unknownPlace),
  ])
  func apis(_ line: String, message: String) { #expect(errors(in: api(line)) == [message]) }

  @Test func requiredKeysOfAnAPI() {
    #expect(
      errors(in: "module: M\napis: [{ name: f }]") == ["kind", "cost", "advice", "cures"].sorted().map {
        "2:8: error: missing key '\($0)'"
      })
    #expect(errors(in: api("", cost: "high")) == ["5:11: error: expected one of 'short', 'long', 'unbounded', found 'high'"])
  }

  @Test func examplesAreRequiredOfTheProjectItself() {
    #expect(errors(in: api(""), requiresExamples: true) == ["3:5: error: missing key 'examples'"])
  }

  @Test func aFlaggedExampleMentionsTheAPI() {
    #expect(
      errors(in: api("examples: { flagged: g(1) }"), requiresExamples: true) == [
        "3:5: error: no flagged example mentions 'f'", "8:15: error: the example 'g(1)' does not mention 'f'",
      ])
  }

  @Test func aMalformedNameIsReportedWhereItStands() {
    #expect(
      errors(in: "module: M\ncontexts: [{ name: [g(_:), \"f(\"], closures: { 0: task } }]")
        == ["2:28: error: expected ')' at the end of 'f('"])
  }

  @Test(arguments: [
    ("{ runs: task }", noSubject),
    ("{ attribute: A, conformance: P, runs: task }", noSubject),
    ("{ attribute: A }", "2:12: error: missing key 'runs'"),
    ("{ attribute: A, runs: pool }", unknownPlaceToRun),
    ("{ name: f(), runs: task, closures: {} }", closuresWithRuns),
    ("{ name: \"f(do:)\", closures: { done: task } }", "2:42: error: 'f(do:)' has no argument 'done'"),
    ("{ assigned: f(), runs: task }", "2:12: error: expected the name of a property for 'assigned', found 'f()'"),
  ])
  func contexts(_ entry: String, message: String) {
    #expect(errors(in: "module: M\ncontexts: [\(entry)]") == [message])
  }

  @Test(arguments: [
    ("{ id: r, kind: k, severity: fatal, title: t }", "1:37: error: expected one of 'note', 'warning', 'error', found 'fatal'"),
    ("{ id: r, kind: k, severity: note }", "1:9: error: missing key 'title'"),
  ])
  func rules(_ entry: String, message: String) { #expect(errors(in: "rules: [\(entry)]") == [message]) }

  @Test func descriptors() {
    #expect(
      errors(in: "descriptors: [{ name: \"f(_:)\", descriptor: 1, if: { argument: flags, mentions: [A] } }]") == [
        "1:44: error: 'f(_:)' has no argument '1'", "1:63: error: 'f(_:)' has no argument 'flags'",
      ])
  }

  @Test func types() {
    #expect(
      errors(in: "module: M\ntypes: [{ name: T, members: { a: [Int] } }]")
        == ["2:34: error: expected a string, found a list"])
    #expect(errors(in: "functions: { f: Int }") == ["1:1: error: 'functions' needs the key 'module'"])
  }
}

private let argumentWithoutTest =
  "8:16: error: 'argument' needs one of 'equals', 'mentions', 'below', 'nonBlockingDescriptor', 'absent'"
private let emptyCondition =
  "8:16: error: expected one of 'argument', 'receiver', 'receiverIs', 'receiverMentions', 'inClosureOf', 'heldUntil', 'nonBlockingDescriptor'"
private let unknownUnit =
  "8:47: error: expected one of 'seconds', 'milliseconds', 'microseconds', 'nanoseconds', found 'hours'"
private let unknownPlace =
  "8:38: error: expected one of 'main-actor', 'event-loop', 'sync-closure', 'sync', found 'moon'"
private let unknownPlaceToRun =
  "2:34: error: expected one of 'in-place', 'task', 'main-actor', 'event-loop', 'thread', 'unknown', found 'pool'"
private let noSubject =
  "2:12: error: expected exactly one of the keys 'name', 'assigned', 'conformance', 'superclass', 'attribute'"
private let closuresWithRuns =
  """
  2:25: error: unknown key 'runs'; expected one of 'module', 'name', 'closures', 'receiverMentions', 'distinctive', \
  'defaultQoS', 'inheritsIsolation', 'synchronous', 'why', 'source', 'examples'
  """
