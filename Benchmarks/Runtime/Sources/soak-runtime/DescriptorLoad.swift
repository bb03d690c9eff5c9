import UnblockRuntime

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

// Calls of the C library under their own names, on sockets and pipes whose other end comes later, and may not come before the task is cancelled.

extension Plan {
  /// Bytes through a pair of sockets.
  func throughSocket() async throws {
    let (one, other) = try socketPair()
    defer { for end in [one, other] { close(end) } }
    let sender = Task {
      try? await Task.sleep(for: .microseconds(Int(microseconds)))
      var bytes: [UInt8] = [1, 2, 3]
      return Bool.random() ? await Unblocked.send(one, &bytes, 3, 0) : await Unblocked.write(one, &bytes, 3)
    }
    var buffer = [UInt8](repeating: 0, count: 8)
    let count = Bool.random() ? await Unblocked.recv(other, &buffer, 8, 0) : await Unblocked.read(other, &buffer, 8)
    let code = errno
    guard await sender.value == 3 else { throw SoakError("not all was sent") }
    if count < 0, code == ECANCELED { throw CancellationError() }
    guard count == 3, buffer[2] == 3 else { throw SoakError("\(count) bytes were received, errno \(code)") }
  }

  /// A connection to a port of this machine.
  func connection() async throws {
    let listener = try listeningSocket()
    defer { close(listener.descriptor) }
    let client = Task {
      try? await Task.sleep(for: .microseconds(Int(microseconds)))
      let descriptor = socket(AF_INET, streamType, 0)
      let address = UnsafeMutablePointer<sockaddr_in>.allocate(capacity: 1)
      defer { address.deallocate() }
      address.initialize(to: listener.address)
      let length = socklen_t(MemoryLayout<sockaddr_in>.size)
      let status = await Unblocked.connect(descriptor, UnsafeRawPointer(address).assumingMemoryBound(to: sockaddr.self), length)
      return (descriptor, status)
    }
    let connected = await Unblocked.accept(listener.descriptor, nil, nil)
    let code = errno
    let (descriptor, status) = await client.value
    for descriptor in [connected, descriptor] where descriptor >= 0 { closeAbruptly(descriptor) }
    if connected < 0, code == ECANCELED { throw CancellationError() }
    guard connected >= 0, status == 0 else { throw SoakError("no connection: \(connected), \(status), errno \(code)") }
  }

  /// Lines that come in two pieces.
  func linesOfPipe() async throws {
    let (reading, writing) = try pipeEnds()
    defer { close(reading) }
    let writer = Task {
      defer { close(writing) }
      try await Descriptor(writing).write(Array("one\ntw".utf8))
      try? await Task.sleep(for: .microseconds(Int(microseconds)))
      try await Descriptor(writing).write(Array("o\n".utf8))
    }
    var lines: [String] = []
    do {
      for try await line in Descriptor(reading).lines() { lines.append(line) }
    } catch {
      _ = await writer.result
      throw error
    }
    _ = await writer.result
    guard lines == ["one", "two"] else { throw SoakError("lines were \(lines)") }
  }

  /// Each task that reads a line has written one.
  func lineOfStandardInput() async throws {
    // If there is no room, there are lines enough.
    _ = await Unblocked.write(standardInputWriter, "line\n", 5)
    let line = await Unblocked.readLine()
    if line == nil, Task.isCancelled { throw CancellationError() }
    guard line == "line" else { throw SoakError("standard input had \(line ?? "ended")") }
  }

  /// poll(2), both directions, with and without a timeout that comes first.
  func readiness() async throws {
    let (one, other) = try socketPair()
    defer { for end in [one, other] { close(end) } }
    var entries = [pollfd(fd: one, events: Int16(POLLIN), revents: 0), pollfd(fd: other, events: Int16(POLLIN), revents: 0)]
    let count = await Unblocked.poll(&entries, 2, Int32(microseconds / 1000))
    if count < 0, errno == ECANCELED { throw CancellationError() }
    guard count == 0 else { throw SoakError("poll answered \(count)") }
    try await Descriptor(one).waitUntilWritable()
  }
}

#if canImport(Glibc)
  private let streamType = Int32(SOCK_STREAM.rawValue)
#elseif canImport(Darwin)
  private let streamType = SOCK_STREAM
#endif

private func socketPair() throws -> (Int32, Int32) {
  var ends: [Int32] = [-1, -1]
  guard socketpair(AF_UNIX, streamType, 0, &ends) == 0 else { throw SystemError(code: errno, function: "socketpair") }
  return (ends[0], ends[1])
}

private func pipeEnds() throws -> (reading: Int32, writing: Int32) {
  var ends: [Int32] = [-1, -1]
  guard pipe(&ends) == 0 else { throw SystemError(code: errno, function: "pipe") }
  // Whoever starts a process at this moment would hand it an end, and the pipe would not end before it does.
  for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
  return (ends[0], ends[1])
}

/// A socket that listens on a port that the system chose.
private func listeningSocket() throws -> (descriptor: Int32, address: sockaddr_in) {
  let descriptor = socket(AF_INET, streamType, 0)
  var address = sockaddr_in()
  address.sin_family = sa_family_t(AF_INET)
  address.sin_addr.s_addr = in_addr_t(INADDR_LOOPBACK).bigEndian
  var length = socklen_t(MemoryLayout<sockaddr_in>.size)
  let status = withUnsafeMutablePointer(to: &address) {
    $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, length) | listen(descriptor, 1) | getsockname(descriptor, $0, &length) }
  }
  guard status == 0 else { throw SystemError(code: errno, function: "listen") }
  return (descriptor, address)
}

/// Leaves no port behind that waits for late packets: there are some thousand connections a minute.
private func closeAbruptly(_ descriptor: Int32) {
  var choice = linger(l_onoff: 1, l_linger: 0)
  setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &choice, socklen_t(MemoryLayout<linger>.size))
  close(descriptor)
}

/// Has standard input be a pipe, which `lineOfStandardInput` writes to.
func useStandardInput() { dup2(standardInputPipe.reading, 0) }

private let standardInputPipe: (reading: Int32, writing: Int32) = {
  guard let ends = try? pipeEnds() else { preconditionFailure("no pipe") }
  _ = fcntl(ends.writing, F_SETFL, O_NONBLOCK)
  return ends
}()

private var standardInputWriter: Int32 { standardInputPipe.writing }
