/// Round trips, each with its own time, by a number of tasks at once.
struct Measurement {
  /// Of each round trip, sorted.
  var nanoseconds: [Int64]
  /// From the start of the first to the end of the last, by the number of round trips.
  var perOperation: Double

  func percentile(_ share: Double) -> Double {
    guard !nanoseconds.isEmpty else { return .nan }
    return Double(nanoseconds[min(nanoseconds.count - 1, Int(Double(nanoseconds.count) * share))]) / 1000
  }

  var median: Double { percentile(0.5) }
  var p99: Double { percentile(0.99) }
}

/// Does `operation` `count` times, by `tasks` tasks that each do the next when the last has come back.
func measure(_ count: Int, tasks: Int, _ operation: @escaping @Sendable (Int) async -> Int) async -> Measurement {
  let clock = ContinuousClock()
  let start = clock.now
  var all: [Int64] = []
  all.reserveCapacity(count)
  await withTaskGroup(of: [Int64].self) { group in
    for task in 0..<tasks {
      group.addTask {
        var times: [Int64] = []
        times.reserveCapacity(count / tasks)
        var sum = 0
        for turn in 0..<count / tasks {
          let begin = clock.now
          sum &+= await operation(turn)
          times.append((clock.now - begin).nanoseconds)
        }
        // So that no compiler finds out that nobody wants the result.
        if sum == task - 1_000_000_007 { print(sum) }
        return times
      }
    }
    for await times in group { all += times }
  }
  let total = (clock.now - start).nanoseconds
  return Measurement(nanoseconds: all.sorted(), perOperation: Double(total) / Double(max(1, all.count)) / 1000)
}

extension Duration {
  var nanoseconds: Int64 { components.seconds * 1_000_000_000 + components.attoseconds / 1_000_000_000 }
}
