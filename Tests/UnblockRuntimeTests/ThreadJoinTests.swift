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
  /// A thread that ends when there is something to read, and returns the number of the descriptor.
  private func startThread(reading descriptor: Descriptor) throws -> pthread_t {
    let argument = UnsafeMutableRawPointer(bitPattern: Int(descriptor.rawValue))
    #if canImport(Darwin)
      var thread: pthread_t?
      try #require(pthread_create(&thread, nil, { waitForByte($0) }, argument) == 0)
      return try #require(thread)
    #else
      var thread = pthread_t()
      try #require(pthread_create(&thread, nil, { waitForByte($0) }, argument) == 0)
      return thread
    #endif
  }

  @Test func aThreadIsJoined() async throws {
    for isEarly in [true, false] {
      let ends = try Ends.pipe()
      if isEarly { put([1], into: ends.writer) }
      let joining = Task { [thread = try startThread(reading: ends.reader)] in try await joinThread(thread) }
      if !isEarly {
        try await Task.sleep(for: .milliseconds(2))
        put([1], into: ends.writer)
      }
      #expect(try await joining.value == UInt(ends.reader.rawValue))
      ends.close()
    }
  }

  #if !canImport(Darwin)
  @Test func whoGivesUpMayJoinAgain() async throws {
    let ends = try Ends.pipe()
    let thread = try startThread(reading: ends.reader)
    #expect(await ending { _ = try await joinThread(thread, timeout: .milliseconds(5)) } == .timedOut)
    let wait = Task { await ending { _ = try await joinThread(thread) } }
    wait.cancel()
    #expect(await wait.value == .cancelled)
    put([1], into: ends.writer)
    #expect(try await joinThread(thread) == UInt(ends.reader.rawValue))
    ends.close()
  }
  #endif
}

private func waitForByte(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  var byte: UInt8 = 0
  _ = read(Int32(Int(bitPattern: argument)), &byte, 1)
  return argument
}
