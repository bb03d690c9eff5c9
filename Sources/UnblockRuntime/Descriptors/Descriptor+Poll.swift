#if canImport(Glibc)
  public import Glibc
#elseif canImport(Musl)
  public import Musl
#elseif canImport(Darwin)
  public import Darwin
#endif

extension Descriptor {
  /// Suspends until one of several descriptors is ready: the async form of poll(2).
  ///
  ///     let count = try await Descriptor.poll(&entries, timeout: .seconds(1))
  ///
  /// - Parameters:
  ///   - entries: The descriptors, and what is asked of each; what was found is put into `revents`. Negative descriptors are passed over.
  ///   - timeout: How long to wait at most, zero to just look; nil for no limit, which is -1 in milliseconds.
  /// - Returns: How many entries have something in `revents`; 0 when the time is over.
  /// - Throws: ``SystemError`` or `CancellationError`. A descriptor that is not open is no error, but `POLLNVAL` in its entry.
  public static nonisolated(nonsending) func poll(_ entries: inout [pollfd], timeout: Duration? = nil) async throws -> Int {
    try await poll(&entries, TimeLimit(timeout))
  }

  static nonisolated(nonsending) func poll(_ entries: inout [pollfd], _ limit: TimeLimit) async throws -> Int {
    try limit.checkCancellation()
    while true {
      let ready = try pollNow(&entries)
      if ready > 0 { await spendCooperativeBudget() }
      if ready > 0 || limit.timeout.map({ $0 <= .zero }) == true { return ready }
      // Readiness of any of them makes the set readable, and the set is itself a descriptor that can be watched.
      let set = try DescriptorSet(entries)
      defer { set.close() }
      do {
        try await set.descriptor.waitUntilReadable(timeout: limit.remaining)
      } catch is TimeoutError {
        return try pollNow(&entries)
      }
    }
  }

  // unblock:nonblocking -- the timeout is zero
  private static func pollNow(_ entries: inout [pollfd]) throws(SystemError) -> Int {
    let result = entries.withUnsafeMutableBufferPointer { entries in
      retrying { negatedError(Int(systemPoll(entries.baseAddress, entries.count, 0))) }
    }
    if result < 0 { throw SystemError(code: Int32(-result), function: "poll") }
    return result
  }
}
