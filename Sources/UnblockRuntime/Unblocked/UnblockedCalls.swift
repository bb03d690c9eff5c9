/// The calls of an object that block a thread, under their own names, except that they suspend the task: see the property `unblocked` of these objects.
///
///     group.wait()                                      // blocks
///     await group.unblocked.wait()                      // suspends
///
/// Code that exists goes on to mean what it meant when `.unblocked` and `await` are put in. Parameters, results and errors are the same.
///
/// **Cancellation.** A call that throws stops to wait when its task is cancelled, and ends with `CancellationError`; what it can do without waiting, it does in a
/// cancelled task as well. One that does not throw has no way to say so, and goes on to wait, as the call does that it stands for.
public struct UnblockedCalls<Base> {
  package let base: Base

  package init(_ base: Base) { self.base = base }
}

extension UnblockedCalls: Sendable where Base: Sendable {}
