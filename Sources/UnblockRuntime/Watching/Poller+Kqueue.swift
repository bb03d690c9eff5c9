#if canImport(Darwin)
  internal import Darwin

  /// The system's readiness notification, here kqueue(2). All calls but `wait` may come from any thread.
  ///
  /// A descriptor is reported once for each time that it was armed (`EV_DISPATCH`). Unlike epoll, kqueue knows the two directions apart.
  struct Poller: Sendable {
    private let queue: Int32

    init() throws(SystemError) {
      queue = kqueue()
      guard queue >= 0 else { throw SystemError.last("kqueue") }
      _ = fcntl(queue, F_SETFD, FD_CLOEXEC)
    }

    func arm(_ descriptor: Int32, _ directions: Directions, token: UInt64, known: Directions) -> ArmResult {
      var result = ArmResult.armed
      for direction in [Directions.reading, .writing] where directions.contains(direction) {
        // Without EV_ADD, a filter that went away together with its descriptor is not made again, but answered with ENOENT.
        let isKnown = known.contains(direction)
        var status = change(descriptor, direction, token, isKnown ? EV_ENABLE : EV_ADD | EV_ENABLE)
        if status == ENOENT, isKnown {
          status = change(descriptor, direction, token, EV_ADD | EV_ENABLE)
          if status == 0 { result = .armedAfresh }
        }
        // What cannot be watched is always ready, which the caller knows by the name that epoll has for it.
        if status == EINVAL || status == ENOTSUP { status = EPERM }
        if status != 0 { return .failed(status) }
      }
      return result
    }

    /// Drops the filters of a descriptor that is about to be closed.
    func forget(_ descriptor: Int32) {
      _ = change(descriptor, .reading, 0, EV_DELETE)
      _ = change(descriptor, .writing, 0, EV_DELETE)
    }

    /// Has `wait` return with the timer's token then.
    func setTimer(_ time: MonotonicTime) {
      let left = max(1, time.nanoseconds - MonotonicTime.now.nanoseconds)
      var event = kevent64_s()
      event.ident = 1
      event.filter = Int16(EVFILT_TIMER)
      event.flags = UInt16(EV_ADD | EV_ONESHOT)
      event.fflags = UInt32(NOTE_NSECONDS)
      event.data = left
      event.udata = PollerEvent.timerToken
      _ = kevent64(queue, &event, 1, nil, 0, UInt32(KEVENT_FLAG_IMMEDIATE), nil)
    }

    /// Waits until something is ready; how much, or 0 after a signal. Only on the watcher's thread.
    func wait(_ events: UnsafeMutableBufferPointer<PollerEvent>) -> Int {
      withUnsafeTemporaryAllocation(of: kevent64_s.self, capacity: events.count) { reported in
        let count = Int(kevent64(queue, nil, 0, reported.baseAddress, Int32(events.count), 0, nil))
        for index in 0..<max(0, count) { events[index] = PollerEvent(reported[index]) }
        return max(0, count)
      }
    }

    /// - Returns: 0 or the `errno`.
    private func change(_ descriptor: Int32, _ direction: Directions, _ token: UInt64, _ flags: Int32) -> Int32 {
      var event = kevent64_s()
      event.ident = UInt64(descriptor)
      event.filter = Int16(direction == .reading ? EVFILT_READ : EVFILT_WRITE)
      event.flags = UInt16(flags | EV_DISPATCH)
      event.udata = token
      return kevent64(queue, &event, 1, nil, 0, UInt32(KEVENT_FLAG_IMMEDIATE), nil) < 0 ? errno : 0
    }
  }

  extension PollerEvent {
    fileprivate init(_ event: kevent64_s) {
      token = event.udata
      // A pipe whose reader is gone is reported to writers with EV_EOF; readers see the end of the file as such.
      directions = event.filter == Int16(EVFILT_WRITE) ? .writing : .reading
    }
  }
#endif
