/// When to look for descriptors that were closed behind the watcher's back.
///
/// Neither epoll nor kqueue reports it when a watched descriptor is closed: who waits for it would wait for ever. Whoever closes it by
/// `Descriptor.close()`, or waits for the same number again, is noticed at once; for the rest, the watcher looks after a few
/// descriptors each second, and ever less often if no new waits come: 64 descriptors in a step cost some 20 us.
struct Sweep {
  static let descriptorsAtOnce = 64
  private static let shortest = Duration.seconds(1)
  private static let longest = Duration.seconds(32)

  /// When the next step is due; nil if nothing is waited for.
  private(set) var next: MonotonicTime?
  /// The descriptor that the next step begins with.
  var position = 0
  private var interval = Sweep.shortest
  private var hasNewWaits = false

  mutating func noteNewWait() {
    guard !hasNewWaits || next == nil else { return }
    hasNewWaits = true
    let soon = MonotonicTime.now + Sweep.shortest
    next = next.map { min($0, soon) } ?? soon
  }

  /// - Parameters:
  ///   - isLast: whether the step came to the end of all descriptors.
  ///   - hasWaits: whether anything is waited for.
  mutating func finishStep(at now: MonotonicTime, isLast: Bool, hasWaits: Bool) {
    if isLast {
      position = 0
      interval = hasNewWaits ? Sweep.shortest : min(interval * 2, Sweep.longest)
      hasNewWaits = false
    }
    next = hasWaits ? now + interval : nil
  }
}
