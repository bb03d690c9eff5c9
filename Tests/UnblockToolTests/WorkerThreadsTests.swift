import Testing

@testable import unblock

@Suite struct WorkerThreadsTests {
  @Test(arguments: [1, 2, 8, 1000])
  func resultsComeInTheOrderOfTheirNumbers(jobs: Int) {
    let results = concurrentMap(count: 100, jobs: jobs) { "\($0)" }
    #expect(results == (0..<100).map { "\($0)" })
  }

  @Test(arguments: [1, 2, 8, 1000])
  func ownThreadWorksWithTheOthers(jobs: Int) {
    let results = OwnThreads(count: jobs).map(count: 100) { "\($0)" }
    #expect(results == (0..<100).map { "\($0)" })
  }

  @Test(arguments: [1, 2, 8, 1000])
  func workGrows(jobs: Int) {
    let work = GrowingWork<Int, String> { "\($0)" }
    // None to begin with, and whoever has begun may be done before more comes.
    for start in stride(from: 0, to: 100, by: 20) { work.add(Array(start..<start + 20), jobs: start == 0 ? jobs - 1 : jobs) }
    #expect(work.finish() == (0..<100).map { "\($0)" })
    work.add([7], jobs: jobs)
    #expect(work.finish() == ["7"])
    #expect(work.finish() == [])
  }

  @Test func noWorkHasNoResults() { #expect(concurrentMap(count: 0, jobs: 4) { $0 } == []) }

  /// Each call takes at least 16 bytes of return address and frame pointer, and a thread of the usual size has 8 MB.
  @Test func stackIsDeep() { #expect(onLargeStack { depth(600_000) } == 600_000) }
}

private func depth(_ count: Int) -> Int { count == 0 ? 0 : depth(count - 1, and: count) }

@inline(never)
private func depth(_ count: Int, and last: Int) -> Int {
  let below = depth(count)
  return withExtendedLifetime(last) { below + 1 }
}
