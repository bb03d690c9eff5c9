import CSoak
import UnblockRuntime

/// Uses everything at once, with tasks that are cancelled at random, for as many seconds as the argument says (600 without one), and looks after each round
/// what is left: threads, descriptors, bytes. Ends with status 1 if any of it grows, an answer is wrong, or nothing ends any more.
/// A second argument is the seed, and any others are the kinds of work to choose from.
@main
enum Soak {
  static func main() async throws {
    csoak_use_one_heap()
    csoak_print_by_line()
    useStandardInput()
    startThreadsOfFoundation()
    let seconds = CommandLine.arguments.dropFirst().first.flatMap(Int.init) ?? 600
    let seed = CommandLine.arguments.dropFirst(2).first.flatMap(UInt64.init) ?? UInt64.random(in: 0...UInt64.max)
    print("\(seconds) s, seed \(seed)")
    let end = ContinuousClock.now + .seconds(seconds)
    let rounds = max(12, min(60, seconds / 10))
    liveness.watch()
    var history: [Leftovers] = []
    var random = SeededGenerator(state: seed)
    for round in 1...rounds {
      let roundEnd = ContinuousClock.now + (end - ContinuousClock.now) / (rounds - round + 1)
      let count = try await load(until: roundEnd, random: &random)
      history.append(await leftovers())
      print("round \(round): \(count.finished) finished, \(count.cancelled) cancelled, \(history[history.count - 1])")
    }
    let verdict = verdict(on: history)
    print(verdict ?? "nothing leaks")
    if verdict != nil { exit(status: 1) }
  }

  /// A third of the rounds may fill caches and pools. What leaks grows without end: none of the last rounds gets by with as little as the middle ones needed at
  /// most. (Three descriptors come and go between rounds, so that lows alone say nothing.)
  private static func verdict(on history: [Leftovers]) -> String? {
    let middle = history[history.count / 3..<history.count * 2 / 3]
    let last = history[(history.count * 2 / 3)...]
    func grows(_ value: (Leftovers) -> Int, byMoreThan noise: Int = 0) -> Bool { (last.map(value).min() ?? 0) > (middle.map(value).max() ?? 0) + noise }
    if grows(\.threads) { return "threads leak" }
    if grows(\.descriptors) { return "descriptors leak" }
    // A leak of one object per thousand calls would be megabytes.
    if grows(\.bytes, byMoreThan: 64 * 1024) { return "bytes leak" }
    return nil
  }
}

/// So that a run can be repeated, as far as threads allow.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}
