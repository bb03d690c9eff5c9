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
// The ways to wait take turns, so that whatever else the machine does hits them all alike. Figures are in microseconds.

let bareThread = PollingThread()
let rounds = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 5

print("how late a task is resumed after a pipe was written to, in microseconds (median, 99th percentile)")
for round in 1...rounds {
  for pause in [30, 300, 3000] {
    let lasting = LastingSources()
    let ways: [Way] = [
      Way(name: "waitUntilReadable") { try? await Descriptor($0).waitUntilReadable() },
      Way(name: "DispatchSource for each wait") { await waitBySource($0) },
      Way(name: "DispatchSource kept") { await lasting.wait($0) },
      Way(name: "bare thread that polls and resumes (the floor)") { await bareThread.wait($0) },
    ]
    let results = try await lateness(pause: pause, ways)
    let texts = zip(ways, results).map { "\($0.name) \($1)" }
    print("run \(round), written \(pause) us after the wait began:", texts.joined(separator: ", "), terminator: "; ")
    print("ratios of medians", results.dropFirst().map { ratio(results[0].median, $0.median) })
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

struct Way {
  var name: String
  var wait: @Sendable (Int32) async -> Void
}

/// A thread writes into a pipe some time after the task has begun to wait, and notes when; the task compares that with its own time.
func lateness(pause: Int, _ ways: [Way]) async throws -> [Lateness] {
  var ends: [Int32] = [0, 0]
  guard pipe(&ends) == 0 else { fatalError("pipe") }
  let (reader, writer) = (ends[0], ends[1])
  let exchange = Exchange()
  let count = pause > 1000 ? 900 : 9000
  let thread = Thread {
    for turn in 1...count {
      while exchange.turn.load(ordering: .acquiring) < turn { sched_yield() }
      // Time for the task to suspend. The system adds some 60 us to it.
      usleep(UInt32(pause))
      exchange.written.store(nanoseconds(), ordering: .releasing)
      _ = write(writer, [1], 1)
    }
  }
  var times = ways.map { _ in [Int64]() }
  var byte: UInt8 = 0
  for turn in 1...count {
    // In blocks, so that none pays for what the one before has left in the caches and on the run queues.
    let way = turn / 20 % ways.count
    exchange.turn.store(turn, ordering: .releasing)
    await ways[way].wait(reader)
    let time = nanoseconds() - exchange.written.load(ordering: .acquiring)
    if turn % 20 >= 5 { times[way].append(time) }
    // unblock:ignore blocking-fd-io -- the byte is there: it was just waited for
    _ = read(reader, &byte, 1)
  }
  // unblock:ignore blocking-wait -- the thread has written its last byte, and ends
  thread.join()
  close(reader)
  close(writer)
  return times.map { Lateness($0) }
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

/// The least that a wait can consist of: a thread that stands in poll(2) for this descriptor, and resumes the task. What it takes is the price of waking two threads, the
/// second of which is one of the cooperative pool.
///
/// `@unchecked`: one task waits at a time, and the semaphore orders what it sets and what the thread takes.
final class PollingThread: @unchecked Sendable {
  private let semaphore = DispatchSemaphore(value: 0)
  private var wait: (descriptor: Int32, continuation: UnsafeContinuation<Void, Never>)?

  init() {
    _ = Thread { [self] in
      while true {
        semaphore.wait()
        guard let (descriptor, continuation) = wait else { continue }
        var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        while poll(&entry, 1, -1) < 0 {}
        continuation.resume()
      }
    }
  }

  func wait(_ descriptor: Int32) async {
    await withUnsafeContinuation { continuation in
      wait = (descriptor, continuation)
      semaphore.signal()
    }
  }
}

/// The same with one source for all waits for a descriptor, suspended in between.
///
/// `@unchecked`: only ever used by the task that measures, and by the handler while that one waits.
final class LastingSources: @unchecked Sendable {
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
    for source in sources.values {
      source.cancel()
      source.resume()
    }
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
  limit.rlim_cur = min(limit.rlim_max, rlim_t(count + 200))
  setrlimit(kind, &limit)
  // Sockets that nobody sends to: each is one descriptor, so that the usual limit is enough for all.
  #if canImport(Glibc)
    let descriptors = (0..<count).map { _ in socket(AF_INET, Int32(SOCK_DGRAM.rawValue), 0) }
  #else
    let descriptors = (0..<count).map { _ in socket(AF_INET, SOCK_DGRAM, 0) }
  #endif
  // unblock:ignore blocking-file-io -- nothing else runs while memory is measured
  let before = residentBytes()
  let tasks = descriptors.map { descriptor in
    Task {
      do { try await Descriptor(descriptor).waitUntilReadable() } catch is CancellationError {} catch { print(error) }
    }
  }
  try await Task.sleep(for: .seconds(1))
  // unblock:ignore blocking-file-io -- nothing else runs while memory is measured
  let memory = residentBytes() - before
  let busy = processorTime()
  try await Task.sleep(for: .seconds(20))
  let used = processorTime() - busy
  print("\(count) idle watched descriptors: \(memory / count) bytes each with their tasks, \(used) us of processor in 20 s")
  for task in tasks { task.cancel() }
  for task in tasks { await task.value }
  for descriptor in descriptors { close(descriptor) }
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
      // unblock:ignore blocking-wait -- the thread has signaled, and ends
      thread.join()
    }
    print("DispatchSemaphore signaled after \(pause) ms: \(Lateness(times)) us late, \((processorTime() - before) / waited) us of processor per ms")
  }
}
