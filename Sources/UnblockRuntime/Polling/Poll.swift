/// Tries again and again until there is something, and lets the thread go in between.
///
///     let frame = try await poll(every: .milliseconds(5), timeout: .seconds(1)) { try camera.frame(block: false) }
///
/// `attempt` runs where the caller does, on its actor if it is on one; it must return at once.
///
/// The times at which it runs are fixed when the call begins: with a constant interval, `interval`, `2 * interval` … from then on. An attempt
/// that comes late, because the pool was busy or the one before took long, does not move those that follow; those missed are left out.
///
/// - Parameters:
///   - interval: From the first attempt, which is made at once, to the second.
///   - timeout: When to give up; the last attempt is made at that time. Nil means never.
///   - backoff: How the interval grows.
///   - maximumAttempts: After how many attempts in vain to give up, at least 1; nil means never.
///   - isolation: The caller's; leave it out.
///   - attempt: Returns nil if it is too early.
/// - Returns: The first result that is not nil.
/// - Throws: ``TimeoutError``, ``TooManyAttemptsError``, `CancellationError` when the task is cancelled (between attempts, at once), and what `attempt` throws.
public func poll<Success>(
  every interval: Duration, timeout: Duration? = nil, backoff: PollBackoff = .constant, maximumAttempts: Int? = nil,
  isolation: isolated (any Actor)? = #isolation, _ attempt: () throws -> Success?
) async throws -> Success {
  let clock = ContinuousClock()
  var schedule = PollSchedule(start: clock.now, interval: interval, timeout: timeout, backoff: backoff)
  var attempts = 0
  while true {
    try Task.checkCancellation()
    if let success = try attempt() { return success }
    attempts += 1
    if let maximumAttempts, attempts >= maximumAttempts { throw TooManyAttemptsError(attempts: attempts) }
    guard let next = schedule.next(after: clock.now) else { throw TimeoutError(after: timeout ?? .zero) }
    try await clock.sleep(until: next, tolerance: .zero)
  }
}

/// How the interval between attempts changes.
public struct PollBackoff: Sendable, Hashable {
  var factor: Double
  var maximum: Duration?

  /// The interval stays as it is.
  public static let constant = PollBackoff(factor: 1, maximum: nil)

  /// Each interval is `factor` times the one before, up to `maximum`.
  ///
  /// - Parameter factor: At least 1.
  public static func exponential(factor: Double = 2, maximum: Duration) -> PollBackoff {
    precondition(factor >= 1, "intervals do not shrink")
    return PollBackoff(factor: factor, maximum: maximum)
  }

  func interval(after interval: Duration) -> Duration {
    guard factor > 1, let maximum else { return interval }
    // Compared before it is multiplied: the product of a long interval would not fit.
    return interval >= maximum / factor ? max(maximum, interval) : interval * factor
  }
}

/// As many attempts as were allowed have been made in vain.
public struct TooManyAttemptsError: Error, Sendable, Hashable, CustomStringConvertible {
  public var attempts: Int

  public init(attempts: Int) { self.attempts = attempts }

  public var description: String { "nothing after \(attempts) attempts" }
}
