import Testing
import UnblockRuntime

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite(.timeLimit(.minutes(2))) struct ThreadJoinTests {
  /// A thread that sleeps for so long and returns the same number.
  private func startThread(microseconds: Int) throws -> pthread_t {
    #if canImport(Darwin)
      var thread: pthread_t?
      let argument = UnsafeMutableRawPointer(bitPattern: microseconds)
      try #require(pthread_create(&thread, nil, { usleep(UInt32(UInt(bitPattern: $0))); return $0 }, argument) == 0)
      return try #require(thread)
    #else
      var thread = pthread_t()
      let argument = UnsafeMutableRawPointer(bitPattern: microseconds)
      let status = pthread_create(
        &thread, nil,
        { argument in
          usleep(UInt32(UInt(bitPattern: argument)))
          return argument
        }, argument)
      try #require(status == 0)
      return thread
    #endif
  }

  @Test func aThreadIsJoined() async throws {
    for microseconds in [0, 1, 20_000] {
      #expect(try await join(try startThread(microseconds: microseconds)) == UInt(microseconds))
    }
  }

  #if !canImport(Darwin)
  @Test func whoGivesUpMayJoinAgain() async throws {
    let thread = try startThread(microseconds: 100_000)
    #expect(await ending { _ = try await join(thread, timeout: .milliseconds(5)) } == .timedOut)
    let wait = Task { await ending { _ = try await join(thread) } }
    wait.cancel()
    #expect(await wait.value == .cancelled)
    #expect(try await join(thread) == 100_000)
  }
  #endif
}
