#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

extension Descriptor {
  /// Accepts a connection, as accept(2), and suspends while there is none.
  ///
  ///     let connection = try await Descriptor(listener).accept()
  ///
  /// If the listening socket is in blocking mode, there is no way to try: the call is made on a thread of the pool once a connection is there.
  /// If another process takes it in that moment, the thread is held until the next one. A listener in non-blocking mode needs no thread.
  ///
  /// - Returns: The connection. Whoever gets it closes it. It is in the mode that accept(2) gives it: on Linux in blocking mode.
  /// - Throws: ``SystemError``, ``TimeoutError`` or `CancellationError`; then no connection was taken.
  public nonisolated(nonsending) func accept(timeout: Duration? = nil) async throws -> Descriptor {
    try await acceptWithAddress(TimeLimit(timeout)).connection
  }

  /// The same, and tells where the connection comes from.
  nonisolated(nonsending) func acceptWithAddress(_ limit: TimeLimit) async throws -> (connection: Descriptor, peer: PeerAddress) {
    var peer = PeerAddress()
    let connection = try await whenReady(.reading, limit) { [rawValue] in
      isNonBlocking(rawValue) ? attempt(acceptOnce(rawValue, &peer), "accept") : .needsThread
    }
    if let connection { return (Descriptor(Int32(connection)), peer) }
    return try await onThread(.reading, limit) { [rawValue] in
      var peer = PeerAddress()
      let result = acceptOnce(rawValue, &peer)
      if result < 0 { throw SystemError(code: Int32(-result), function: "accept") }
      return (Descriptor(Int32(result)), peer)
    }
  }

  /// Connects the socket, as connect(2), and suspends until the connection is made or refused.
  ///
  /// The socket is put into non-blocking mode for the instant in which the system is asked to connect. After `CancellationError` or
  /// ``TimeoutError`` the system may still be at it: close the socket.
  ///
  /// - Throws: ``SystemError``, such as `ECONNREFUSED`, ``TimeoutError`` or `CancellationError`.
  public nonisolated(nonsending) func connect(to address: SocketAddress, timeout: Duration? = nil) async throws {
    try await connect(to: address, TimeLimit(timeout))
  }

  nonisolated(nonsending) func connect(to address: SocketAddress, _ limit: TimeLimit) async throws {
    try limit.checkCancellation()
    var pause = Duration.milliseconds(1)
    while true {
      switch connectNow(rawValue, address) {
      case 0: return await spendCooperativeBudget()
      case EINPROGRESS, EINTR, EALREADY:
        _ = try await watch(.writing, limit)
        return try checkConnection()
      case EAGAIN where address.family == AF_UNIX:
        // The queue of the listener is full, and nobody tells when it no longer is.
        if let left = limit.remaining, left < pause { throw limit.error }
        try await Task.sleep(for: pause)
        pause = min(pause * 2, .milliseconds(50))
      case let code: throw SystemError(code: code, function: "connect")
      }
    }
  }

  /// Receives what is there, as recv(2), and suspends while there is nothing.
  ///
  ///     let count = try await Descriptor(socket).recv(into: &buffer, count: 1500)
  ///
  /// - Parameters:
  ///   - array: Where to put the bytes, from its start on; its length does not change.
  ///   - count: How many bytes at most, not more than the array has; nil for all of it.
  ///   - flags: As of recv(2), such as `MSG_PEEK`. With `MSG_WAITALL` it returns less than `count` only at the end.
  /// - Returns: How many bytes were received; 0 when the other end has shut down, and for an empty datagram.
  /// - Throws: ``SystemError``, with `ENOTSOCK` if this is no socket, ``TimeoutError`` or `CancellationError`.
  public nonisolated(nonsending) func recv<Element: BitwiseCopyable>(
    into array: inout [Element], count: Int? = nil, flags: Int32 = 0, timeout: Duration? = nil
  ) async throws -> Int {
    let count = checkedCount(count, array.count * MemoryLayout<Element>.stride)
    return try await receive(count, flags, TimeLimit(timeout)) { [rawValue] done, flags in
      // unblock:ignore blocking-network -- MSG_DONTWAIT is among the flags
      array.withUnsafeMutableBytes { systemReceive(rawValue, $0.baseAddress.map { $0 + done }, count - done, flags) }
    }
  }

  /// Receives into memory that must stay valid until this returns or throws. Otherwise as ``recv(into:count:flags:timeout:)``.
  public nonisolated(nonsending) func recv(
    into pointer: UnsafeMutableRawPointer, count: Int, flags: Int32 = 0, timeout: Duration? = nil
  ) async throws -> Int {
    try await recv(into: pointer, count: count, flags: flags, TimeLimit(timeout))
  }

  nonisolated(nonsending) func recv(
    into pointer: UnsafeMutableRawPointer, count: Int, flags: Int32, _ limit: TimeLimit
  ) async throws -> Int {
    try await receive(count, flags, limit) { [rawValue] done, flags in
      // unblock:ignore blocking-network -- MSG_DONTWAIT is among the flags
      systemReceive(rawValue, pointer + done, count - done, flags)
    }
  }

