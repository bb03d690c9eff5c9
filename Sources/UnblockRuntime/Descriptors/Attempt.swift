internal import CUnblockRuntime
#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// What came of trying something without waiting.
enum Attempt {
  case done(Int)
  /// There is nothing to be had now.
  case wouldBlock
  /// This descriptor cannot be tried without waiting.
  case needsThread
  case failed(SystemError)
}

/// read(2), without waiting and whatever the descriptor's mode.
///
/// Linux reads pipes, sockets and more so (`RWF_NOWAIT`), also regular files as far as they are in memory. Sockets can everywhere be received
/// from. What is left (terminals, named pipes, all pipes on Apple's systems) is read only if it is in non-blocking mode: another process
/// may take the bytes that poll(2) has seen, and the call would hold the thread.
// unblock:nonblocking -- by RWF_NOWAIT, by MSG_DONTWAIT, or in non-blocking mode
func attemptRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Attempt {
  var result = retrying { cunblock_read_now(descriptor, buffer, count) }
  if result == -Int(EOPNOTSUPP) || result == -Int(ENOSYS) || result == -Int(EINVAL) {
    result = retrying { negatedError(recv(descriptor, buffer, count, dontWait)) }
    if result == -Int(ENOTSOCK) {
      guard isNonBlocking(descriptor) else { return .needsThread }
      result = retrying { negatedError(read(descriptor, buffer, count)) }
    }
  }
  return attempt(result, "read")
}

/// write(2), likewise. On a socket whose peer is gone it answers `EPIPE`, and no signal is raised (on Apple's systems that is up to `SO_NOSIGPIPE`).
// unblock:nonblocking -- by MSG_DONTWAIT, by RWF_NOWAIT, or in non-blocking mode
func attemptWrite(_ descriptor: Int32, _ buffer: UnsafeRawPointer?, _ count: Int) -> Attempt {
  var result = retrying { negatedError(send(descriptor, buffer, count, dontWait | noSignal)) }
  if result == -Int(ENOTSOCK) {
    result = retrying { cunblock_write_now(descriptor, buffer, count) }
    if result == -Int(EOPNOTSUPP) || result == -Int(ENOSYS) || result == -Int(EINVAL) {
      guard isNonBlocking(descriptor) else { return .needsThread }
      result = retrying { negatedError(write(descriptor, buffer, count)) }
    }
  }
  return attempt(result, "write")
}

/// The result of a call that answers its `errno` negated.
func attempt(_ result: Int, _ function: String) -> Attempt {
  if result >= 0 { return .done(result) }
  let code = Int32(-result)
  return code == EAGAIN || code == EWOULDBLOCK ? .wouldBlock : .failed(SystemError(code: code, function: function))
}

/// Calls again for as long as a signal interrupts.
@inline(__always)
func retrying(_ call: () -> Int) -> Int {
  while true {
    let result = call()
    if result != -Int(EINTR) { return result }
  }
}

@inline(__always)
func negatedError(_ result: Int) -> Int { result < 0 ? -Int(errno) : result }

/// Whether the descriptor is in non-blocking mode, and of a kind for which that means something: a regular file waits for its disk all the same.
func isNonBlocking(_ descriptor: Int32) -> Bool {
  let flags = fcntl(descriptor, F_GETFL)
  return flags >= 0 && flags & O_NONBLOCK != 0 && !isFile(descriptor)
}

/// Whether the descriptor has an offset, as a regular file.
func isFile(_ descriptor: Int32) -> Bool { lseek(descriptor, 0, SEEK_CUR) >= 0 }

/// Whether poll(2) finds the descriptor ready, hung up or in error now.
///
/// - Throws: `EBADF` if it is not open.
func isReady(_ descriptor: Int32, _ direction: Directions) throws(SystemError) -> Bool {
  var entry = pollfd(fd: descriptor, events: Int16(direction == .reading ? POLLIN : POLLOUT), revents: 0)
  let result = retrying { negatedError(Int(poll(&entry, 1, 0))) }
  if result < 0 { throw SystemError(code: Int32(-result), function: "poll") }
  if entry.revents & Int16(POLLNVAL) != 0 || descriptor < 0 { throw SystemError(code: EBADF, function: "poll") }
  return result > 0
}

let dontWait = Int32(MSG_DONTWAIT)
#if canImport(Darwin)
  /// There is no such flag: SO_NOSIGPIPE is a property of the socket.
  let noSignal: Int32 = 0
#else
  let noSignal = Int32(MSG_NOSIGNAL)
#endif
