import Testing

/// Errors that only show when all files have been read.
@Suite struct TogetherErrorTests {
  private let rule = "rules: [{ id: r, kind: wait, severity: note, title: t, why: w, instead: i }]"

  private func api(_ name: String = "f(_:)", kind: String = "wait", more: String = "") -> String {
    """
    module: M
    apis:
      - name: \(name)
        kind: \(kind)
        cost: long
        advice: a
        cures: []
        examples: { flagged: f(1) }
        \(more)
    """
  }

  @Test func entriesMayFitTogether() {
    #expect(errors(together: rule, api()) == [])
  }

  @Test func aKindNeedsARule() {
    #expect(errors(together: rule, api(kind: "weit")) == ["2.yml:3:5: error: unknown kind 'weit'; did you mean 'wait'?"])
  }

  @Test func aPlatformMustBeKnown() {
    let platforms = "platforms: [{ name: linux }, { name: macos }]"
    #expect(
      errors(together: rule, platforms, api(more: "platforms: [macOS]"))
        == ["3.yml:3:5: error: unknown platform 'macOS'; did you mean 'macos'?"])
  }

  @Test func nothingIsDeclaredTwice() {
    #expect(
      errors(together: rule, api(), api())
        == ["3.yml:3:5: error: API 'M.f(_:)' is declared twice; the other one is at 2.yml:3"])
    #expect(
      errors(together: rule, rule)
        == ["2.yml:1:9: error: rule 'r' is declared twice; the other one is at 1.yml:1"])
    #expect(
      errors(together: "modules: [{ name: A }, { name: A }]")
        == ["1.yml:1:24: error: module 'A' is declared twice; the other one is at 1.yml:1"])
  }

  @Test func conditionsTellEntriesApart() {
    let main = api(more: "blocksOnlyIf: [{ receiverMentions: [main] }]")
    #expect(errors(together: rule, api(), main) == [])
  }

  @Test func aKindOfAPIsHasOneRule() {
    let other = rule.replacing("id: r", with: "id: s")
    #expect(
      errors(together: rule, other, api())
        == ["2.yml:1:9: error: rule for kind 'wait' is declared twice; the other one is at 1.yml:1"])
    #expect(errors(together: rule, other) == [])
  }
}
