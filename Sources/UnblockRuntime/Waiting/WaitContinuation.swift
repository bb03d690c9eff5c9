internal import CUnblockRuntime

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

/// A suspended task, or one that is about to be. It is resumed once, from any thread.
///
/// One that is lost or resumed twice is found by the debug build, and costs nothing extra in the release build. ThreadSanitizer reports unchecked ones, whatever the
/// program, if they are resumed before the task has come to wait: the concurrency library orders the two by an atomic that it does not see. So there they are
/// checked as well.
struct WaitContinuation: Sendable {
  private enum Kind {
    case checked(CheckedContinuation<WaitOutcome, Never>)
    case unchecked(UnsafeContinuation<WaitOutcome, Never>)
  }

  private let kind: Kind

  fileprivate init(_ continuation: CheckedContinuation<WaitOutcome, Never>) { kind = .checked(continuation) }
  fileprivate init(_ continuation: UnsafeContinuation<WaitOutcome, Never>) { kind = .unchecked(continuation) }

  func resume(returning outcome: WaitOutcome) {
    switch kind {
    case .checked(let continuation): continuation.resume(returning: outcome)
    case .unchecked(let continuation): continuation.resume(returning: outcome)
    }
  }
}

#if DEBUG
  private let isChecked = true
#else
  private var isChecked: Bool { cunblock_is_sanitized != 0 }
#endif

/// Suspends the task until the continuation is resumed.
@inline(__always)
nonisolated(nonsending) func suspend(_ body: (WaitContinuation) -> Void) async -> WaitOutcome {
  if isChecked {
    await withCheckedContinuation { body(WaitContinuation($0)) }
  } else {
    await withUnsafeContinuation { body(WaitContinuation($0)) }
  }
}
