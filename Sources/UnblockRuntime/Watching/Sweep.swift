/// When to look for descriptors that were closed behind the watcher's back.
///
/// Neither epoll nor kqueue reports it when a watched descriptor is closed: who waits for it would wait for ever. Whoever closes it by
/// `Descriptor.close()`, or waits for the same number again, is noticed at once; for the rest, the watcher looks after 64 descriptors
/// for each second, which costs it some 30 us: at first each second, and if no new waits come, ever more of them ever less often.
struct Sweep {
  private static let descriptorsPerSecond = 64
  private static let shortest = Duration.seconds(1)
  private static let longest = Duration.seconds(32)

  /// When the next step is due; nil if nothing is waited for.
  private(set) var next: MonotonicTime?
  /// The descriptor that the next step begins with.
  var position = 0
  private var interval = Sweep.shortest

  /// How many descriptors the next step looks after.
  var size: Int { Int(interval.components.seconds) * Sweep.descriptorsPerSecond }

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
    if isLast { position = 0 }
    interval = hasNewWaits ? Sweep.shortest : min(interval * 2, Sweep.longest)
    hasNewWaits = false
    next = hasWaits ? now + interval : nil
  }
}
