/// When attempts are due: each time is reckoned from the one before that was due, not from when it came.
struct PollSchedule {
  typealias Instant = ContinuousClock.Instant

  private var due: Instant
  private var interval: Duration
  private let end: Instant?
  private let backoff: PollBackoff
  private var isAtEnd = false

  init(start: Instant, interval: Duration, timeout: Duration?, backoff: PollBackoff) {
    due = start
    // An interval of nothing would make the loop one that spins.
    self.interval = max(interval, .microseconds(1))
    end = timeout.map { start.advanced(by: $0) }
    self.backoff = backoff
  }

  /// The time of the next attempt: the first one due after `now`, or the end, if that is earlier. Nil when the last one has been made at the end.
  mutating func next(after now: Instant) -> Instant? {
    if isAtEnd { return nil }
    repeat {
      skipMissed(until: now)
      due = due.advanced(by: interval)
      interval = backoff.interval(after: interval)
    } while due <= now
    guard let end, due >= end else { return due }
    isAtEnd = true
    return end
  }

  /// Leaves out in one step what a long stall has made late, as far as the interval stays the same.
  private mutating func skipMissed(until now: Instant) {
    guard backoff.interval(after: interval) == interval, due < now else { return }
    let missed = Int64((now - due) / interval)
    if missed > 0 { due = due.advanced(by: interval * Int(missed)) }
  }
}
