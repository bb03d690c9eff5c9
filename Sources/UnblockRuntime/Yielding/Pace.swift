/// When a loop that is long on the processor gives way to other tasks: for loops that are no `for` loop over a sequence.
///
///     var pace = Pace(every: 1_000)
///     while !isSorted(items) {
///       pass(over: &items)
///       try await pace.step()
///     }
public struct Pace: Sendable {
  /// How many steps are left before the loop gives way, or looks at the clock.
  @usableFromInline var left: Int
  private var stride: Int
  private let duration: Duration?
  /// When the loop last gave way, and last looked at the clock; nil before the first look.
  private var times: (start: MonotonicTime, look: MonotonicTime)?

  /// - Parameter count: How many steps there are from one point at which the loop gives way to the next. At least 1.
  public init(every count: Int) {
    precondition(count >= 1, "a loop makes at least one step at a time")
    left = count
    stride = count
    duration = nil
  }

  /// - Parameter duration: How long the loop runs from one such point to the next. How many steps that are is learnt on the way.
  public init(every duration: Duration) {
    precondition(duration > .zero, "a loop runs for some time at a time")
    left = 1
    stride = 1
    self.duration = duration
  }

  /// Counts a step and, when it is time, gives way to other tasks.
  ///
  /// - Throws: `CancellationError` if it is time and the task is cancelled.
  @inlinable
  public nonisolated(nonsending) mutating func step() async throws(CancellationError) {
    if isDue() { try await giveWay() }
  }

  /// Counts a step; whether the loop should look up.
  @inlinable
  @inline(__always)
  mutating func isDue() -> Bool {
    left -= 1
    return left < 0
  }

  /// Gives way, unless the time has not come.
  @usableFromInline
  nonisolated(nonsending) mutating func giveWay() async throws(CancellationError) {
    if Task.isCancelled { throw CancellationError() }
    if isTooEarly() { return }
    await Task.yield()
    if Task.isCancelled { throw CancellationError() }
    if duration != nil {
      let now = MonotonicTime.now
      times = (now, now)
    }
  }

  /// Looks at the clock and chooses the number of steps until the next look; whether it is too early to give way.
  private mutating func isTooEarly() -> Bool {
    defer { left = stride - 1 }
    guard let duration else { return false }
    let now = MonotonicTime.now
    guard let (start, look) = times else {
      times = (now, now)
      return true
    }
    // Between 4 and 16 looks in a duration: few enough not to be felt, enough not to be late.
    let elapsed = now - look
    if elapsed < duration / 16 { stride *= 2 } else if elapsed > duration / 4 { stride = max(1, stride / 2) }
    times = (start, now)
    return now - start < duration
  }
}
