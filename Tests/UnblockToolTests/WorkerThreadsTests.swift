import Testing

@testable import unblock

@Suite struct WorkerThreadsTests {
  @Test(arguments: [1, 2, 8, 1000])
  func resultsComeInTheOrderOfTheirNumbers(jobs: Int) {
    let results = concurrentMap(order: Array((0..<100).reversed()), jobs: jobs) { "\($0)" }
    #expect(results == (0..<100).map { "\($0)" })
  }

  @Test func noWorkHasNoResults() { #expect(concurrentMap(order: [], jobs: 4) { $0 } == []) }

  /// Each call takes at least 16 bytes of return address and frame pointer, and a thread of the usual size has 8 MB.
  @Test func stackIsDeep() { #expect(onLargeStack { depth(600_000) } == 600_000) }
}

private func depth(_ count: Int) -> Int { count == 0 ? 0 : depth(count - 1, and: count) }

@inline(never)
private func depth(_ count: Int, and last: Int) -> Int {
  let below = depth(count)
  return withExtendedLifetime(last) { below + 1 }
}
