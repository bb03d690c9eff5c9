/// What a monitor, its thread and its probes share.
///
/// Every `var` is read and written under `lock`: hence `@unchecked Sendable`.
final class StallMonitorCore: @unchecked Sendable {
  typealias Target = StallMonitor.Target
  typealias Stall = StallMonitor.Stall

  /// The probe of a target, and what probes before it found.
  private struct Watch {
    var target: Target
    var histogram = LatenessHistogram()
    /// When the probe was submitted that has not been answered; nil if none is under way.
    var submission: MonotonicTime?
    /// Whether the stall that the probe is in has been told.
    var isTold = false
    /// Stalls that are over, and have not been told.
    var ended: [Stall] = []
  }

  private let interval: Duration
  private let threshold: Duration
  private let onStall: (@Sendable (Stall) -> Void)?
  private let lock = Lock()
  private let isStopping = Condition()
  private var watches: [Watch]
  private var listeners: [AsyncStream<Stall>.Continuation] = []
  private var isStopped = false

  init(targets: Set<Target>, interval: Duration, threshold: Duration, onStall: (@Sendable (Stall) -> Void)?) {
    self.interval = interval
    self.threshold = threshold
    self.onStall = onStall
    watches = Target.allCases.filter(targets.contains).map { Watch(target: $0) }
  }

  func start() {
    // Without memory for a thread there is nothing to measure that would not be known already.
    if !startThread(name: "unblock-monitor", stackSize: nil, { self.run() }) { stop() }
  }

  func stop() {
    let ended = lock.withLock {
      isStopped = true
      isStopping.signal()
      defer { listeners = [] }
      return listeners
    }
    for listener in ended { listener.finish() }
  }

  func stalls() -> AsyncStream<Stall> {
    let (stream, continuation) = AsyncStream.makeStream(of: Stall.self, bufferingPolicy: .bufferingNewest(64))
    let isOver = lock.withLock {
      if !isStopped { listeners.append(continuation) }
      return isStopped
    }
    if isOver {
      continuation.finish()
    } else {
      continuation.onTermination = { [weak self] _ in self?.remove(continuation) }
    }
    return stream
  }

  private func remove(_ listener: AsyncStream<Stall>.Continuation) {
    lock.withLock { listeners.removeAll { $0 == listener } }
  }

  func lateness(of target: Target) -> LatenessHistogram {
    lock.withLock {
      guard let watch = watches.first(where: { $0.target == target }) else { return LatenessHistogram() }
      var histogram = watch.histogram
      if let submission = watch.submission, MonotonicTime.now - submission >= threshold {
        histogram.add(MonotonicTime.now - submission, every: interval)
      }
      return histogram
    }
  }

  // MARK: The thread

  private func run() {
    var due = MonotonicTime.now
    while true {
      // What is missed, by a callback that blocks or a machine that sleeps, is left out.
      due = max(due + interval, .now)
      guard let (idle, stalls) = look(at: due) else { return }
      for target in idle { submitProbe(of: target) }
      tell(stalls)
    }
  }

  /// Waits until `time`: which targets have no probe under way, and what has to be told. Nil when the watching is over.
  private func look(at time: MonotonicTime) -> (idle: [Target], stalls: [Stall])? {
    lock.withLock {
      while !isStopped, !isStopping.wait(lock, until: time) {}
      guard !isStopped else { return nil }
      let stalls = watches.indices.flatMap { newStalls(of: &watches[$0]) }
      return (watches.filter { $0.submission == nil }.map(\.target), stalls)
    }
  }

  private func newStalls(of watch: inout Watch) -> [Stall] {
    var stalls = watch.ended
    watch.ended = []
    if let submission = watch.submission, !watch.isTold {
      let lateness = MonotonicTime.now - submission
      if lateness >= threshold {
        watch.isTold = true
        stalls.append(Stall(target: watch.target, lateness: lateness, isOver: false))
      }
    }
    return stalls
  }

  private func tell(_ stalls: [Stall]) {
    guard !stalls.isEmpty else { return }
    let listeners = lock.withLock { self.listeners }
    for stall in stalls {
      onStall?(stall)
      for listener in listeners { listener.yield(stall) }
    }
  }

  // MARK: Probes

  private func submitProbe(of target: Target) {
    lock.withLock {
      guard let index = watches.firstIndex(where: { $0.target == target }) else { return }
      watches[index].submission = .now
      watches[index].isTold = false
    }
    switch target {
    case .cooperativePool: Task.detached { self.probeBegins(on: target) }
    case .mainActor: Task.detached { @MainActor in self.probeBegins(on: target) }
    }
  }

  private func probeBegins(on target: Target) {
    let now = MonotonicTime.now
    lock.withLock {
      guard let index = watches.firstIndex(where: { $0.target == target }), let submission = watches[index].submission else { return }
      let lateness = now - submission
      watches[index].submission = nil
      watches[index].histogram.add(lateness, every: interval)
      if lateness >= threshold { watches[index].ended.append(Stall(target: target, lateness: lateness, isOver: true)) }
    }
  }
}

extension LatenessHistogram {
  /// Adds a value, and those that probes sent every `interval` in the meantime would have had.
  fileprivate mutating func add(_ lateness: Duration, every interval: Duration) {
    var left = lateness
    repeat {
      add(left)
      left -= interval
    } while left > .zero
  }
}
