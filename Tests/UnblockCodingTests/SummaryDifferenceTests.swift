import Testing
import UnblockCoding
import UnblockModel
import UnblockTestSupport

/// What two summaries of a file have in difference, by the names of the functions.
@Suite struct SummaryDifferenceTests {
  private static let text = """
    import Foundation
    struct Store {
      var count = 0
      let all: [Int] = [1, 2].map { $0 + 1 }
      var size: Int { count * 2 }
      func read(_ name: String, limit: Int = 3) -> Int {
        let found = all.filter { $0 < limit }
        for value in found { print(value) }
        return found.count
      }
      func write() { let copy = count; print(copy) }
    }
    func free() { func local() { print(2) }; local() }
    let global = 3

    """


  private func describe(_ edit: (inout String) -> Void) -> String? {
    var text = Self.text
    edit(&text)
    return describe(Self.text, text)
  }

  private func describe(_ old: String, _ new: String) -> String? {
    let (old, new) = (summary(of: old), summary(of: new))
    guard let difference = SummaryDifference(from: old, to: new) else { return nil }
    #expect(SummaryDifference(from: new, to: old) != nil, "the way back is as long")
    let changed = difference.changed.map { pair in
      "~\(old[old[pair.old.functions[0]].name])(\(pair.old.functions.count) \(pair.old.variables.count) \(pair.new.functions.count) \(pair.new.variables.count))"
    }
    let removed = difference.removed.map { "-\(old[old[$0.functions[0]].name])" }
    let added = difference.added.map { "+\(new[new[$0.functions[0]].name])" }
    return (changed + removed + added).joined(separator: " ")
  }

  private func replacing(_ old: String, _ new: String) -> String? {
    describe { text in
      #expect(text.contains(old))
      text = text.replacing(old, with: new, maxReplacements: 1)
    }
  }

  @Test func whatStandsElsewhereIsTheSame() {
    #expect(describe { _ in } == "")
    #expect(describe { $0 = "// a comment\n\n" + $0.replacing("    ", with: "\t\t") } == "")
    #expect(replacing("{ print(value) }", "{\n\n  print(value) /* 1 */\n}") == "")
  }

  @Test func bodiesAreTold() {
    #expect(replacing("print(copy)", "print(copy, 1)") == "~write(1 1 1 1)")
    #expect(replacing("print(copy)", "let other = { print(copy) }; other()") == "~write(1 1 2 2)")
    #expect(replacing("count * 2", "count * 3") == "~size(1 0 1 0)")
    #expect(replacing("limit: Int = 3", "limit: Int = 4")?.hasPrefix("~read(") == true, "a default value is part of its function")
    #expect(replacing("$0 < limit", "$0 > limit")?.hasPrefix("~read(") == true)
    #expect(replacing("{ print(2) }", "{ print(3) }") == "~free(2 0 2 0)")
  }

  /// What has moved into a loop, or out of it, is another body even if all of it is there as before.
  @Test func theOrderOfPositionsIsTold() {
    let (inside, outside) = ("func f() { for x in y { g(); h() }; 1 }\n", "func f() { for x in y { g(); 1 }; h() }\n")
    #expect(describe(inside, outside)?.hasPrefix("~f(") == true)
    #expect(describe("func f() { a(); b() }\n", "func f() { b(); a() }\n")?.hasPrefix("~f(") == true)
  }

  @Test func functionsComeAndGo() {
    #expect(describe { $0 += "func added() async { print(1) }\n" } == "+added")
    #expect(replacing("  func write()", "  func added(_ a: Int) { { print(a) }() }\n  func write()") == "+added")
    #expect(replacing("  func write() { let copy = count; print(copy) }\n", "") == "-write")
    #expect(replacing("func write()", "func written()") == "-write +written")
    #expect(replacing("func write()", "func write() async") == "-write +write", "who calls it sees the difference")
    #expect(replacing("limit: Int =", "limit: UInt =")?.hasPrefix("-read") == true)
  }

  @Test func whatIsNoFunctionIsNoSmallDifference() {
    for (old, new) in [
      ("import Foundation", "import Dispatch"), ("var count = 0", "var count: UInt = 0"), ("struct Store", "class Store"),
      ("struct Store", "struct Store: Sendable"), ("let global = 3", "print(3)"), ("let global = 3\n", ""),
      ("func free()", "func free<T>(_: T)"), ("  func write()", "  var more = 1\n  func write()"), ("  func write()", "  struct Inner {}\n  func write()"),
    ] {
      let difference = replacing(old, new)
      #expect(difference == nil, "\(old) -> \(new)")
    }
  }

  /// They are functions: whoever wants to know a type looks into them.
  @Test func initialValuesAreTold() {
    #expect(replacing("var count = 0", "var count = 0.5") == "~count(1 0 1 0)")
    #expect(replacing("let global = 3", "let global = 4") == "~global(1 0 1 0)")
    #expect(replacing("$0 + 1", "$0 + 2")?.hasPrefix("~all(2") == true)
  }

  @Test func functionsThatAreWrittenInFunctionsKeepTheirNames() {
    #expect(replacing("func local()", "func other()") == nil)
    #expect(replacing("func local() {", "func local(_ a: Int = 1) {") == nil)
  }
}
