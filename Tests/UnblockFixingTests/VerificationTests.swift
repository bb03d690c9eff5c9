import Testing
import UnblockModel
import UnblockTestSupport

@testable import unblock

@Suite struct BuildErrorTests {
  @Test func errorsAreRead() {
    let output = """
      [1/2] Compiling App a.swift
      /w/a.swift:3:5: error: cannot find 'x' in scope
      1 | x
      Sources/b: c.swift:12: error: expected: error: here
      /w/a.swift:3:5: error: cannot find 'x' in scope
      /w/a.swift:4:5: warning: unused
      <unknown>:0: error: no such module
      a.c:1:2: fatal error: 'x.h' file not found
      error: fatalError
      """
    #expect(
      BuildResult(status: 1, output: output).errors == [
        BuildError(path: "/w/a.swift", line: 3, message: "cannot find 'x' in scope"),
        BuildError(path: "Sources/b: c.swift", line: 12, message: "expected: error: here"),
        BuildError(path: "<unknown>", line: 0, message: "no such module"),
        BuildError(path: "a.c", line: 1, message: "'x.h' file not found"),
      ])
  }

  @Test func errorsThatHaveMovedAreNotNew() {
    let before = BuildResult(status: 1, errors: [BuildError(path: "a", line: 1, message: "x")])
    let moved = BuildResult(status: 1, errors: [BuildError(path: "a", line: 5, message: "x")])
    let more = BuildResult(status: 1, errors: moved.errors + [BuildError(path: "a", line: 9, message: "x"), BuildError(path: "b", line: 1, message: "y")])
    #expect(moved.newErrors(since: before) == [])
    #expect(moved.isAsGood(as: before))
    #expect(more.newErrors(since: before).count == 3)
    #expect(!more.isAsGood(as: before))
    #expect(!moved.isAsGood(as: BuildResult(status: 0, errors: [])))
    #expect(BuildResult(status: 0, errors: []).isAsGood(as: before))
    #expect(!BuildResult(status: 1, errors: []).isAsGood(as: BuildResult(status: 0, errors: [])))
  }
}

/// Which fix-its stay, with builds that are played.
@Suite struct VerificationTests {
  private let good = BuildResult(status: 0, errors: [])

  /// The fix-its 0 ..< count, of which some are bad.
  private func verify(
    _ count: Int, bad: Set<Int>, pairs: [Set<Int>] = [], errorsStandAtThem: Bool, baseline: BuildResult? = nil
  ) -> (kept: [Int], refused: Set<Int>, builds: Int) {
    let fixIts = (0..<count).map { ChosenFixIt(finding: finding("a", $0, 1), fixIt: fixIt([edit("a", $0, 1, "\($0)")])) }
    func numbers(_ fixIts: [ChosenFixIt]) -> [Int] { fixIts.map { Int($0.finding.range.bytes.start) } }
    var applied: [[Int]] = []
    let result = verified(fixIts, baseline: baseline ?? good) { fixIt, errors, _ in
      errorsStandAtThem ? errors.filter { $0.line == numbers([fixIt])[0] } : []
    } build: { fixIts in
      let numbers = numbers(fixIts)
      applied.append(numbers)
      let wrong = numbers.filter { bad.contains($0) || pairs.contains { $0.isSubset(of: numbers) } && pairs.joined().contains($0) }
      return wrong.isEmpty ? good : BuildResult(status: 1, errors: wrong.map { BuildError(path: "a", line: $0, message: "wrong") })
    }
    // What is kept was built, and was good.
    let kept = numbers(result.kept)
    if !kept.isEmpty { #expect(applied.contains { Set($0) == Set(kept) }) }
    #expect(result.builds == applied.count)
    return (kept, Set(numbers(result.refused.map(\.chosen))), result.builds)
  }

  @Test func allAreKeptAfterOneGoodBuild() {
    #expect(verify(5, bad: [], errorsStandAtThem: true) == ([0, 1, 2, 3, 4], [], 1))
    #expect(verify(0, bad: [], errorsStandAtThem: true) == ([], [], 0))
  }

  @Test func thoseThatErrorsStandAtAreTakenBack() {
    #expect(verify(5, bad: [1, 3], errorsStandAtThem: true) == ([0, 2, 4], [1, 3], 2))
    #expect(verify(2, bad: [0, 1], errorsStandAtThem: true) == ([], [0, 1], 1))
  }

  @Test func halvingFindsThoseThatNothingPointsAt() {
    let one = verify(32, bad: [19], errorsStandAtThem: false)
    #expect(one.kept == (0..<32).filter { $0 != 19 })
    #expect(one.refused == [19])
    #expect(one.builds <= 12)
    #expect(verify(9, bad: [0, 4, 8], errorsStandAtThem: false).refused == [0, 4, 8])
    #expect(verify(1, bad: [0], errorsStandAtThem: false) == ([], [0], 1))
  }

  @Test func ofTwoThatDoNotGoTogetherOneStays() {
    let result = verify(8, bad: [], pairs: [[2, 6]], errorsStandAtThem: false)
    #expect(result.kept.count == 7)
    #expect(result.refused.isSubset(of: [2, 6]))
  }

  @Test func errorsThatWereThereBeforeDoNotCount() {
    let before = BuildResult(status: 1, errors: [BuildError(path: "a", line: 40, message: "wrong")])
    #expect(verify(3, bad: [1], errorsStandAtThem: true, baseline: before).kept == [0, 1, 2])
    #expect(verify(3, bad: [1, 2], errorsStandAtThem: true, baseline: before).kept == [0])
  }
}
