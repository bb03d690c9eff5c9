internal import UnblockRuntime

/// Runs `body` with `object` on a thread of the pool. The task waits meanwhile, so that it is the only one of its kind that uses the object; of
/// Foundation's objects that are used so, the documentation allows use from any thread.
nonisolated(nonsending) func onPool<Object: AnyObject & Sendable, T, E: Error>(
  _ object: Object, _ body: sending (Object) throws(E) -> sending T
) async throws(E) -> sending T {
  try await offload { () throws(E) in try body(object) }
}
