#if os(Linux) || os(Android)
  internal import CUnblockRuntime
  #if canImport(Glibc)
    internal import Glibc
  #elseif canImport(Musl)
    internal import Musl
  #elseif canImport(Android)
    internal import Android
  #endif

  /// The system's readiness notification, here epoll(7). All calls but `wait` may come from any thread.
  ///
  /// A descriptor is reported once for each time that it was armed (`EPOLLONESHOT`): hang-ups cannot be masked otherwise, and a
  /// descriptor that was closed while a copy of it lives on would be reported for ever.
  struct Poller: Sendable {
    private let epoll: Int32
    private let timer: Int32

    init() throws(SystemError) {
      epoll = cunblock_epoll_create()
      guard epoll >= 0 else { throw SystemError(code: -epoll, function: "epoll_create1") }
      timer = cunblock_timer_create(epoll, PollerEvent.timerToken)
      if timer < 0 {
        close(epoll)
        throw SystemError(code: -timer, function: "timerfd_create")
      }
    }

    func arm(_ descriptor: Int32, _ directions: Directions, token: UInt64, known: Directions) -> ArmResult {
      let isKnown: Int32 = known.isEmpty ? 0 : 1
      switch cunblock_epoll_arm(epoll, descriptor, directions.rawValue, token, isKnown) {
      case 0: return .armed
      case -ENOENT where !known.isEmpty:
        let status = cunblock_epoll_arm(epoll, descriptor, directions.rawValue, token, 0)
        return status == 0 ? .armedAfresh : .failed(-status)
      case -EEXIST where known.isEmpty:
        let status = cunblock_epoll_arm(epoll, descriptor, directions.rawValue, token, 1)
        return status == 0 ? .armed : .failed(-status)
      case let status: return .failed(-status)
      }
    }

    /// Drops the registration of a descriptor that is about to be closed.
    func forget(_ descriptor: Int32) { _ = cunblock_epoll_forget(epoll, descriptor) }

    /// Has `wait` return with the timer's token then.
    func setTimer(_ time: MonotonicTime) { _ = cunblock_timer_set(timer, max(1, time.nanoseconds)) }

    /// Waits until something is ready; how much, or 0 after a signal. Only on the watcher's thread.
    func wait(_ events: UnsafeMutableBufferPointer<PollerEvent>) -> Int {
      withUnsafeTemporaryAllocation(of: cunblock_event.self, capacity: events.count) { reported in
        guard let address = reported.baseAddress else { return 0 }
        let count = Int(cunblock_epoll_wait(epoll, address, Int32(events.count)))
        // The only error that a sound epoll instance answers with is EINTR.
        for index in 0..<max(0, count) {
          events[index] = PollerEvent(token: reported[index].token, directions: Directions(rawValue: reported[index].directions))
        }
        return max(0, count)
      }
    }
  }
#endif
