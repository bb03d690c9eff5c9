#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Who is to be resumed, and how: collected under the mutex, resumed outside of it.
private struct Resumptions {
  var ready: [WaitContinuation] = []
  var expired: [WaitContinuation] = []
  var abandoned: [WaitContinuation] = []

  mutating func resumeAll() {
    for continuation in ready { continuation.resume(returning: .ready) }
    for continuation in expired { continuation.resume(returning: .timedOut) }
    for continuation in abandoned { continuation.resume(returning: .failed(EBADF)) }
    ready.removeAll(keepingCapacity: true)
    expired.removeAll(keepingCapacity: true)
    abandoned.removeAll(keepingCapacity: true)
  }
}

extension Watcher {
  /// What the thread does, for ever.
  func run(_ poller: Poller) {
    let events = UnsafeMutableBufferPointer<PollerEvent>.allocate(capacity: 256)
    var resumptions = Resumptions()
    while true {
      // Looking again for a while before it sleeps would not make it earlier: that keeps a processor from the thread that the task runs on.
      let count = poller.wait(events)
      state.withLock { state in
        for event in events[..<count] {
          if event.token == PollerEvent.timerToken { state.timer = nil } else { state.take(event, &resumptions) }
        }
        if state.timer == nil { state.expire(&resumptions) }
      }
      resumptions.resumeAll()
    }
  }
}

extension Watcher.State {
  /// A descriptor is ready: takes out who waited for it, and arms it again for who waits for the other direction.
  fileprivate mutating func take(_ event: PollerEvent, _ resumptions: inout Resumptions) {
    let descriptor = event.descriptor
    guard table[descriptor].generation == event.generation else { return }
    table.removeAll(descriptor, event.directions, into: &resumptions.ready)
    let awaited = table[descriptor].awaited
    guard !awaited.isEmpty else { return }
    if case .armed = arm(descriptor, awaited) { return }
    table.removeAll(descriptor, awaited, into: &resumptions.abandoned)
  }

  /// The timer has expired.
  fileprivate mutating func expire(_ resumptions: inout Resumptions) {
    let now = MonotonicTime.now
    while let continuation = table.removeExpired(at: now) { resumptions.expired.append(continuation) }
    if let due = sweep.next, due <= now { sweepSome(at: now, &resumptions) }
    setTimer()
  }

  /// Looks whether some of the descriptors that are waited for are still there.
  private mutating func sweepSome(at now: MonotonicTime, _ resumptions: inout Resumptions) {
    var left = sweep.size
    while left > 0, sweep.position < table.descriptorCount {
      let descriptor = Int32(sweep.position)
      sweep.position += 1
      let awaited = table[descriptor].awaited
      guard !awaited.isEmpty else { continue }
      left -= 1
      if case .armed = arm(descriptor, awaited) { continue }
      table.removeAll(descriptor, awaited, into: &resumptions.abandoned)
    }
    sweep.finishStep(at: now, isLast: left > 0, hasWaits: table.count > 0)
  }
}
