import Testing
import UnblockModel

@testable import unblock

@Suite struct FixSelectionTests {
  private let path = "a.swift"
  private let sources = ["a.swift": Array("let a = f(BLOCK)\nlet b = BLOCK\n".utf8)]

  private func choose(_ findings: [Finding], _ selection: FixSelection = FixSelection(), refused: Set<FixItKey> = []) -> FixRound {
    unblock.fixIts(for: findings, selection, refused: refused, sources: sources)
  }

  @Test func safeComesBeforeUnsafe() {
    let unsafe = fixIt([edit(path, 0, 3, "var")], title: "first", .unsafe)
    let safe = fixIt([edit(path, 0, 3, "let")], title: "second")
    let findings = [finding(path, 0, 3, fixIts: [unsafe, safe])]
    #expect(choose(findings).chosen.map(\.fixIt) == [safe])
    #expect(choose(findings, FixSelection(allowsUnsafe: true)).chosen.map(\.fixIt) == [safe])
  }

  @Test func unsafeOnesAndAdviceNeedTheirWord() {
    let unsafe = fixIt([edit(path, 0, 3, "var")], .unsafe)
    let advice = fixIt([edit(path, 0, 3, "var")], .displayOnly)
    #expect(choose([finding(path, 0, 3, fixIts: [unsafe])]).chosen.isEmpty)
    #expect(choose([finding(path, 0, 3, fixIts: [unsafe])], FixSelection(allowsUnsafe: true)).chosen.count == 1)
    #expect(choose([finding(path, 0, 3, fixIts: [advice])], FixSelection(allowsUnsafe: true)).chosen.isEmpty)
    #expect(choose([finding(path, 0, 3, fixIts: [fixIt([])])]).chosen.isEmpty)
  }

  @Test func onlySomeRewrites() {
    let native = fixIt([edit(path, 0, 3, "var")], rewrite: .native)
    let executor = fixIt([edit(path, 0, 3, "var")], rewrite: .executor)
    let findings = [finding(path, 0, 3, fixIts: [native, executor])]
    #expect(choose(findings, FixSelection(rewrites: [.executor])).chosen.map(\.fixIt) == [executor])
    #expect(choose(findings, FixSelection(rewrites: [.polling])).chosen.isEmpty)
  }

  @Test func whatWasRefusedGivesWayToTheNext() {
    let first = fixIt([edit(path, 0, 3, "var")], title: "first")
    let second = fixIt([edit(path, 0, 3, "let")], title: "second")
    let finding = finding(path, 0, 3, fixIts: [first, second])
    #expect(choose([finding], refused: [FixItKey(finding, first)]).chosen.map(\.fixIt) == [second])
  }

  @Test func ofTwoThatOverlapTheSecondWaits() {
    let round = choose([
      finding(path, 8, 8, fixIts: [fixIt([edit(path, 8, 8, "x")])]), finding(path, 10, 5, fixIts: [fixIt([edit(path, 10, 5, "y")])]),
    ])
    #expect(round.chosen.map(\.finding.range.bytes.start) == [8])
    #expect(round.waiting == 1)
  }

  @Test func neighboursDoNotDisturbEachOther() {
    let round = choose([
      finding(path, 0, 3, fixIts: [fixIt([edit(path, 0, 3, "x")])]), finding(path, 3, 1, fixIts: [fixIt([edit(path, 3, 1, "y")])]),
    ])
    #expect(round.chosen.count == 2)
  }

  @Test func anInsertionWaitsForWhatItTouches() {
    let round = choose([
      finding(path, 0, 3, fixIts: [fixIt([edit(path, 0, 3, "x")])]), finding(path, 3, 0, fixIts: [fixIt([edit(path, 3, 0, "y")])]),
    ])
    #expect(round.chosen.count == 1 && round.waiting == 1)
  }

  /// Two fix-its that import the same are no obstacle to each other.
  @Test func equalEditsAreMerged() {
    let imports = edit(path, 0, 0, "import UnblockRuntime\n")
    let round = choose([
      finding(path, 10, 5, fixIts: [fixIt([imports, edit(path, 10, 5, "x")])]), finding(path, 25, 5, fixIts: [fixIt([imports, edit(path, 25, 5, "y")])]),
    ])
    #expect(round.chosen.count == 2)
    let text = texts(sources, applying: round.chosen.map(\.fixIt))[path]
    #expect(text.map { String(decoding: $0.bytes, as: UTF8.self) } == "import UnblockRuntime\nlet a = f(x)\nlet b = y\n")
  }

  /// No edit of one overlaps an edit of the other, but the second stands in the closure that the first makes.
  @Test func whatIsWrappedWaits() {
    let wraps = fixIt([edit(path, 8, 0, "offload { "), edit(path, 16, 0, " }")])
    let inside = fixIt([edit(path, 10, 5, "await g()")])
    let outside = fixIt([edit(path, 25, 5, "await g()")])
    let round = choose([finding(path, 8, 8, fixIts: [wraps]), finding(path, 10, 5, fixIts: [inside]), finding(path, 25, 5, fixIts: [outside])])
    #expect(round.chosen.map(\.fixIt) == [wraps, outside])
    #expect(choose([finding(path, 10, 5, fixIts: [inside]), finding(path, 8, 8, fixIts: [wraps])]).chosen.map(\.fixIt) == [inside])
  }

  @Test func whatIsNotThereIsNotChanged() {
    #expect(choose([finding(path, 0, 3, fixIts: [fixIt([edit(path, 30, 10, "x")])])]).chosen.isEmpty)
    #expect(choose([finding(path, 0, 3, fixIts: [fixIt([edit("b.swift", 0, 0, "x")])])]).chosen.isEmpty)
  }

  @Test func checkoutsAreNotTheUsers() {
    let path = "App/.build/checkouts/nio/a.swift"
    let findings = [finding(path, 0, 1, fixIts: [fixIt([edit(path, 0, 1, "x")])])]
    #expect(unblock.fixIts(for: findings, FixSelection(), refused: [], sources: [path: Array("abc".utf8)]).chosen.isEmpty)
  }
}
