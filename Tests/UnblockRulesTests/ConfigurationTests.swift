import Testing
import UnblockModel
import UnblockRuleFiles

@Suite struct ConfigurationTests {
  private var known: RuleSet {
    var set = RuleSet()
    set.rules = [
      Rule(id: "blocking-wait", kind: "wait", severity: .warning, title: "", isEnabled: true),
      Rule(id: "default-qos-queue", kind: "qos", severity: .warning, title: "", isEnabled: false),
    ]
    set.platforms = [Platform(name: "linux", systems: ["Linux"], modules: [])]
    return set
  }

  private func configuration(_ text: String) throws(RuleFileErrors) -> Configuration {
    try Configuration(text: text, path: ".unblock.yml", known: known)
  }

  private func errors(_ text: String) -> [String] {
    do throws(RuleFileErrors) {
      _ = try configuration(text)
      return []
    } catch {
      return error.errors.map(\.description)
    }
  }

  @Test func settings() throws {
    let configuration = try configuration(
      """
      exclude: [Generated/**, "*.pb.swift"]
      disable: [blocking-wait]
      enable: [default-qos-queue]
      strict: true
      fail-on: error
      platform: linux
      define: [DEBUG, SERVER]
      """)
    #expect(configuration.excluded == ["Generated/**", "*.pb.swift"])
    #expect(configuration.disabled == ["blocking-wait"])
    #expect(configuration.enabled == ["default-qos-queue"])
    #expect(configuration.isStrict == true)
    #expect(configuration.failOn == .error)
    #expect(configuration.platform == "linux")
    #expect(configuration.defines == ["DEBUG", "SERVER"])
  }

  @Test func rulesGetLevels() throws {
    let rules = try configuration("rules: { blocking-wait: error, default-qos-queue: note }").applied(to: known).rules
    #expect(rules.map(\.severity) == [.error, .note])
    #expect(rules.map(\.isEnabled) == [true, true])
    #expect(try configuration("rules: { blocking-wait: off }").applied(to: known).rules.map(\.isEnabled) == [false, false])
  }

  @Test func rulesHaveOtherLevelsInSomeFiles() throws {
    let text = "overrides: [{ files: [Tests/**], rules: { blocking-wait: off, default-qos-queue: note } }]"
    let configuration = try configuration(text)
    #expect(configuration.overrides.map(\.files) == [["Tests/**"]])
    #expect(configuration.overrides.map(\.levels) == [["blocking-wait": .off, "default-qos-queue": .note]])
    // They are found everywhere, and reported there only.
    #expect(configuration.applied(to: known).rules.map(\.isEnabled) == [true, true])
    #expect(configuration.rulesForSomeFiles(of: known) == ["default-qos-queue"])
  }

  @Test func rulesMayBeAdded() throws {
    let text = "rules: [{ id: mine, kind: own, severity: error, title: t }]\ndisable: [mine]"
    #expect(try configuration(text).applied(to: known).rules.map(\.id) == ["blocking-wait", "default-qos-queue", "mine"])
    #expect(
      errors("rules: [{ id: mine, kind: wait, severity: error, title: t }]")
        == [".unblock.yml:1:9: error: kind 'wait' has the rule 'blocking-wait' already"])
  }

  @Test func entriesHoldInAnyModule() throws {
    let text = """
      apis: [{ name: "Store.flush()", kind: wait, cost: unbounded, advice: a, cures: [] }]
      functions: { makeStore: Store }
      """
    let set = try configuration(text).applied(to: known)
    #expect(set.apis.map(\.module) == ["*"])
    #expect(set.functions.map(\.module) == ["*"])
    #expect(try configuration("module: M\nfunctions: { f: T }").entries.functions.map(\.module) == ["M"])
  }

  @Test(arguments: [
    ("rules: { blocking-weit: off }", "1:10: error: unknown rule 'blocking-weit'; did you mean 'blocking-wait'?"),
    ("rules: { blocking-wait: on }", "1:25: error: expected one of 'off', 'note', 'warning', 'error', found 'on'"),
    ("overrides: [{ files: [a], rules: { blocking-weit: off } }]", "1:36: error: unknown rule 'blocking-weit'; did you mean 'blocking-wait'?"),
    ("overrides: [{ rules: { blocking-wait: off } }]", "1:13: error: missing key 'files'"),
    ("overrides: [{ files: [a] }]", "1:13: error: missing key 'rules'"),
    ("rules: off", "1:8: error: expected a list, found 'off'"),
    ("disable: [nothing]", "1:11: error: unknown rule 'nothing'; expected 'blocking-wait' or 'default-qos-queue'"),
    ("fail-on: never", "1:10: error: expected one of 'note', 'warning', 'error', found 'never'"),
    ("platform: plan9", "1:11: error: expected 'linux', found 'plan9'"),
    ("strikt: true", "1:1: error: unknown key 'strikt'; did you mean 'strict'?"),
  ])
  func mistakes(_ text: String, message: String) { #expect(errors(text) == [".unblock.yml:" + message]) }
}
