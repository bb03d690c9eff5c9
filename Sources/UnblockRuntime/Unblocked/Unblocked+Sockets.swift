#if canImport(Glibc)
  public import Glibc
#elseif canImport(Musl)
  public import Musl
#elseif canImport(Darwin)
  public import Darwin
#endif

// The memory that the pointers of these calls point to must stay valid until they return, which that of `&variable` does.

extension Unblocked {
  /// recv(2).
  @discardableResult
  public static nonisolated(nonsending) func recv(
    _ descriptor: Int32, _ buffer: UnsafeMutableRawPointer!, _ count: Int, _ flags: Int32
  ) async -> Int {
    // Only a stream waits for all, and only once it has something.
    if flags & Int32(MSG_WAITALL) != 0, !returnsAtOnce(descriptor, flags), let buffer {
      let limit = socketLimit(descriptor, .reading)
      let result = await systemResult { try await Descriptor(descriptor).recv(into: buffer, count: count, flags: flags, limit) }
      return result.leave()
    }
    // unblock:ignore blocking-network -- with flags such that it does not wait
    return await whenReadable(descriptor, flags, "recv") { systemReceive(descriptor, buffer, count, $0) }
  }

  /// recvfrom(2).
  @discardableResult
  public static nonisolated(nonsending) func recvfrom(
    _ descriptor: Int32, _ buffer: UnsafeMutableRawPointer!, _ count: Int, _ flags: Int32,
    _ address: UnsafeMutablePointer<sockaddr>!, _ length: UnsafeMutablePointer<socklen_t>!
  ) async -> Int {
    // unblock:ignore blocking-network -- with flags such that it does not wait
    await whenReadable(descriptor, flags, "recvfrom") { systemReceiveFrom(descriptor, buffer, count, $0, address, length) }
  }

  /// recvmsg(2).
  @discardableResult
  public static nonisolated(nonsending) func recvmsg(_ descriptor: Int32, _ message: UnsafeMutablePointer<msghdr>!, _ flags: Int32) async -> Int {
    // unblock:ignore blocking-network -- with flags such that it does not wait
    await whenReadable(descriptor, flags, "recvmsg") { systemReceiveMessage(descriptor, message, $0) }
  }

  /// send(2): all of it, and less only if an error, a cancellation or a timeout comes in between. Raises no `SIGPIPE`.
  @discardableResult
  public static nonisolated(nonsending) func send(_ descriptor: Int32, _ buffer: UnsafeRawPointer!, _ count: Int, _ flags: Int32) async -> Int {
    await sendto(descriptor, buffer, count, flags, nil, 0)
  }

  /// sendto(2), otherwise as ``send(_:_:_:_:)``.
  @discardableResult
  public static nonisolated(nonsending) func sendto(
    _ descriptor: Int32, _ buffer: UnsafeRawPointer!, _ count: Int, _ flags: Int32, _ address: UnsafePointer<sockaddr>!, _ length: socklen_t
  ) async -> Int {
    if returnsAtOnce(descriptor, flags) {
      // unblock:ignore blocking-network -- in non-blocking mode
      return systemSendTo(descriptor, buffer, count, flags, address, length)
    }
    var done = 0
    let limit = socketLimit(descriptor, .writing)
    let result = await systemResult {
      try await Descriptor(descriptor).sendAll(count, limit, done: &done) { done in
        // unblock:ignore blocking-network -- MSG_DONTWAIT is among the flags
        systemSendTo(descriptor, buffer.map { $0 + done }, count - done, flags | dontWait | noSignal, address, length)
      }
    }
    return done > 0 ? done : result.leave()
  }

  /// sendmsg(2). On a stream it may send less than all, as ever when there is little room.
  @discardableResult
  public static nonisolated(nonsending) func sendmsg(_ descriptor: Int32, _ message: UnsafePointer<msghdr>!, _ flags: Int32) async -> Int {
    if returnsAtOnce(descriptor, flags) {
      // unblock:ignore blocking-network -- in non-blocking mode
      return systemSendMessage(descriptor, message, flags)
    }
    let limit = socketLimit(descriptor, .writing)
    let result = await systemResult {
      try await Descriptor(descriptor).whenReady(.writing, limit) {
        // unblock:ignore blocking-network -- MSG_DONTWAIT is among the flags
        attempt(retrying { negatedError(systemSendMessage(descriptor, message, flags | dontWait | noSignal)) }, "sendmsg")
      } ?? 0
    }
    return result.leave()
  }

  /// accept(2).
  ///
  /// What ``Descriptor/accept(timeout:)`` says of a listener in blocking mode holds here as well.
  @discardableResult
  public static nonisolated(nonsending) func accept(
    _ descriptor: Int32, _ address: UnsafeMutablePointer<sockaddr>!, _ length: UnsafeMutablePointer<socklen_t>!
  ) async -> Int32 {
    if isNonBlocking(descriptor) {
      // unblock:ignore blocking-network -- in non-blocking mode
      return systemAccept(descriptor, address, length)
    }
    let result = await systemResult {
      let (connection, peer) = try await Descriptor(descriptor).acceptWithAddress(socketLimit(descriptor, .reading))
      if let address, let length { peer.copy(to: address, &length.pointee) }
      return Int(connection.rawValue)
    }
    return Int32(result.leave())
  }

  /// connect(2). After `ECANCELED` the system may still be at it: close the socket.
  @discardableResult
  public static nonisolated(nonsending) func connect(
    _ descriptor: Int32, _ address: UnsafePointer<sockaddr>!, _ length: socklen_t
  ) async -> Int32 {
    guard let address, !isNonBlocking(descriptor) else {
      return systemConnect(descriptor, address, length)
    }
    let target = SocketAddress(address, length: length)
    let result = await systemResult(timeoutCode: EINPROGRESS) {
      try await Descriptor(descriptor).connect(to: target, socketLimit(descriptor, .writing))
      return 0
    }
    return Int32(result.leave())
  }

  /// Calls `receive`, with flags such that it does not wait, until there is something.
  private static nonisolated(nonsending) func whenReadable(
    _ descriptor: Int32, _ flags: Int32, _ function: String, _ receive: (Int32) -> Int
  ) async -> Int {
    if returnsAtOnce(descriptor, flags) { return receive(flags) }
    let limit = socketLimit(descriptor, .reading)
    let result = await systemResult {
      try await Descriptor(descriptor).whenReady(.reading, limit) {
        attempt(retrying { negatedError(receive(flags | dontWait)) }, function)
      } ?? 0
    }
    return result.leave()
  }

  private static func returnsAtOnce(_ descriptor: Int32, _ flags: Int32) -> Bool { flags & dontWait != 0 || isNonBlocking(descriptor) }
}
