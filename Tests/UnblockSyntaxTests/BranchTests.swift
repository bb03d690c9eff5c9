import Testing
import UnblockModel

/// Where conditions hold, and where they do not.
@Suite struct BranchTests {
  /// The conditions that hold (`+`) or do not (`-`) at the call of `mark()`.
  private func conditions(_ body: String) throws -> [String] {
    let text = SummaryText("func f(p: P) { \(body) }")
    let function = text.function("f")
    let mark = try #require(function.sites.first { text.summary[$0.name] == "mark" })
    return function.branches.filter { $0.range.contains(mark.nameRange) }.map { ($0.isTrue ? "+" : "-") + text.write($0.condition) + write($0.question, text) }
  }

  private func write(_ question: Branch.Question, _ text: SummaryText) -> String {
    switch question {
    case .isTrue: ""
    case .isNil: " nil"
    case .givesTrue: " gives true"
    case .isCase(let names): " " + names.map { text.summary[$0] }.joined(separator: "|")
    }
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

  /// What callers know of parameters and of the object.
  @Test(arguments: [
    ("if p { mark() }", ["+p'"]),
    ("if p == .a { mark() }", ["+p' a"]),
    ("if .a != p { mark() }", ["-p' a"]),
    ("if p == false { mark() }", ["-p'"]),
    ("if p == nil { return }; mark()", ["-p' nil"]),
    ("if let p { mark() }", ["-p' nil"]),
    ("if let q = p { } else { mark() }", ["+p' nil"]),
    ("guard let p else { return }; mark()", ["-p' nil"]),
    ("if #available(macOS 13, *), let p { mark() }", ["-p' nil"]),
    ("if case .a = p { mark() }", ["+p' a"]),
    ("if case .a(let x) = p { } else { mark() }", ["-p' a"]),
    ("if case .a(1) = p { } else { mark() }", []),
    ("if case let .a(x, _)? = p { mark() }", ["+p' a"]),
    ("_ = p ? mark() : x", ["+p'"]),
    ("_ = p ? x : mark()", ["-p'"]),
    ("_ = p && mark()", ["+p'"]),
    ("_ = p || mark()", ["-p'"]),
    ("switch p { case .a: mark(); default: x() }", ["+p' a"]),
    ("switch p { case .a, .b: mark(); default: x() }", ["+p' a|b"]),
    ("switch p { case .a: x(); default: mark() }", ["-p' a"]),
    ("switch p { case .a where x: x(); default: mark() }", []),
    ("switch p { case .a: fallthrough; case .b: mark(); default: x() }", ["+p' b|a"]),
    ("switch p { case .a: fallthrough; default: mark() }", []),
    ("switch p { case .a: return; case .b: break }; mark()", ["-p' a"]),
    ("switch p { case nil: mark(); default: x() }", ["+p' nil"]),
    ("switch p { case nil: x(); case let q?: mark() }", ["-p' nil", "-p' nil"]),
    ("switch p { case true: x(); case false: mark() }", ["-p'"]),
    ("switch p { case x: mark(); default: x() }", []),
    ("switch self { case .a: mark(); default: x() }", ["+self a"]),
    ("let q = p; if q { mark() }", []),
  ])
  func asks(_ body: String, _ expected: [String]) throws { #expect(try conditions(body) == expected) }
}
