import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What blocks threads until it opens: they read a pipe that nobody writes to, and that is closed in the end.
///
/// The descriptors are constant until the last thread is through.
final class Gate: Sendable {
  private let opened = Atomic<Bool>(false)
  private let descriptors: (read: Int32, write: Int32)

  init() {
    var pair: [Int32] = [-1, -1]
    precondition(pipe(&pair) == 0, "no pipe")
    descriptors = (pair[0], pair[1])
  }

  deinit { close(descriptors.read) }

  var isOpen: Bool { opened.load(ordering: .acquiring) }

  func pass() {
    var byte: UInt8 = 0
    while read(descriptors.read, &byte, 1) < 0 {}
  }

  /// Opens it by a thread that belongs to nobody.
  func open(after seconds: UInt32) {
    if seconds == 0 {
      if !opened.exchange(true, ordering: .acquiringAndReleasing) { close(descriptors.write) }
      return
    }
    #if canImport(Darwin)
      var thread: pthread_t?
    #else
      var thread = pthread_t()
    #endif
    let opener = Unmanaged.passRetained(Opener(gate: self, seconds: seconds))
    pthread_create(&thread, nil, { argument in
      let opener = Unmanaged<Opener>.fromOpaque(argument!).takeRetainedValue()
      sleep(opener.seconds)
      opener.gate.open(after: 0)
      return nil
    }, opener.toOpaque())
  }
}

private final class Opener: Sendable {
  let gate: Gate
  let seconds: UInt32

  init(gate: Gate, seconds: UInt32) {
    self.gate = gate
    self.seconds = seconds
  }
}
