import Dispatch
import Synchronization
import UnblockRuntime

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

// How late a task is resumed after a pipe that it waits for has been written to, and what idle watched descriptors cost.
// Run it on a machine that does nothing else: each figure is the median and the 99th percentile of one run, in microseconds.

let rounds = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 5

print("lateness of a wait for a pipe, in microseconds (median, p99)")
for round in 1...rounds {
  print("run \(round)")
  for pause in [0, 100, 2000] {
    let library = try await lateness(pause: pause) { try await Descriptor($0).waitUntilReadable() }
    let reading = try await lateness(pause: pause, isRead: true) { _ = try await Descriptor($0).read(upToCount: 1) }
    let source = try await lateness(pause: pause) { await waitBySource($0) }
    let lasting = LastingSources()
    let kept = try await lateness(pause: pause) { await lasting.wait($0) }
    print("  written \(pause) us after the wait began:", "UnblockRuntime", library, "read", reading, "DispatchSource", source, "kept", kept)
    print("    ratio of medians \(ratio(library.median, source.median)), to a source that is kept \(ratio(library.median, kept.median))")
  }
}
try await measureIdle(count: 10_000)
await measureSemaphores()

func ratio(_ a: Double, _ b: Double) -> String { "\((a / b * 100).rounded() / 100)" }

struct Lateness: CustomStringConvertible {
  var median: Double
  var p99: Double
  var description: String { "(\(median), \(p99))" }

  init(_ nanoseconds: [Int64]) {
    let sorted = nanoseconds.sorted()
    median = (Double(sorted[sorted.count / 2]) / 100).rounded() / 10
    p99 = (Double(sorted[sorted.count * 99 / 100]) / 100).rounded() / 10
  }
}

func nanoseconds() -> Int64 {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
}

/// A thread writes the time into a pipe some time after the task has begun to wait; the task compares it with its own.
func lateness(pause: Int, isRead: Bool = false, _ wait: (Int32) async throws -> Void) async throws -> Lateness {
  var ends: [Int32] = [0, 0]
  guard pipe(&ends) == 0 else { fatalError("pipe") }
  let (reader, writer) = (ends[0], ends[1])
  let exchange = Exchange()
  let count = pause > 1000 ? 500 : 5000
  let thread = Thread {
    for turn in 1...count {
      while exchange.turn.load(ordering: .acquiring) < turn { sched_yield() }
      // Time for the task to suspend.
      usleep(UInt32(max(pause, 30)))
      exchange.written.store(nanoseconds(), ordering: .releasing)
      _ = write(writer, [1], 1)
    }
  }
  var times: [Int64] = []
  var byte: UInt8 = 0
  for turn in 1...count {
    exchange.turn.store(turn, ordering: .releasing)
    try await wait(reader)
    times.append(nanoseconds() - exchange.written.load(ordering: .acquiring))
    if !isRead { _ = read(reader, &byte, 1) }
  }
  thread.join()
  close(reader)
  close(writer)
  return Lateness(times)
}

final class Exchange: Sendable {
  let turn = Atomic<Int>(0)
  let written = Atomic<Int64>(0)
}

final class Thread {
  #if canImport(Darwin)
    private var thread: pthread_t?
  #else
    private var thread = pthread_t()
  #endif

  init(_ body: @escaping @Sendable () -> Void) {
    let box = Unmanaged.passRetained(Body(run: body))
    pthread_create(
      &thread, nil,
      { argument in
        #if canImport(Darwin)
          Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run()
        #else
          if let argument { Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run() }
        #endif
        return nil
      }, box.toOpaque())
  }

  func join() {
    #if canImport(Darwin)
      if let thread { pthread_join(thread, nil) }
    #else
      pthread_join(thread, nil)
    #endif
  }
}

final class Body: Sendable {
  let run: @Sendable () -> Void
  init(run: @escaping @Sendable () -> Void) { self.run = run }
}

