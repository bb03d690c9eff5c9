import Testing
import UnblockRuntime

@Suite(.timeLimit(.minutes(2))) struct YieldingTests {
  @Test func allElementsAreHandedOut() async throws {
    for count in [1, 2, 7, 100, 1000] {
      var seen: [Int] = []
      for try await element in (0..<100).yielding(every: count) { seen.append(element) }
      #expect(seen == Array(0..<100))
    }
    var seen = 0
    for try await _ in (0..<100_000).yielding(every: .microseconds(50)) { seen += 1 }
    #expect(seen == 100_000)
    for try await _ in [Int]().yielding(every: 1) { Issue.record("there is no element") }
  }

  @Test func cancellationEndsTheLoop() async throws {
    for every in [1, 10, 1000] {
      let loop = Task {
        var count = 0
        var caught = false
        do {
          for try await _ in (0...).yielding(every: every) {
            count += 1
            if count == 2500 { withUnsafeCurrentTask { $0?.cancel() } }
          }
        } catch { caught = true }
        return (count, caught)
      }
      let (count, caught) = await loop.value
      #expect(caught && count >= 2500 && count <= 2500 + every)
    }
    let timed = Task { await ending { for try await _ in (0...).yielding(every: .milliseconds(1)) {} } }
    try await Task.sleep(for: .milliseconds(10))
    timed.cancel()
    #expect(await timed.value == .cancelled)
  }

  /// More endless loops than there are threads, and a task that wants its turn.
  @Test(arguments: [true, false]) func othersHaveTheirTurn(isTimed: Bool) async throws {
    let loops = (0..<16).map { _ in
      Task {
        if isTimed {
          for try await _ in (0...).yielding(every: .microseconds(200)) {}
        } else {
          for try await _ in (0...).yielding(every: 1000) {}
        }
      }
    }
    for _ in 0..<20 { await Task.detached {}.value }
    for loop in loops { loop.cancel() }
    for loop in loops { #expect(await ending { try await loop.value } == .cancelled) }
  }

  @Test func paceOfOtherLoops() async throws {
    var pace = Pace(every: 10)
    for _ in 0..<100 { try await pace.step() }
    let cancelled = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      var steps = 0
      var pace = Pace(every: 10)
      let result = await ending {
        while true {
          try await pace.step()
          steps += 1
        }
      }
      return (result, steps)
    }
    #expect(await cancelled.value == (.cancelled, 10))
  }

  @Test func failureIsTyped() async {
    do throws(CancellationError) {
      for try await _ in (0..<3).yielding(every: 1) {}
    } catch {
      let _: CancellationError = error
    }
  }
}
