#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

extension Unblocked {
  /// read(2). `buffer` must stay valid until this returns, which `&array` does.
  ///
  /// Regular files, which are always ready, are read on a thread of ``ThreadPool/shared`` as far as they are not in memory.
  @discardableResult
  public static nonisolated(nonsending) func read(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer!, _ count: Int) async -> Int {
    if isNonBlocking(descriptor) {
      // unblock:ignore blocking-fd-io -- in non-blocking mode
      return systemRead(descriptor, buffer, count)
    }
    let result = await systemResult {
      try await Descriptor(descriptor).read(
        into: UnsafeMutableRawBufferPointer(start: buffer, count: count), socketLimit(descriptor, .reading))
    }
    return result.leave()
  }

  /// write(2): all of it, and less only if an error, a cancellation or a timeout comes in between.
  ///
  /// On a socket whose other end is gone, `EPIPE` is the answer, and no `SIGPIPE` is raised.
  @discardableResult
  public static nonisolated(nonsending) func write(_ descriptor: Int32, _ buffer: UnsafeRawPointer!, _ count: Int) async -> Int {
    if isNonBlocking(descriptor) {
      // unblock:ignore blocking-fd-io -- in non-blocking mode
      return systemWrite(descriptor, buffer, count)
    }
    var done = 0
    let result = await systemResult {
      let buffer = UnsafeRawBufferPointer(start: buffer, count: count)
      return try await Descriptor(descriptor).write(buffer, socketLimit(descriptor, .writing), done: &done)
    }
    return done > 0 ? done : result.leave()
  }

  /// Swift's `readLine(strippingNewline:)`, from the same lines as ``StandardInput``.
  ///
  /// - Returns: The line; nil at the end, when standard input cannot be read, and when it would have to wait for more in a cancelled task. No line is lost.
  public static nonisolated(nonsending) func readLine(strippingNewline: Bool = true) async -> String? {
    try? await StandardInput.readLine(strippingNewline: strippingNewline, .ofBlockingCall())
  }
}
