internal import CUnblockRuntime
#if canImport(Glibc)
  package import Glibc
#elseif canImport(Musl)
  package import Musl
#elseif canImport(Darwin)
  package import Darwin
#endif

/// Tells when a process has ended, and does not reap it: by a pidfd on Linux, by kqueue(2) on Apple's systems.
package struct ProcessWatch: Sendable {
  private let descriptor: Descriptor

  /// - Returns: nil if there is no such process, or where a process cannot be watched: on Linux before 5.3, or in a sandbox that forbids it.
  package init?(_ process: pid_t) {
    #if canImport(Darwin)
      let queue = kqueue()
      guard queue >= 0 else { return nil }
      var change = kevent64_s()
      change.ident = UInt64(process)
      change.filter = Int16(EVFILT_PROC)
      change.flags = UInt16(EV_ADD)
      change.fflags = UInt32(NOTE_EXIT)
      guard kevent64(queue, &change, 1, nil, 0, UInt32(KEVENT_FLAG_IMMEDIATE), nil) == 0 else {
        _ = systemClose(queue)
        return nil
      }
      descriptor = Descriptor(queue)
    #else
      let descriptor = cunblock_open_process(process)
      guard descriptor >= 0 else { return nil }
      self.descriptor = Descriptor(descriptor)
    #endif
  }

  /// Suspends until the process has ended; returns at once if it has, also if it is reaped by then.
  package nonisolated(nonsending) func wait(timeout: Duration?) async throws { try await descriptor.waitUntilReadable(timeout: timeout) }

  /// The same, whether the task is cancelled or not.
  ///
  /// - Returns: Whether it has ended; false if it could not be waited for.
  nonisolated(nonsending) func waitBeyondCancellation() async -> Bool {
    do {
      try await beyondCancellation { try await wait(timeout: nil) }
      return true
    } catch {
      return false
    }
  }

  package func close() { try? descriptor.close() }
}
