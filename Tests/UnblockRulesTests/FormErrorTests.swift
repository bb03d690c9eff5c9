import Testing

/// What is not of the form that `Rules/README.md` describes, and the exact words about it.
@Suite struct FormErrorTests {
  @Test(arguments: ["", "\n", "# nothing\n", "---\n"])
  func aFileMayBeEmpty(_ text: String) { #expect(errors(in: text) == []) }

  @Test(arguments: [
    ("- a", "1:1: error: expected a mapping, found a list"),
    ("hello", "1:1: error: expected a mapping, found 'hello'"),
    ("apis: x", "1:7: error: expected a list, found 'x'"),
    ("apis:", "1:6: error: expected a list, found nothing"),
    ("apis:\n  - sleep(_:)", "2:5: error: expected a mapping, found 'sleep(_:)'"),
    ("flagReads: [{ a: b }]", "1:13: error: expected a string, found a mapping"),
    ("flagReads: [[a]]", "1:13: error: expected a string, found a list"),
  ])
  func theKindOfAValueMatters(_ text: String, message: String) { #expect(errors(in: text) == [message]) }

  @Test(arguments: [
    ("api: []", "1:1: error: unknown key 'api'; did you mean 'apis'?"),
    ("modules:\n  - { name: A, speled: [B] }", "2:16: error: unknown key 'speled'; did you mean 'spelled'?"),
    (
      "modules:\n  - { name: A, colour: red }",
      "2:16: error: unknown key 'colour'; expected one of 'name', 'spelled', 'exports', 'errno'"
    ),
  ])
  func unknownKeysAreRefused(_ text: String, message: String) { #expect(errors(in: text) == [message]) }

  @Test(arguments: [
    ("a: [", "2:1: error: malformed YAML: did not find expected node content"),
    ("apis: []\ntypes: []\napis: []", "1:1: error: key 'apis' is given twice in one mapping"),
    ("flagReads: []\n---\nflagReads: []", "2:1: error: malformed YAML: but found another document"),
  ])
  func malformedTextIsRefused(_ text: String, message: String) { #expect(errors(in: text) == [message]) }

  @Test func allErrorsOfAFileAreReportedInOrder() {
    let text = """
      types:
        - { module: M }
        - { name: T }
      modules:
        - { name: [] }
      """
    #expect(
      errors(in: text) == [
        "2:5: error: missing key 'name'",
        "3:5: error: missing key 'module', which the file does not have either",
        "5:13: error: expected a string, found a list",
      ])
  }
}