  /// Sends all of it, as send(2) on a socket in blocking mode, and suspends while there is no room. Raises no `SIGPIPE`.
  ///
  /// - Parameters:
  ///   - array: What to send; of a datagram socket, as one datagram.
  ///   - count: How many bytes of it; nil for all.
  ///   - flags: As of send(2), such as `MSG_OOB`.
  /// - Returns: The number of bytes, which is `count`.
  /// - Throws: ``SystemError``, with `ENOTSOCK` if this is no socket, ``TimeoutError`` or `CancellationError`. Part may have been sent.
  @discardableResult
  public nonisolated(nonsending) func send(
    _ array: [UInt8], count: Int? = nil, flags: Int32 = 0, timeout: Duration? = nil
  ) async throws -> Int {
    let count = checkedCount(count, array.count)
    return try await sendAll(count, TimeLimit(timeout)) { [rawValue] done in
      // unblock:ignore blocking-network -- MSG_DONTWAIT is among the flags
      array.withUnsafeBytes { systemSend(rawValue, $0.baseAddress.map { $0 + done }, count - done, flags | dontWait | noSignal) }
    }
  }

  /// Sends the memory of an array of any numbers. Otherwise as for an array of bytes.
  @discardableResult
  @_disfavoredOverload  // An array literal is one of bytes, not of Int.
  public nonisolated(nonsending) func send<Element: BitwiseCopyable>(
    _ array: [Element], count: Int? = nil, flags: Int32 = 0, timeout: Duration? = nil
  ) async throws -> Int {
    let count = checkedCount(count, array.count * MemoryLayout<Element>.stride)
    return try await sendAll(count, TimeLimit(timeout)) { [rawValue] done in
      // unblock:ignore blocking-network -- MSG_DONTWAIT is among the flags
      array.withUnsafeBytes { systemSend(rawValue, $0.baseAddress.map { $0 + done }, count - done, flags | dontWait | noSignal) }
    }
  }

  /// Sends memory that must stay valid and unchanged until this returns or throws. Otherwise as ``send(_:count:flags:timeout:)``.
  @discardableResult
  public nonisolated(nonsending) func send(
    _ pointer: UnsafeRawPointer, count: Int, flags: Int32 = 0, timeout: Duration? = nil
  ) async throws -> Int {
    try await sendAll(count, TimeLimit(timeout)) { [rawValue] done in
      // unblock:ignore blocking-network -- MSG_DONTWAIT is among the flags
      systemSend(rawValue, pointer + done, count - done, flags | dontWait | noSignal)
    }
  }

  nonisolated(nonsending) private func receive(
    _ count: Int, _ flags: Int32, _ limit: TimeLimit, _ receive: (Int, Int32) -> Int
  ) async throws -> Int {
    let wantsAll = flags & Int32(MSG_WAITALL) != 0 && flags & Int32(MSG_PEEK) == 0
    let flags = flags & ~Int32(MSG_WAITALL) | dontWait
    var done = 0
    repeat {
      let start = done
      do {
        let result = try await whenReady(.reading, limit) { attempt(retrying { negatedError(receive(start, flags)) }, "recv") } ?? 0
        done += result
        if result == 0 { return done }
      } catch where done > 0 {
        return done
      }
    } while wantsAll && done < count
    return done
  }

  nonisolated(nonsending) private func sendAll(_ count: Int, _ limit: TimeLimit, _ send: (Int) -> Int) async throws -> Int {
    var done = 0
    return try await sendAll(count, limit, done: &done, send)
  }

  /// The same, and tells by `done` how much was sent, also if it throws.
  nonisolated(nonsending) func sendAll(_ count: Int, _ limit: TimeLimit, done: inout Int, _ send: (Int) -> Int) async throws -> Int {
    repeat {
      let start = done
      done += try await whenReady(.writing, limit) { attempt(retrying { negatedError(send(start)) }, "send") } ?? 0
    } while done < count
    return done
  }

  /// Whether the connection that the system was asked for has been made.
  private func checkConnection() throws(SystemError) {
    var code: Int32 = 0
    var length = socklen_t(MemoryLayout<Int32>.size)
    if getsockopt(rawValue, SOL_SOCKET, SO_ERROR, &code, &length) < 0 { throw SystemError.last("getsockopt") }
    if code != 0 { throw SystemError(code: code, function: "connect") }
  }
}

/// accept(2) until there is an answer about a connection that still exists; the negated `errno` if not.
// unblock:nonblocking -- called in non-blocking mode, or on a thread that may block
private func acceptOnce(_ descriptor: Int32, _ peer: inout PeerAddress) -> Int {
  while true {
    let result = retrying { negatedError(Int(peer.accept(descriptor))) }
    if result != -Int(ECONNABORTED) { return result }
  }
}

/// Asks the system to connect, without waiting for it; 0 or the `errno`.
// unblock:nonblocking -- in non-blocking mode
private func connectNow(_ descriptor: Int32, _ address: SocketAddress) -> Int32 {
  let flags = fcntl(descriptor, F_GETFL)
  if flags < 0 { return errno }
  let wasBlocking = flags & O_NONBLOCK == 0
  if wasBlocking { _ = fcntl(descriptor, F_SETFL, flags | O_NONBLOCK) }
  let code = address.withSystemAddress { systemConnect(descriptor, $0, $1) < 0 ? errno : 0 }
  if wasBlocking { _ = fcntl(descriptor, F_SETFL, flags) }
  return code
}
