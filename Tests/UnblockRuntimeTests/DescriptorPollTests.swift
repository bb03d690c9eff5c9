import Testing
@testable import UnblockRuntime

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite(.timeLimit(.minutes(2))) struct DescriptorPollTests {
  private func entry(_ descriptor: Descriptor, _ events: Int32 = Int32(POLLIN)) -> pollfd {
    pollfd(fd: descriptor.rawValue, events: Int16(events), revents: 0)
  }

  @Test func theFirstThatIsReady() async throws {
    let (a, b) = (try Ends.pipe(), try Ends.pipe())
    let wait = Task {
      var entries = [entry(a.reader), pollfd(fd: -1, events: 0, revents: 0), entry(b.reader), entry(b.reader)]
      let count = try await Descriptor.poll(&entries)
      return (count, entries.map { Int32($0.revents) })
    }
    try await Task.sleep(for: .milliseconds(10))
    put([1], into: b.writer)
    let (count, found) = try await wait.value
    #expect(count == 2)
    #expect(found == [0, 0, Int32(POLLIN), Int32(POLLIN)])
    a.close()
    b.close()
  }

  @Test func readyAtOnceAndNotOpen() async throws {
    let ends = try Ends.pipe()
    var entries = [entry(ends.writer, Int32(POLLOUT)), entry(Descriptor(100_000))]
    #expect(try await Descriptor.poll(&entries) == 2)
    #expect(entries.map { Int32($0.revents) } == [Int32(POLLOUT), Int32(POLLNVAL)])
    ends.close()
  }

  @Test func timeoutAndCancellation() async throws {
    let ends = try Ends.pipe()
    var entries = [entry(ends.reader)]
    #expect(try await Descriptor.poll(&entries, timeout: .zero) == 0)
    #expect(try await Descriptor.poll(&entries, timeout: .milliseconds(10)) == 0)
    var none: [pollfd] = []
    #expect(try await Descriptor.poll(&none, timeout: .milliseconds(5)) == 0)
    let cancelled = Task {
      var entries = [entry(ends.reader)]
      return await ending { _ = try await Descriptor.poll(&entries) }
    }
    cancelled.cancel()
    #expect(await cancelled.value == .cancelled)
    ends.close()
  }

  @Test func aHangUpIsFound() async throws {
    let ends = try Ends.pipe()
    let wait = Task {
      var entries = [entry(ends.reader)]
      _ = try await Descriptor.poll(&entries)
      return Int32(entries[0].revents)
    }
    try await Task.sleep(for: .milliseconds(5))
    try ends.closeWriter()
    #expect(try await wait.value == Int32(POLLHUP))
    ends.close()
  }
}
