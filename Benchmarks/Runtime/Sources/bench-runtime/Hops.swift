import Dispatch
import NIOPosix
import UnblockRuntime

/// What a short call costs on another thread: there and back, one at a time and 64 at once, in turns so that all see the same machine.
func compareHops(count: Int, rounds: Int) async {
  let nio = NIOThreadPool(numberOfThreads: 4)
  nio.start()
  let bareThread = BareThread()
  let candidates: [(String, @Sendable (Int) async -> Int)] = [
    ("offload", { number in await offload { work(number) } }),
    ("offload, cancellable", { number in (try? await offload { () throws in work(number) }) ?? 0 }),
    ("NIOThreadPool.runIfActive", { number in (try? await nio.runIfActive { work(number) }) ?? 0 }),
    ("bare thread and continuation (the floor)", { number in await bareThread.run { work(number) } }),
    ("DispatchQueue.global().async (not isolated)", { number in
      await withCheckedContinuation { continuation in
        DispatchQueue.global().async { continuation.resume(returning: work(number)) }
      }
    }),
  ]
  for tasks in [1, 64] {
    print(tasks == 1 ? "One call at a time" : "\(tasks) calls at a time")
    printRow("", ["per call", "median", "p99", "median : NIO", "p99 : NIO", "cost : NIO"])
    var results = candidates.map { _ in Measurement(nanoseconds: [], perOperation: 0) }
    for _ in 0..<rounds {
      for (index, candidate) in candidates.enumerated() {
        results[index].add(await measure(count / rounds, tasks: tasks, candidate.1), ofRounds: rounds)
      }
    }
    for (candidate, result) in zip(candidates, results) {
      let nio = results[2]
      printRow(candidate.0, [
        number(result.perOperation), number(result.median), number(result.p99),
        number(result.median / nio.median), number(result.p99 / nio.p99), number(result.perOperation / nio.perOperation),
      ])
    }
    print("")
  }
  try? await nio.shutdownGracefully()
}

@inline(never) private func work(_ number: Int) -> Int { number &+ 1 }

extension Measurement {
  mutating func add(_ other: Measurement, ofRounds rounds: Int) {
    nanoseconds = (nanoseconds + other.nanoseconds).sorted()
    perOperation += other.perOperation / Double(rounds)
  }
}
