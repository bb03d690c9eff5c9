import Synchronization

@testable import UnblockRuntime

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a test waits for at the most before it fails: generous, since machines are slow now and then.
let patience = Duration.seconds(60)

/// Returns when `condition` holds; whether it did before patience ended.
func eventually(_ condition: () async -> Bool) async -> Bool {
  let end = ContinuousClock.now + patience
  while ContinuousClock.now < end {
    if await condition() { return true }
    try? await Task.sleep(for: .milliseconds(1))
  }
  return await condition()
}

/// A gate that threads wait at, to hold them for as long as a test wants.
final class Gate: Sendable {
  private let lock = Lock()
  private let opens = Condition()
  private let isOpen = Atomic<Bool>(false)
  private let arrived = Atomic<Int>(0)

  /// How many threads have come to the gate.
  var arrivals: Int { arrived.load(ordering: .acquiring) }

  func open() {
    lock.withLock {
      isOpen.store(true, ordering: .releasing)
      opens.broadcast()
    }
  }

  /// Blocks the thread until the gate is open.
  func pass() {
    arrived.add(1, ordering: .acquiringAndReleasing)
    lock.withLock { while !isOpen.load(ordering: .acquiring) { opens.wait(lock) } }
  }
}

/// A number that any thread may count up.
final class Counter: Sendable {
  private let count = Atomic<Int>(0)

  var value: Int { count.load(ordering: .acquiring) }
  func increment() { count.add(1, ordering: .acquiringAndReleasing) }
}

/// Runs `body` on a thread that belongs to nobody, and suspends until it is done.
func onPlainThread<T: Sendable>(_ body: @escaping @Sendable () throws -> T) async throws -> T {
  try await withCheckedThrowingContinuation { continuation in
    let isStarted = startThread(name: "plain", stackSize: nil) { continuation.resume(with: Result { try body() }) }
    precondition(isStarted)
  }
}

/// Whatever tells two threads that live at the same time apart.
func currentThreadID() -> UInt {
  #if canImport(Darwin)
    UInt(bitPattern: pthread_self())
  #else
    UInt(pthread_self())
  #endif
}

/// The name of the calling thread.
func currentThreadName() -> String {
  var name = [CChar](repeating: 0, count: 64)
  #if canImport(Darwin)
    pthread_getname_np(pthread_self(), &name, name.count)
  #else
    guard let file = fopen("/proc/thread-self/comm", "r") else { return "" }
    defer { fclose(file) }
    fgets(&name, Int32(name.count), file)
  #endif
  return String(decoding: name.prefix { $0 != 0 && $0 != 10 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
}

enum Trace {
  @TaskLocal static var name = "none"
}

#if os(Linux)
  /// How many threads of this process have the name.
  func threadCount(named name: String) -> Int {
    guard let folder = opendir("/proc/self/task") else { return 0 }
    defer { closedir(folder) }
    var count = 0
    while let entry = readdir(folder) {
      let id = withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      guard let file = fopen("/proc/self/task/\(id)/comm", "r") else { continue }
      defer { fclose(file) }
      var line = [UInt8](repeating: 0, count: 64)
      let length = fread(&line, 1, line.count, file)
      if String(decoding: line.prefix(length).prefix { $0 != 10 }, as: UTF8.self) == name { count += 1 }
    }
    return count
  }
#endif
