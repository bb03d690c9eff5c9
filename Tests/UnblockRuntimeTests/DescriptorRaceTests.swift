import Testing
@testable import UnblockRuntime

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What may come in any order, a hundred times over: every wait ends, once, and in one of the ways that it may.
///
/// In debug builds the continuations are checked ones, which stop the process if one is resumed twice.
@Suite(.serialized, .timeLimit(.minutes(5))) struct DescriptorRaceTests {
  @Test func cancellationAgainstReadiness() async throws {
    for round in 0..<100 {
      let ends = try Ends.pipe()
      let wait = Task { await ending { _ = try await ends.reader.read(upToCount: 1) } }
      try await untilWaited(for: ends.reader)
      let writer = Task.detached { put([1], into: ends.writer) }
      if round % 2 == 0 { await Task.yield() }
      wait.cancel()
      await writer.value
      let result = await wait.value
      #expect(result == .returned || result == .cancelled)
      // Either the task has the byte, or it is still there.
      let left = await ending { try await ends.reader.waitUntilReadable(timeout: .zero) }
      #expect(left == (result == .returned ? .timedOut : .returned))
      ends.close()
    }
  }

  @Test func cancellationAgainstTheBeginning() async throws {
    let ends = try Ends.pipe()
    for round in 0..<500 {
      let wait = Task { await ending { try await ends.reader.waitUntilReadable() } }
      for _ in 0..<(round % 4) { await Task.yield() }
      wait.cancel()
      #expect(await wait.value == .cancelled)
    }
    ends.close()
  }

  @Test func timeoutAgainstReadiness() async throws {
    for round in 0..<100 {
      let ends = try Ends.pipe()
      let wait = Task { await ending { try await ends.reader.waitUntilReadable(timeout: .microseconds(round * 20)) } }
      try? await Task.sleep(for: .microseconds(500))
      put([1], into: ends.writer)
      let result = await wait.value
      #expect(result == .returned || result == .timedOut)
      ends.close()
    }
  }

  @Test func closingAgainstWaiting() async throws {
    for round in 0..<100 {
      // Sockets: a pipe that nobody reads would raise SIGPIPE.
      let ends = try Ends.sockets(numbers: 330)
      let waits = (0..<3).map { _ in Task { await ending { try await ends.writer.waitUntilReadable() } } }
      let writes = Task { await ending { try await ends.writer.write([UInt8](repeating: 0, count: 2_000_000)) } }
      if round % 3 == 0 { try await untilWaited(for: ends.writer, count: 3) }
      if round % 3 == 1 { await Task.yield() }
      try ends.closeWriter()
      try ends.closeReader()
      for wait in waits { #expect(await wait.value == .failed(EBADF)) }
      // A call that the system had begun when its descriptor was closed sees that the reader goes.
      #expect([.failed(EBADF), .failed(EPIPE)].contains(await writes.value))
    }
  }

  /// A number that is closed behind the watcher's back and used again for another file: who waited for the first is told as soon as somebody waits for
  /// the second, and not of what comes to the second.
  @Test func theNumberIsUsedAgain() async throws {
    let number: Int32 = 300
    for _ in 0..<100 {
      let (first, second) = (try Ends.pipe(), try Ends.pipe())
      try #require(dup2(first.reader.rawValue, number) == number)
      let reused = Descriptor(number)
      let old = Task { await ending { try await reused.waitUntilReadable() } }
      try await untilWaited(for: reused)
      // This closes the number without telling anybody; the file goes with its other number, or lives on.
      try #require(dup2(second.reader.rawValue, number) == number)
      let new = Task { await ending { _ = try await reused.read(upToCount: 1) } }
      #expect(await old.value == .failed(EBADF))
      put([1], into: first.writer)
      put([2], into: second.writer)
      #expect(await new.value == .returned)
      try reused.close()
      first.close()
      second.close()
    }
  }

  @Test func closingAndUsingTheNumberAgain() async throws {
    let number: Int32 = 310
    for _ in 0..<100 {
      let (first, second) = (try Ends.pipe(), try Ends.pipe())
      try #require(dup2(first.reader.rawValue, number) == number)
      let reused = Descriptor(number)
      let old = Task { await ending { try await reused.waitUntilReadable() } }
      try await untilWaited(for: reused)
      try reused.close()
      try #require(dup2(second.reader.rawValue, number) == number)
      let new = Task { try await reused.read(upToCount: 1) }
      #expect(await old.value == .failed(EBADF))
      put([1], into: first.writer)
      put([2], into: second.writer)
      #expect(try await new.value == [2])
      try reused.close()
      first.close()
      second.close()
    }
  }

  /// Nobody waits for the number again: the sweep finds out.
  @Test func closedBehindTheWatchersBack() async throws {
    let number: Int32 = 320
    let ends = try Ends.pipe()
    try #require(dup2(ends.reader.rawValue, number) == number)
    let wait = Task { await ending { try await Descriptor(number).waitUntilReadable() } }
    try await untilWaited(for: Descriptor(number))
    // Not by Descriptor.close(), and of a file that lives on, so that the system keeps its registration.
    #expect(systemClose(number) == 0)
    #expect(await wait.value == .failed(EBADF))
    ends.close()
  }

  /// Readiness, timeouts, cancellation, closing and both directions, from many tasks at once.
  @Test func everythingAtOnce() async throws {
    let before = waitingCount()
    for _ in 0..<20 {
      let ends = try Ends.sockets(numbers: 340)
      await withTaskGroup(of: Void.self) { group in
        for index in 0..<8 {
          group.addTask {
            for round in 0..<50 {
              let timeout = Duration.microseconds((index * 50 + round) % 300 + 1)
              _ = await ending { _ = try await ends.reader.read(upToCount: 7, timeout: timeout) }
              _ = await ending { try await ends.reader.waitUntilWritable(timeout: timeout) }
            }
          }
          group.addTask { for _ in 0..<100 { _ = await ending { try await ends.writer.write([1, 2], timeout: .microseconds(200)) } } }
        }
        group.addTask {
          try? await Task.sleep(for: .milliseconds(5))
          ends.close()
        }
        try? await Task.sleep(for: .milliseconds(4))
        group.cancelAll()
      }
    }
    #expect(waitingCount() >= 0 && before >= 0)
  }
}
