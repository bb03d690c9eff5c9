import Dispatch
import Testing
@testable import UnblockRuntime

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite(.timeLimit(.minutes(2))) struct UnblockedBytesTests {
  @Test func readAndWriteAnswerAsInC() async throws {
    let ends = try Ends.pipe()
    defer { ends.close() }
    let (reader, writer) = (ends.reader.rawValue, ends.writer.rawValue)
    let reading = Task {
      var buffer = [UInt8](repeating: 0, count: 8)
      let count = await Unblocked.read(reader, &buffer, buffer.count)
      return Array(buffer.prefix(max(0, count)))
    }
    try await untilWaited(for: ends.reader)
    #expect(await Unblocked.write(writer, "abc", 3) == 3)
    #expect(await reading.value == Array("abc".utf8))
    try ends.closeWriter()
    var byte: UInt8 = 0
    #expect(await Unblocked.read(reader, &byte, 1) == 0)
  }

  @Test func errorsAreInErrno() async throws {
    // Many at once, so that tasks change threads if they can.
    await withTaskGroup(of: Bool.self) { group in
      for turn in 0..<200 {
        group.addTask {
          if turn % 2 == 0 { await Task.yield() }
          var byte: UInt8 = 0
          let read = await Unblocked.read(-1, &byte, 1)
          let readError = errno
          let written = await Unblocked.recv(0x7fff_0000, &byte, 1, 0)
          let writeError = errno
          return (read, readError, written, writeError) == (-1, EBADF, -1, EBADF)
        }
      }
      for await isRight in group { #expect(isRight) }
    }
  }

  @Test func cancellationIsAnError() async throws {
    let ends = try Ends.sockets()
    defer { ends.close() }
    let (reader, writer) = (ends.reader.rawValue, ends.writer.rawValue)
    let reading = Task {
      var byte: UInt8 = 0
      let result = await Unblocked.read(reader, &byte, 1)
      return (result, errno)
    }
    try await untilWaited(for: ends.reader)
    reading.cancel()
    #expect(await reading.value == (-1, ECANCELED))
    let writing = Task {
      let bytes = [UInt8](repeating: 1, count: 8 << 20)
      return await Unblocked.send(writer, bytes, bytes.count, 0)
    }
    try await untilWaited(for: ends.writer, .writing)
    writing.cancel()
    // What was written by then counts.
    let sent = await writing.value
    #expect(sent > 0 && sent < 8 << 20)
  }

  /// Cancelled tasks are where the last bytes are written and connections are closed.
  @Test func aCancelledTaskGetsWhatNeedsNoWaiting() async throws {
    let (sockets, pipe) = (try Ends.sockets(), try Ends.pipe())
    defer {
      sockets.close()
      pipe.close()
    }
    let file = open(#filePath, O_RDONLY)
    defer { _ = systemClose(file) }
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      var bytes: [UInt8] = [1, 2, 3]
      var entry = pollfd(fd: pipe.reader.rawValue, events: Int16(POLLIN), revents: 0)
      for ends in [pipe, sockets] {
        #expect(await Unblocked.write(ends.writer.rawValue, bytes, 2) == 2)
        #expect(await Unblocked.read(ends.reader.rawValue, &bytes, 3) == 2)
        #expect(await Unblocked.read(ends.reader.rawValue, &bytes, 3) == -1)
        #expect(errno == ECANCELED)
      }
      #expect(await Unblocked.send(sockets.writer.rawValue, bytes, 3, 0) == 3)
      #expect(await Unblocked.recv(sockets.reader.rawValue, &bytes, 3, Int32(MSG_WAITALL)) == 3)
      #expect(await Unblocked.poll(&entry, 1, -1) == -1)
      #expect(await Unblocked.write(pipe.writer.rawValue, bytes, 1) == 1)
      #expect(await Unblocked.poll(&entry, 1, -1) == 1)
      #expect(await Unblocked.read(file, &bytes, 3) == 3)
    }
    await task.value
  }

  #if !canImport(Darwin)  // where there is no posix_fadvise(2)
    /// What is not in memory is read on a thread.
    @Test func aCancelledTaskGetsFilesThatAreNotInMemory() async throws {
      let name = "/tmp/unblock-\(getpid())-\(UInt32.random(in: 0 ... .max))"
      let file = open(name, O_RDWR | O_CREAT | O_EXCL, 0o600)
      defer { _ = systemClose(file) }
      unlink(name)
      let size = 1 << 20
      let bytes = [UInt8](repeating: 7, count: size)
      try #require(pwrite(file, bytes, size, 0) == size && fsync(file) == 0)
      try #require(posix_fadvise(file, 0, 0, Int32(POSIX_FADV_DONTNEED)) == 0)
      let task = Task {
        withUnsafeCurrentTask { $0?.cancel() }
        var bytes = [UInt8](repeating: 0, count: size)
        #expect(await Unblocked.read(file, &bytes, size) == size)
        #expect(bytes.allSatisfy { $0 == 7 })
      }
      await task.value
    }
  #endif

  @Test func nonBlockingModeStaysWhatItIs() async throws {
    let ends = try Ends.pipe()
    defer { ends.close() }
    setNonBlocking(ends.reader)
    var byte: UInt8 = 0
    let result = await Unblocked.read(ends.reader.rawValue, &byte, 1)
    #expect(errno == EAGAIN)
    #expect(result == -1)
    let sockets = try Ends.sockets()
    defer { sockets.close() }
    let received = await Unblocked.recv(sockets.reader.rawValue, &byte, 1, Int32(MSG_DONTWAIT))
    #expect(errno == EAGAIN)
    #expect(received == -1)
  }

  @Test func timeoutsOfSocketsCount() async throws {
    let ends = try Ends.sockets()
    defer { ends.close() }
    var time = timeval(tv_sec: 0, tv_usec: 5000)
    setsockopt(ends.reader.rawValue, SOL_SOCKET, SO_RCVTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
    var byte: UInt8 = 0
    for _ in 0..<2 {
      let result = await Unblocked.recvfrom(ends.reader.rawValue, &byte, 1, 0, nil, nil)
      #expect(errno == EAGAIN)
      #expect(result == -1)
    }
    let read = await Unblocked.read(ends.reader.rawValue, &byte, 1)
    #expect(errno == EAGAIN)
    #expect(read == -1)
  }

  @Test func recvWaitsForAll() async throws {
    let ends = try Ends.sockets()
    defer { ends.close() }
    let reader = ends.reader.rawValue
    let receiving = Task {
      var buffer = [UInt8](repeating: 0, count: 6)
      return await Unblocked.recv(reader, &buffer, 6, Int32(MSG_WAITALL))
    }
    try await untilWaited(for: ends.reader)
    #expect(await Unblocked.send(ends.writer.rawValue, "abc", 3, 0) == 3)
    #expect(await Unblocked.send(ends.writer.rawValue, "def", 3, 0) == 3)
    #expect(await receiving.value == 6)
  }

  @Test func aRegularFileIsRead() async throws {
    let file = try #require(tmpfile())
    defer { fclose(file) }
    let descriptor = fileno(file)
    let bytes = (0..<100_000).map { UInt8(truncatingIfNeeded: $0) }
    #expect(await Unblocked.write(descriptor, bytes, bytes.count) == bytes.count)
    lseek(descriptor, 0, SEEK_SET)
    var buffer = [UInt8](repeating: 0, count: 200_000)
    #expect(await Unblocked.read(descriptor, &buffer, buffer.count) == bytes.count)
    #expect(Array(buffer.prefix(bytes.count)) == bytes)
  }
}

@Suite(.timeLimit(.minutes(2))) struct UnblockedSocketTests {
  @Test func connectionsAreMadeAndTheirAddressesTold() async throws {
    let listener = try boundSocket(streamSocket)
    try #require(listen(listener.descriptor.rawValue, 1) == 0)
    defer { try? listener.descriptor.close() }
    let client = socket(AF_INET, streamSocket, 0)
    defer { _ = systemClose(client) }
    let (number, address) = (listener.descriptor.rawValue, listener.address)
    let accepting = Task {
      var peer = sockaddr()
      var length = socklen_t(MemoryLayout<sockaddr_in>.size)
      let connection = await Unblocked.accept(number, &peer, &length)
      return (connection, SocketAddress(&peer, length: length), length)
    }
    try await untilWaited(for: listener.descriptor)
    var target = general(address)
    let length = socklen_t(MemoryLayout<sockaddr_in>.size)
    #expect(await Unblocked.connect(client, &target, length) == 0)
    let (connection, peer, peerLength) = await accepting.value
    #expect(connection >= 0)
    #expect(peer == SocketAddress(localAddress(client)))
    #expect(peerLength == length)
    _ = systemClose(connection)
  }

  @Test func datagramsTellWhereTheyComeFrom() async throws {
    let (one, other) = (try boundSocket(datagramSocket), try boundSocket(datagramSocket))
    defer { for socket in [one, other] { try? socket.descriptor.close() } }
    let number = one.descriptor.rawValue
    let receiving = Task {
      var buffer = [UInt8](repeating: 0, count: 16)
      var peer = sockaddr()
      var length = socklen_t(MemoryLayout<sockaddr_in>.size)
      let count = await Unblocked.recvfrom(number, &buffer, 16, 0, &peer, &length)
      return (count, SocketAddress(&peer, length: length))
    }
    try await untilWaited(for: one.descriptor)
    var target = general(one.address)
    #expect(await Unblocked.sendto(other.descriptor.rawValue, "hello", 5, 0, &target, socklen_t(MemoryLayout<sockaddr_in>.size)) == 5)
    #expect(await receiving.value == (5, SocketAddress(other.address)))
  }

  @Test func messagesAreSentAndReceived() async throws {
    let ends = try Ends.sockets()
    defer { ends.close() }
    let reader = ends.reader.rawValue
    let receiving = Task { await withMessage(size: 16) { await Unblocked.recvmsg(reader, $0, 0) } }
    try await untilWaited(for: ends.reader)
    #expect(await withMessage(size: 7) { await Unblocked.sendmsg(ends.writer.rawValue, $0, 0) } == 7)
    #expect(await receiving.value == 7)
  }

  @Test func pollAnswersAsInC() async throws {
    let ends = try Ends.pipe()
    defer { ends.close() }
    var entries = [pollfd(fd: ends.reader.rawValue, events: Int16(POLLIN), revents: 0), pollfd(fd: -1, events: 0, revents: 0)]
    #expect(await Unblocked.poll(&entries, 2, 5) == 0)
    put([1], into: ends.writer)
    #expect(await Unblocked.poll(&entries, 2, -1) == 1)
    #expect(entries[0].revents & Int16(POLLIN) != 0)
  }
}

@Suite(.timeLimit(.minutes(2))) struct UnblockedWaitTests {
  @Test func waitpidReaps() async throws {
    for options in [0, Int32(WUNTRACED)] {
      let child = try spawn("exit 3")
      var status: Int32 = 0
      #expect(await Unblocked.waitpid(child, &status, options) == child)
      #expect(ProcessExit(waitStatus: status) == .exited(status: 3))
      let again = await Unblocked.waitpid(child, &status, options)
      #expect(errno == ECHILD)
      #expect(again == -1)
    }
    let sleeping = try spawn("exec sleep 60")
    var status: Int32 = 0
    #expect(await Unblocked.waitpid(sleeping, &status, WNOHANG) == 0)
    let wait = Task { await Unblocked.waitpid(sleeping, nil, 0) }
    wait.cancel()
    kill(sleeping, SIGKILL)
    #expect(await wait.value == sleeping)
  }

  @Test func flockWaitsBeyondCancellation() async throws {
    let (one, other) = (open(#filePath, O_RDONLY), open(#filePath, O_RDONLY))
    defer { for descriptor in [one, other] { _ = systemClose(descriptor) } }
    #expect(await Unblocked.flock(one, LOCK_EX) == 0)
    let refused = await Unblocked.flock(other, LOCK_EX | LOCK_NB)
    #expect(errno == EWOULDBLOCK)
    #expect(refused == -1)
    let wait = Task { await Unblocked.flock(other, LOCK_EX) }
    wait.cancel()
    try await Task.sleep(for: .milliseconds(2))
    #expect(await Unblocked.flock(one, LOCK_UN) == 0)
    #expect(await wait.value == 0)
    let failed = await Unblocked.flock(-1, LOCK_EX)
    #expect(errno == EBADF)
    #expect(failed == -1)
  }

  #if !canImport(Darwin)  // where sem_init(3) is not to be had
    @Test func semaphoresAreTaken() async throws {
      nonisolated(unsafe) let semaphore = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)
      defer { semaphore.deallocate() }
      sem_init(semaphore, 0, 0)
      let wait = Task { await Unblocked.sem_wait(semaphore) }
      wait.cancel()
      try await Task.sleep(for: .milliseconds(1))
      sem_post(semaphore)
      #expect(await wait.value == 0)
      #expect(sem_trywait(semaphore) == -1)
    }
  #endif

  @Test func mutexesExclude() async throws {
    nonisolated(unsafe) let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    nonisolated(unsafe) let number = UnsafeMutablePointer<Int>.allocate(capacity: 1)
    number.initialize(to: 0)
    // One that finds out when a thread unlocks what another has locked.
    var attributes = pthread_mutexattr_t()
    pthread_mutexattr_init(&attributes)
    pthread_mutexattr_settype(&attributes, Int32(PTHREAD_MUTEX_ERRORCHECK))
    pthread_mutex_init(mutex, &attributes)
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<200 {
        group.addTask {
          guard await Unblocked.pthread_mutex_lock(mutex) == 0 else { return false }
          number.pointee += 1
          return pthread_mutex_unlock(mutex) == 0
        }
      }
      for await isRight in group { #expect(isRight) }
    }
    #expect(number.pointee == 200)
    pthread_mutex_destroy(mutex)
    number.deallocate()
    mutex.deallocate()
  }

  @Test func dispatchWaitsGoOnBeyondCancellation() async throws {
    let semaphore = DispatchSemaphore(value: 0)
    #expect(await semaphore.unblocked.wait(timeout: .now()) == .timedOut)
    #expect(await semaphore.unblocked.wait(timeout: .now() + 0.005) == .timedOut)
    let wait = Task { await semaphore.unblocked.wait() }
    wait.cancel()
    try await Task.sleep(for: .milliseconds(2))
    semaphore.signal()
    await wait.value
    #expect(await semaphore.unblocked.wait(timeout: .now()) == .timedOut)

    let group = DispatchGroup()
    await group.unblocked.wait()
    group.enter()
    #expect(await group.unblocked.wait(timeout: .now() + 0.005) == .timedOut)
    let groupWait = Task { await group.unblocked.wait(timeout: .distantFuture) }
    groupWait.cancel()
    try await Task.sleep(for: .milliseconds(2))
    group.leave()
    #expect(await groupWait.value == .success)
  }
}

/// Calls `body` with a message that has so many bytes of room, or bytes.
private func withMessage(size: Int, _ body: (UnsafeMutablePointer<msghdr>) async -> Int) async -> Int {
  let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 16)
  bytes.initializeMemory(as: UInt8.self, repeating: 7)
  let parts = UnsafeMutablePointer<iovec>.allocate(capacity: 1)
  parts.initialize(to: iovec(iov_base: bytes.baseAddress, iov_len: bytes.count))
  defer {
    parts.deallocate()
    bytes.deallocate()
  }
  var message = msghdr()
  message.msg_iov = parts
  message.msg_iovlen = 1
  return await body(&message)
}

/// A socket that is bound to a free port of the loopback interface, and its address.
private func boundSocket(_ type: Int32) throws -> (descriptor: Descriptor, address: sockaddr_in) {
  let descriptor = Descriptor(socket(AF_INET, type, 0))
  var address = sockaddr_in()
  address.sin_family = sa_family_t(AF_INET)
  address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
  try #require(SocketAddress(address).withSystemAddress { bind(descriptor.rawValue, $0, $1) } == 0)
  return (descriptor, localAddress(descriptor.rawValue))
}

private func localAddress(_ descriptor: Int32) -> sockaddr_in {
  var address = sockaddr_in()
  var length = socklen_t(MemoryLayout<sockaddr_in>.size)
  withUnsafeMutablePointer(to: &address) {
    _ = $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &length) }
  }
  return address
}

