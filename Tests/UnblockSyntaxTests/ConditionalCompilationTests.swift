import Synchronization
import Testing
import UnblockModel
import UnblockSyntax
import UnblockTestSupport

/// Only the branch of an `#if` that is compiled counts.
@Suite struct ConditionalCompilationTests {
  private let text = """
    #if os(Linux)
    import Glibc
    func onLinux() {}
    #elseif os(macOS) || os(iOS)
    import Darwin
    func onApple() {}
    #else
    func elsewhere() {}
    #endif
    func f() {
      #if DEBUG && !FAST
      a()
      #else
      b()
      #endif
      x
        #if canImport(Darwin)
        .c()
        #else
        .d()
        #endif
    }
    """

  @Test(arguments: [("linux", "onLinux", "Glibc"), ("macos", "onApple", "Darwin"), ("ios", "onApple", "Darwin")])
  func platformsChoose(_ platform: String, _ function: String, _ module: String) {
    let text = SummaryText(text, platform: platform)
    #expect(["onLinux", "onApple", "elsewhere"].filter { !text.functions($0).isEmpty } == [function])
    #expect(text.summary.imports.map { text.summary[$0.module] } == [module])
  }

  @Test func definesChoose() {
    #expect(SummaryText(text).sites(of: "f").first == "b()")
    #expect(SummaryText(text, defines: ["DEBUG"]).sites(of: "f").first == "a()")
    #expect(SummaryText(text, defines: ["DEBUG", "FAST"]).sites(of: "f").first == "b()")
  }

  @Test func postfixConditionsChoose() {
    #expect(SummaryText(text).sites(of: "f").contains { $0.hasSuffix(".d()") })
    #expect(SummaryText(text, platform: "macos").sites(of: "f").contains { $0.hasSuffix(".c()") })
  }

  @Test func membersCasesAndAttributes() {
    let text = SummaryText(
      """
      struct S {
        #if os(Linux)
        func a() {}
        #else
        func b() {}
        #endif
      }
      #if os(Linux)
      @MainActor
      #endif
      func g(x: Int) {
        switch x {
        #if os(Linux)
        case 0: c()
        #else
        case 1: d()
        #endif
        default: e()
        }
      }
      """)
    #expect(!text.functions("a").isEmpty && text.functions("b").isEmpty)
    #expect(text.function("g").attributes.map(text.write(type:)) == ["MainActor"])
    #expect(text.sites(of: "g") == ["c()", "e()"])
  }

  @Test func otherQuestions() {
    func isTaken(_ condition: String, on platform: String = "linux") -> Bool {
      !SummaryText("#if \(condition)\nfunc g() {}\n#endif", platform: platform).functions("g").isEmpty
    }
    #expect(isTaken("swift(>=5.9) && compiler(>=6)"))
    #expect(!isTaken("swift(>=7)"))
    #expect(isTaken("canImport(Foundation)"))
    #expect(isTaken("canImport(FoundationNetworking)"))
    #expect(!isTaken("canImport(FoundationNetworking)", on: "macos"))
    #expect(!isTaken("canImport(UIKit)", on: "macos"))
    #expect(isTaken("canImport(Glibc)") && !isTaken("canImport(Darwin)"))
    #expect(isTaken("true") && !isTaken("false") && !isTaken("targetEnvironment(simulator)"))
  }

  @Test func branchesAreDecidedOnceForTheSameConditions() {
    let memory = CountingMemory()
    var settings = Linting().settings
    settings.memory = memory
    func names(_ text: String) -> [String] {
      let summary = Array(text.utf8).withUnsafeBufferPointer { summarize($0, configuration: settings) }
      return summary.functions.dropFirst().map { summary[$0.name] }
    }
    for _ in 1...2 {
      #expect(names("#if os(Linux)\nfunc a() {}\n#else\nfunc b() {}\n#endif") == ["a"])
      #expect(names("// Another file.\n#if os(Linux) // The same.\nfunc c() {}\n#else\nfunc d() {}\n#endif") == ["c"])
      #expect(names("#if os(Windows)\nfunc a() {}\n#else\nfunc b() {}\n#endif") == ["b"])
      #expect(names("#if os(Windows)\nfunc a() {}\n#endif") == [])
      #expect(names("#if os(Windows)\nfunc a() {}\n#elseif os(Linux)\nfunc b() {}\n#endif") == ["b"])
    }
    #expect(memory.decisions == 4)
  }
}

/// Keeps branches, and counts those that had to be decided.
private final class CountingMemory: BranchMemory {
  private let state = Mutex<(known: [BranchConditions: Int?], decisions: Int)>(([:], 0))

  var decisions: Int { state.withLock { $0.decisions } }

  func branch(for conditions: BranchConditions, _ decide: () -> Int?) -> Int? {
    if let known = state.withLock({ $0.known[conditions] }) { return known }
    let decided = decide()
    state.withLock { state in
      state.known[conditions] = .some(decided)
      state.decisions += 1
    }
    return decided
  }
}
