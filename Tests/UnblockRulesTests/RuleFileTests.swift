import Testing
import UnblockModel
import UnblockRuleFiles

/// What entries mean.
@Suite struct RuleFileTests {
  private func rules(_ text: String) throws -> RuleSet {
    try RuleFile(text: text, path: "file.yml", requiresExamples: false).ruleSet
  }

  @Test func scalarsAreTakenAsWritten() throws {
    let set = try rules(
      """
      descriptors:
        - name: f(_:)
          descriptor: result
          if: { argument: 0, equals: [0, nil, true, ~, 1e3, .now() + 1, "a b"], below: 0.001, unit: milliseconds }
      """)
    let condition = try #require(set.descriptors.first?.condition)
    #expect(set.descriptors.first?.descriptor == nil)
    #expect(condition.argument == .position(0))
    #expect(condition.equals == ["0", "nil", "true", "~", "1e3", ".now()+1", "ab"])
    #expect(condition.below == 0.001)
    #expect(condition.unit == .milliseconds)
  }

  @Test func namesOfOneEntryShareTheRestAndItsExamples() throws {
    let text = """
      module: M
      apis:
        - name: [f(), "g(_:)"]
          module: N
          kind: wait
          cost: unbounded
          advice: a
          cures: [fd-watch, native]
          examples:
            - { flagged: f(), accepted: [a, b] }
            - { flagged: g(1), place: main-actor }
      """
    let file = try RuleFile(text: text, path: "/there/apis/file.yml", name: "apis/file.yml")
    #expect(file.ruleSet.apis.map(\.name.text) == ["f()", "g(_:)"])
    #expect(file.ruleSet.apis.map(\.module) == ["N", "N"])
    #expect(file.ruleSet.apis[1].cures == [.fdWatch, .native])
    let examples = file.documentation.examples
    #expect(examples.map(\.entry) == [["f()", "g(_:)"], ["f()", "g(_:)"]])
    #expect(examples.map(\.location) == ["apis/file.yml:3", "apis/file.yml:3"])
    #expect(examples[0].accepted == ["a", "b"])
    #expect(examples[1].place == "main-actor")
  }

  @Test func contextsHaveManySubjects() throws {
    let set = try rules(
      """
      module: M
      contexts:
        - { name: "Q.async(group?:execute:)", closures: { execute: thread } }
        - { assigned: H.handler, runs: task }
        - { conformance: P, members: ["read(_:)"], runs: event-loop }
        - { superclass: [C, D], runs: main-actor }
        - { attribute: A, runs: main-actor }
      """)
    let handler = SymbolName(type: "H", base: "handler", arguments: .property)
    #expect(set.contexts.map(\.runs) == [.unknown, .task, .eventLoop, .mainActor, .mainActor, .mainActor])
    #expect(
      set.contexts.map(\.subject) == [
        .closures(
          of: try SymbolName(parsing: "Q.async(group?:execute:)"), [.init(argument: .label("execute"), runs: .thread)]),
        .assigned(to: handler),
        .members([try SymbolName(parsing: "read(_:)")], ofTypesThatInherit: "P"),
        .members([], ofTypesThatInherit: "C"), .members([], ofTypesThatInherit: "D"),
        .attribute("A"),
      ])
  }

  @Test func placeTestsMayHaveAnAnswerThatIsWanted() throws {
    let set = try rules(
      """
      module: M
      placeTests:
        - { name: T.isHere, place: event-loop }
        - { name: [T.here(), U.here()], place: main-actor, requires: true }
        - { name: T.notHere(line?:), place: main-actor, requires: false }
      """)
    func test(_ name: String, _ place: Place, _ required: Bool?) throws -> PlaceTest {
      PlaceTest(module: "M", name: try SymbolName(parsing: name), place: place, required: required)
    }
    #expect(
      try set.placeTests == [
        test("T.isHere", .eventLoop, nil), test("T.here()", .mainActor, true), test("U.here()", .mainActor, true),
        test("T.notHere(line?:)", .mainActor, false),
      ])
  }

  @Test func typesKeepTheOrderOfTheirMembers() throws {
    let set = try rules(
      """
      module: M
      flagReads: [load, isCancelled]
      types: [{ name: T, aliases: [U], inherits: [P], members: { b: "[Int]", a: T } }]
      functions: { f: T }
      """)
    let members = [KnownType.Member(name: "b", type: "[Int]"), KnownType.Member(name: "a", type: "T")]
    #expect(set.types == [KnownType(module: "M", name: "T", aliases: ["U"], inherits: ["P"], members: members)])
    #expect(set.functions == [KnownFunction(module: "M", name: "f", result: "T")])
    #expect(set.flagReads == ["load", "isCancelled"])
  }
}
