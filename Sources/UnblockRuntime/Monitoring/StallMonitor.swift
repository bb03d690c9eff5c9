/// Watches how late tasks begin: the counter that measures its own delay, made to be left on.
///
///     let monitor = StallMonitor(watching: [.cooperativePool, .mainActor]) { stall in log("\(stall)") }
///     …
///     print(monitor.lateness(of: .cooperativePool).percentile(0.99))
///
/// Now and then, a thread of the monitor's own submits a task that does nothing, and the task notes how late it is. Since that thread is none of
/// the pool's, it also tells of a stall that goes on at the moment, or that never ends.
///
/// It watches until `stop()`, or until nobody has it any more.
public final class StallMonitor: Sendable {
  /// What answers late.
  public enum Target: Sendable, Hashable, CaseIterable {
    /// The threads that run all tasks which no actor has an executor for.
    case cooperativePool
    /// The main actor. It answers only if the main thread serves it, as under an async `main`, `dispatchMain()` or a run loop.
    case mainActor
  }

  /// A task that began late, or has not begun yet.
  public struct Stall: Sendable, Hashable, CustomStringConvertible {
    public var target: Target
    /// Since the task was submitted, until it began, or until now.
    public var lateness: Duration
    /// Whether the task has begun.
    public var isOver: Bool

    public init(target: Target, lateness: Duration, isOver: Bool) {
      self.target = target
      self.lateness = lateness
      self.isOver = isOver
    }

    public var description: String {
      let name = target == .mainActor ? "the main actor" : "the cooperative pool"
      return isOver ? "\(name) answered after \(lateness)" : "\(name) has not answered for \(lateness)"
    }
  }

  private let core: StallMonitorCore

  /// - Parameters:
  ///   - targets: What to watch.
  ///   - interval: How often to look, at least a millisecond. A look takes up to 100 microseconds of a core for each target, nearly all of them to wake
  ///     threads. A stall that lasts for an interval longer than the threshold is never missed.
  ///   - threshold: What counts as a stall.
  ///   - onStall: Called on the monitor's thread, twice for each stall: once while it goes on (unless it ends just then), and once it is over. It
  ///     may block, and delays nothing but the next look.
  public init(
    watching targets: Set<Target> = [.cooperativePool], every interval: Duration = .milliseconds(250),
    threshold: Duration = .milliseconds(100), onStall: (@Sendable (Stall) -> Void)? = nil
  ) {
    core = StallMonitorCore(targets: targets, interval: max(interval, .milliseconds(1)), threshold: threshold, onStall: onStall)
    core.start()
  }

  deinit { core.stop() }

  /// All that has been measured of `target` since the monitor began.
  ///
  /// A stall counts as often as there would have been a look in its course, each time with what was left of it then: so the
  /// share of late values is the share of time in which a task would have been late. A stall that goes on counts as if it ended now.
  public func lateness(of target: Target) -> LatenessHistogram { core.lateness(of: target) }

  /// The stalls from now on, as told to `onStall`. The sequence ends when the monitor does. Who reads slowly misses all but the latest 64.
  public func stalls() -> AsyncStream<Stall> { core.stalls() }

  /// Ends the watching; returns at once.
  public func stop() { core.stop() }
}