/// As one waits for a descriptor by Dispatch: a source for the wait, cancelled after it.
func waitBySource(_ descriptor: Int32) async {
  let source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: .global())
  await withCheckedContinuation { continuation in
    source.setEventHandler {
      source.cancel()
      continuation.resume()
    }
    source.activate()
  }
}

/// The same with one source for all waits for a descriptor, suspended in between.
final class LastingSources: @unchecked Sendable {
  // Only ever used by the task that measures, and by the handler while that one waits.
  private var sources: [Int32: any DispatchSourceRead] = [:]
  private var continuation: CheckedContinuation<Void, Never>?

  func wait(_ descriptor: Int32) async {
    let source: any DispatchSourceRead
    if let known = sources[descriptor] {
      source = known
    } else {
      let new = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: .global())
      new.setEventHandler { [unowned self] in
        sources[descriptor]?.suspend()
        continuation?.resume()
      }
      sources[descriptor] = new
      source = new
    }
    await withCheckedContinuation {
      continuation = $0
      source.resume()
    }
  }

  deinit {
    // A suspended source must not go.
    for source in sources.values { source.resume() }
    for source in sources.values { source.cancel() }
  }
}

/// What the process uses while so many tasks wait for descriptors that nothing comes from.
func measureIdle(count: Int) async throws {
  var limit = rlimit()
  #if canImport(Glibc)
    let kind = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
  #else
    let kind = RLIMIT_NOFILE
  #endif
  getrlimit(kind, &limit)
  limit.rlim_cur = min(limit.rlim_max, rlim_t(2 * count + 100))
  setrlimit(kind, &limit)
  var descriptors: [(Int32, Int32)] = []
  for _ in 0..<count {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { break }
    descriptors.append((ends[0], ends[1]))
  }
  let before = residentBytes()
  let tasks = descriptors.map { ends in Task { try? await Descriptor(ends.0).waitUntilReadable() } }
  try await Task.sleep(for: .seconds(1))
  let memory = residentBytes() - before
  let busy = processorTime()
  try await Task.sleep(for: .seconds(20))
  let used = processorTime() - busy
  print("\(descriptors.count) idle watched descriptors: \(memory / max(1, descriptors.count)) bytes each with their tasks, \(used) us of processor in 20 s")
  for task in tasks { task.cancel() }
  for task in tasks { await task.value }
  for ends in descriptors {
    close(ends.0)
    close(ends.1)
  }
}

func residentBytes() -> Int {
  guard let file = fopen("/proc/self/statm", "r") else { return 0 }
  defer { fclose(file) }
  var text = [CChar](repeating: 0, count: 200)
  fgets(&text, 200, file)
  let fields = String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self).split(separator: " ")
  return (Int(fields[1]) ?? 0) * Int(sysconf(Int32(_SC_PAGESIZE)))
}

/// Of all threads, in microseconds.
func processorTime() -> Int {
  var usage = rusage()
  #if canImport(Glibc)
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
  #else
    getrusage(RUSAGE_SELF, &usage)
  #endif
  return (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1_000_000 + Int(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec)
}

/// How late a task learns that a DispatchSemaphore was signaled, and what looking costs.
func measureSemaphores() async {
  for pause in [1, 10, 100] {
    var times: [Int64] = []
    let before = processorTime()
    var waited = 0
    for _ in 0..<50 {
      let semaphore = DispatchSemaphore(value: 0)
      let signaled = Exchange()
      let thread = Thread {
        usleep(UInt32(pause * 1000))
        signaled.written.store(nanoseconds(), ordering: .releasing)
        semaphore.signal()
      }
      try? await semaphore.waitUntilSignaled()
      times.append(nanoseconds() - signaled.written.load(ordering: .acquiring))
      waited += pause
      thread.join()
    }
    print("DispatchSemaphore signaled after \(pause) ms: \(Lateness(times)) us late, \((processorTime() - before) / waited) us of processor per ms")
  }
}
