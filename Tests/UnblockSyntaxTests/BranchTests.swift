import Testing
import UnblockModel

/// Where conditions hold, and where they do not.
@Suite struct BranchTests {
  /// The conditions that hold (`+`) or do not (`-`) at the call of `mark()`.
  private func conditions(_ body: String) throws -> [String] {
    let text = SummaryText("func f() { \(body) }")
    let function = text.function("f")
    let mark = try #require(function.sites.first { text.summary[$0.name] == "mark" })
    return function.branches.filter { $0.range.contains(mark.nameRange) }.map { ($0.isTrue ? "+" : "-") + text.write($0.condition) }
  }

  @Test(arguments: [
    ("if a.b { mark() }", ["+a.b"]),
    ("if a.b { } else { mark() }", ["-a.b"]),
    ("if !a.b { mark() } else { }", ["-a.b"]),
    ("if a.b() { mark() }", ["+a.b()"]),
    ("if a.b, c { mark() }", ["+a.b", "+c"]),
    ("if a.b && !c { mark() }", ["+a.b", "-c"]),
    ("if a.b && c { } else { mark() }", []),
    ("if a.b, c { } else { mark() }", []),
    ("if a.b || c { mark() }", []),
    ("if a.b || c { } else { mark() }", ["-a.b", "-c"]),
    ("if a.b == 1 { mark() }", []),
    ("if a.b(1) { mark() }", []),
    ("if a.b { } else if c { mark() }", ["-a.b", "+c"]),
    ("if a.b { return }; mark()", ["-a.b"]),
    ("if a.b { print() }; mark()", []),
    ("if x { if a.b { return } }; mark()", []),
    ("guard a.b else { return }; mark()", ["+a.b"]),
    ("guard a.b else { mark(); return }", ["-a.b"]),
    ("guard a.b, let c = d else { mark(); return }", []),
    ("precondition(!a.b); mark()", ["-a.b"]),
    ("assert(a.b, message); mark()", ["+a.b"]),
    ("mark(); precondition(a.b)", []),
    ("do { precondition(a.b) }; mark()", []),
  ])
  func holds(_ body: String, _ expected: [String]) throws { #expect(try conditions(body) == expected) }
}
