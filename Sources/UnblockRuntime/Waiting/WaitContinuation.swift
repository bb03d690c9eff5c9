/// How a wait ended.
enum WaitOutcome: Sendable, Equatable {
  /// What was waited for is there.
  case ready
  /// The task was cancelled first.
  case cancelled
  /// The deadline came first.
  case timedOut
  /// The system refused, with this `errno`; `EBADF` if the descriptor was closed meanwhile.
  case failed(Int32)
}

// A continuation that is lost or resumed twice is found by the debug build, and costs nothing extra in the release build.
#if DEBUG
  typealias WaitContinuation = CheckedContinuation<WaitOutcome, Never>
#else
  typealias WaitContinuation = UnsafeContinuation<WaitOutcome, Never>
#endif

/// Suspends the task until the continuation is resumed.
@inline(__always)
nonisolated(nonsending) func suspend(_ body: (WaitContinuation) -> Void) async -> WaitOutcome {
  #if DEBUG
    await withCheckedContinuation(body)
  #else
    await withUnsafeContinuation(body)
  #endif
}