/// The address as C's functions want it. Both types have 16 bytes.
private func general(_ address: sockaddr_in) -> sockaddr { unsafeBitCast(address, to: sockaddr.self) }

@Suite(.timeLimit(.minutes(2))) struct OffloadWithErrnoTests {
  private func fail(_ code: Int32) -> Int32 {
    errno = code
    return -1
  }

  @Test func errnoComesBack() async {
    await withTaskGroup(of: Bool.self) { group in
      for code in Int32(1)...100 {
        group.addTask {
          let result = await offloadWithErrno { self.fail(code) }
          return result == -1 && errno == code
        }
      }
      for await isRight in group { #expect(isRight) }
    }
  }

  @Test func withParametersToo() async {
    await withTaskGroup(of: Bool.self) { group in
      for code in Int32(1)...100 {
        group.addTask {
          let pointer = UnsafeMutablePointer<Int32>.allocate(capacity: 1)
          defer { pointer.deallocate() }
          pointer.initialize(to: code)
          let result = await offloadNonisolated { self.fail(pointer.pointee) }
          return result == -1 && errno == pointer.pointee
        }
      }
      for await isRight in group { #expect(isRight) }
    }
  }

  @Test @MainActor func onAnActorToo() async {
    for code in Int32(1)...100 {
      let result = await offloadWithErrno { fail(code) }
      #expect(errno == code)
      #expect(result == -1)
    }
  }

  @Test func errorsAreThrown() async throws {
    await #expect(throws: TimeoutError.self) { try await offloadWithErrno { () throws(TimeoutError) -> Int in throw TimeoutError(after: .zero) } }
  }
}
