internal import CUnblockRuntime
#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A descriptor that is readable while one of several others is ready.
struct DescriptorSet {
  let descriptor: Descriptor

  init(_ entries: [pollfd]) throws(SystemError) {
    #if canImport(Darwin)
      descriptor = Descriptor(kqueue())
      if descriptor.rawValue < 0 { throw SystemError.last("kqueue") }
    #else
      let result = cunblock_epoll_create()
      if result < 0 { throw SystemError(code: -result, function: "epoll_create1") }
      descriptor = Descriptor(result)
    #endif
    for entry in Self.merged(entries) {
      let code = add(entry)
      guard code == 0 else {
        close()
        throw SystemError(code: code, function: "poll")
      }
    }
  }

  func close() { try? descriptor.close() }

  /// One entry for each descriptor: poll(2) takes a descriptor twice, epoll does not.
  private static func merged(_ entries: [pollfd]) -> [pollfd] {
    var events: [Int32: Int16] = [:]
    for entry in entries where entry.fd >= 0 { events[entry.fd, default: 0] |= entry.events }
    return events.map { pollfd(fd: $0.key, events: $0.value, revents: 0) }
  }

  /// - Returns: 0 or an `errno`.
  private func add(_ entry: pollfd) -> Int32 {
    #if canImport(Darwin)
      for (bit, filter) in [(POLLIN, EVFILT_READ), (POLLOUT, EVFILT_WRITE)] where Int32(entry.events) & bit != 0 || bit == POLLIN {
        var change = kevent64_s()
        change.ident = UInt64(entry.fd)
        change.filter = Int16(filter)
        change.flags = UInt16(EV_ADD)
        if kevent64(descriptor.rawValue, &change, 1, nil, 0, UInt32(KEVENT_FLAG_IMMEDIATE), nil) < 0 { return errno }
      }
      return 0
    #else
      return -cunblock_epoll_add_level(descriptor.rawValue, entry.fd, UInt32(UInt16(bitPattern: entry.events)))
    #endif
  }
}
