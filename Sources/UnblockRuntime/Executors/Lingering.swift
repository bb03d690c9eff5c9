internal import CUnblockRuntime
internal import Synchronization

/// A moment that a task stays on its thread of the cooperative pool for while another one does its call of `offload`.
///
/// It stays for 6 us at the most, which is about what going to sleep and being woken take. Where that is in vain, because calls do block, it is
/// given up soon, and tried again now and then.
struct Lingering: ~Copyable {
  /// For how many more calls it is not worthwhile.
  private let callsToSkip = Atomic<Int>(0)
  /// How often it was in vain without a success in between.
  private let failures = Atomic<Int>(0)

  /// A tenth of a microsecond each.
  private static let turns = 60

  /// Asked for each call that might be a short one.
  func isWorthwhile() -> Bool {
    if callsToSkip.load(ordering: .relaxed) <= 0 { return true }
    callsToSkip.subtract(1, ordering: .relaxed)
    return false
  }

  /// Stays until the call is done, for a moment at the most.
  func linger(for ticket: Ticket) {
    for _ in 0..<Self.turns {
      if ticket.isErrandDone.load(ordering: .acquiring) {
        if failures.load(ordering: .relaxed) > 0 { failures.store(0, ordering: .relaxed) }
        return
      }
      cunblock_pause()
    }
    let failures = failures.add(1, ordering: .relaxed).newValue
    callsToSkip.store(SpinBudget.timesToSkip(after: failures), ordering: .relaxed)
  }
}
