internal import CUnblockRuntime
internal import Synchronization

/// A moment that a thread of the cooperative pool stays for, having handed over a call of `offload`, before it looks for other work.
///
/// If the call is a short one, the task is back while the thread is still awake, and goes on at once. Otherwise the thread would
/// have gone to sleep, and waking it takes longer (some 5 us) than everything else together.
///
/// It stays for 4 us at the most, which is about what going to sleep and being woken take. Where that is in vain, because calls do block, it is
/// given up quickly, and tried again now and then.
struct Lingering: ~Copyable {
  /// How many jobs have left our threads.
  private let departures = Atomic<Int>(0)
  /// For how many more calls it is not worthwhile.
  private let callsToSkip = Atomic<Int>(0)
  /// How often it was in vain without a success in between.
  private let failures = Atomic<Int>(0)

  /// A tenth of a microsecond each.
  private static let turns = 40

  /// A thread has run a job until it ended or went elsewhere.
  func hasLeft() { departures.add(1, ordering: .releasing) }

  var count: Int { departures.load(ordering: .acquiring) }

  /// Stays until there have been more than `expected` departures, for a moment at the most.
  func linger(after expected: Int) {
    guard callsToSkip.load(ordering: .relaxed) <= 0 else {
      callsToSkip.subtract(1, ordering: .relaxed)
      return
    }
    for _ in 0..<Self.turns {
      guard count <= expected else { return failures.store(0, ordering: .relaxed) }
      cunblock_pause()
    }
    let failures = min(self.failures.load(ordering: .relaxed) + 1, 6)
    self.failures.store(failures, ordering: .relaxed)
    callsToSkip.store(failures < 3 ? 0 : 1 << failures, ordering: .relaxed)
  }
}
