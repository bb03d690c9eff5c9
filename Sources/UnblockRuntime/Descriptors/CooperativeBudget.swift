internal import Synchronization

/// How often tasks were served without having to wait.
private let servedAtOnce = Atomic<UInt32>(0)

/// Called where a task got what it wanted without being suspended: gives way to other tasks each 64th time.
///
/// A task that reads from a descriptor on which there is always more would otherwise never leave its thread of the cooperative pool.
@inline(__always)
nonisolated(nonsending) func spendCooperativeBudget() async {
  if servedAtOnce.add(1, ordering: .relaxed).newValue & 63 == 0 { await Task.yield() }
}
