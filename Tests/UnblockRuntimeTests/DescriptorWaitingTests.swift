import Testing
@testable import UnblockRuntime

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite(.timeLimit(.minutes(2))) struct DescriptorWaitingTests {
  @Test func readinessThatIsThereNeedsNoWait() async throws {
    let ends = try Ends.pipe()
    put([1], into: ends.writer)
    try await ends.reader.waitUntilReadable(timeout: .zero)
    try await ends.writer.waitUntilWritable(timeout: .zero)
    ends.close()
  }

  @Test func aWaitEndsWhenBytesCome() async throws {
    for ends in [try Ends.pipe(), try Ends.sockets()] {
      let wait = Task { await ending { try await ends.reader.waitUntilReadable() } }
      try await untilWaited(for: ends.reader)
      put([1], into: ends.writer)
      #expect(await wait.value == .returned)
      ends.close()
    }
  }

  @Test func aWaitEndsWhenTheOtherEndHangsUp() async throws {
    for ends in [try Ends.pipe(), try Ends.sockets()] {
      let wait = Task { await ending { try await ends.reader.waitUntilReadable() } }
      try await untilWaited(for: ends.reader)
      try ends.closeWriter()
      #expect(await wait.value == .returned)
      #expect(try await ends.reader.read(upToCount: 10).isEmpty)
      ends.close()
    }
  }

  @Test func aWriterIsToldWhenTheReaderHangsUp() async throws {
    let ends = try Ends.pipe()
    try fill(ends.writer)
    let wait = Task { await ending { try await ends.writer.waitUntilWritable() } }
    try await untilWaited(for: ends.writer, .writing)
    try ends.closeReader()
    #expect(await wait.value == .returned)
    ends.close()
  }

  @Test func aWriterIsToldOfRoom() async throws {
    let ends = try Ends.pipe()
    try fill(ends.writer)
    #expect(await ending { try await ends.writer.waitUntilWritable(timeout: .zero) } == .timedOut)
    let wait = Task { await ending { try await ends.writer.waitUntilWritable() } }
    try await untilWaited(for: ends.writer, .writing)
    _ = try await ends.reader.read(upToCount: 65536)
    #expect(await wait.value == .returned)
    ends.close()
  }

  @Test func aWaitTimesOut() async throws {
    let ends = try Ends.pipe()
    let start = ContinuousClock.now
    let result = await ending { try await ends.reader.waitUntilReadable(timeout: .milliseconds(30)) }
    #expect(result == .timedOut)
    #expect(ContinuousClock.now - start >= .milliseconds(30))
    ends.close()
  }

  /// Far apart: on a busy machine a task may begin its wait hundreds of milliseconds after another one. (The order of near ones: `deadlinesComeInOrder`.)
  @Test func timeoutsComeInTheirOrder() async throws {
    let ends = try Ends.pipe()
    let order = await withTaskGroup(of: Int.self) { group in
      for milliseconds in [1_500, 20, 700] {
        group.addTask {
          _ = await ending { try await ends.reader.waitUntilReadable(timeout: .milliseconds(milliseconds)) }
          return milliseconds
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(order == [20, 700, 1_500])
    ends.close()
  }

  @Test func aWaitIsCancelled() async throws {
    let ends = try Ends.pipe()
    let wait = Task { await ending { try await ends.reader.waitUntilReadable() } }
    try await untilWaited(for: ends.reader)
    wait.cancel()
    #expect(await wait.value == .cancelled)
    ends.close()
  }

  @Test func aCancelledTaskDoesNotBegin() async throws {
    let ends = try Ends.pipe()
    put([1], into: ends.writer)
    let wait = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return [
        await ending { try await ends.reader.waitUntilReadable() },
        await ending { _ = try await ends.reader.read(upToCount: 1) },
      ]
    }
    #expect(await wait.value == [.cancelled, .cancelled])
    #expect(try await ends.reader.read(upToCount: 9) == [1])
    ends.close()
  }

  @Test func allWhoWaitAreTold() async throws {
    let ends = try Ends.pipe()
    let waits = (0..<10).map { _ in Task { await ending { try await ends.reader.waitUntilReadable() } } }
    try await untilWaited(for: ends.reader, count: 10)
    put([1], into: ends.writer)
    for wait in waits { #expect(await wait.value == .returned) }
    ends.close()
  }

  @Test func bothDirectionsAtOnce() async throws {
    let ends = try Ends.sockets()
    try fill(ends.writer)
    let read = Task { try await ends.writer.read(upToCount: 10) }
    let write = Task { await ending { try await ends.writer.waitUntilWritable() } }
    try await untilWaited(for: ends.writer, .reading)
    try await untilWaited(for: ends.writer, .writing)
    put([7], into: ends.reader)
    #expect(try await read.value == [7])
    #expect(Watcher.shared.state.withLock { $0.table.waiterCount(ends.writer.rawValue, .writing) } == 1)
    while case .done = attemptReadAll(ends.reader) {}
    #expect(await write.value == .returned)
    ends.close()
  }

  @Test func whatIsNotOpenIsAnError() async throws {
    for number: Int32 in [-1, 100_000] {
      #expect(await ending { try await Descriptor(number).waitUntilReadable() } == .failed(EBADF))
      #expect(await ending { _ = try await Descriptor(number).read(upToCount: 1) } == .failed(EBADF))
      #expect(await ending { try await Descriptor(number).write([1]) } == .failed(EBADF))
    }
    #expect(throws: SystemError(code: EBADF, function: "close")) { try Descriptor(100_000).close() }
  }

  @Test func aFileIsAlwaysReady() async throws {
    let file = Descriptor(open("/proc/self/exe", O_RDONLY))
    try await file.waitUntilReadable(timeout: .zero)
    #expect(try await file.watch(.reading, TimeLimit(nil)) == false)
    try file.close()
  }

  @Test func theModeIsLeft() async throws {
    for ends in [try Ends.pipe(), try Ends.sockets()] {
      let read = Task { try await ends.reader.read(upToCount: 10) }
      try await untilWaited(for: ends.reader)
      #expect(isBlocking(ends.reader))
      try await ends.writer.write([1, 2])
      #expect(try await read.value == [1, 2])
      #expect(isBlocking(ends.reader) && isBlocking(ends.writer))
      setNonBlocking(ends.reader)
      put([3], into: ends.writer)
      #expect(try await ends.reader.read(upToCount: 10) == [3])
      #expect(!isBlocking(ends.reader))
      ends.close()
    }
  }

  @Test func actorsStayWhereTheyAre() async throws {
    let ends = try Ends.pipe()
    try await onMainActor(ends)
    ends.close()
  }

  @MainActor private func onMainActor(_ ends: Ends) async throws {
    async let byte = ends.reader.read(upToCount: 1)
    try await ends.writer.write([1])
    MainActor.assertIsolated()
    #expect(try await byte == [1])
  }

  private func fill(_ descriptor: Descriptor) throws {
    let bytes = [UInt8](repeating: 0, count: 65536)
    while true {
      let attempt = bytes.withUnsafeBytes { attemptWrite(descriptor.rawValue, $0.baseAddress, $0.count) }
      guard case .done = attempt else { return }
    }
  }

  private func attemptReadAll(_ descriptor: Descriptor) -> Attempt {
    var bytes = [UInt8](repeating: 0, count: 65536)
    return bytes.withUnsafeMutableBytes { attemptRead(descriptor.rawValue, $0.baseAddress, $0.count) }
  }
}
