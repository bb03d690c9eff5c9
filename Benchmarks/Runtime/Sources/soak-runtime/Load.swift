import UnblockRuntime

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// How the tasks of a round ended.
struct Count {
  var finished = 0
  var cancelled = 0
}

/// Keeps 64 tasks going until `end`. Every other one is cancelled at a random time.
func load(until end: ContinuousClock.Instant, random: inout SeededGenerator) async throws -> Count {
  let pool = ThreadPool(name: "unblock-soak", maximumThreads: 16, queueLimit: 40, idleTimeout: .milliseconds(50))
  let pinned = PinnedCounter()
  let monitor = StallMonitor(watching: [.cooperativePool], every: .milliseconds(20))
  var count = Count()
  try await withThrowingTaskGroup(of: Bool.self) { group in
    var running = 0
    while ContinuousClock.now < end || running > 0 {
      while ContinuousClock.now < end, running < 64 {
        let plan = Plan(random: &random)
        group.addTask { try await plan.run(on: pool, pinned) }
        running += 1
      }
      guard let isFinished = try await group.next() else { break }
      running -= 1
      if isFinished { count.finished += 1 } else { count.cancelled += 1 }
    }
  }
  monitor.stop()
  await pool.shutdown()
  return count
}

/// What one task does, and when it is cancelled, if at all.
struct Plan {
  enum Work: String, CaseIterable {
    case offload, typed, short, errno, pinned, poll, pipe, wayBack, preference, lock
    case stream, connection, lines, standardInput, readiness
    case process, thread, semaphore, mutex, dispatch, waits, yielding
    case file, handle, program, foundationLock, operations

    /// What tasks do in this run: everything, or what the arguments name.
    static let chosen: [Work] = {
      let names = CommandLine.arguments.dropFirst(3)
      return names.isEmpty ? allCases : names.compactMap(Work.init)
    }()
  }

  let work: Work
  let microseconds: UInt32
  let cancelAfter: Duration?

  init(random: inout SeededGenerator) {
    work = Work.chosen.randomElement(using: &random) ?? .offload
    microseconds = .random(in: 0...2000, using: &random)
    cancelAfter = Bool.random(using: &random) ? .microseconds(Int.random(in: 0...2000, using: &random)) : nil
  }

  /// Whether it came to its end, rather than to a cancellation or a full queue. Any other error ends the soak.
  func run(on pool: ThreadPool, _ pinned: PinnedCounter) async throws -> Bool {
    liveness.begin(work)
    defer { liveness.end(work) }
    let task = Task { try await perform(on: pool, pinned) }
    if let cancelAfter {
      try await Task.sleep(for: cancelAfter)
      task.cancel()
    }
    do {
      try await task.value
      return true
    } catch is CancellationError {
      return false
    } catch ThreadPoolError.queueIsFull {
      return false
    } catch is TimeoutError {
      return true
    } catch BlockingWaitError.poolIsWaiting {
      return false
    }
  }

  private func perform(on pool: ThreadPool, _ pinned: PinnedCounter) async throws {
    let microseconds = microseconds
    switch work {
    case .offload: try await offload(on: pool) { () throws in _ = usleep(microseconds) }
    case .typed: await offload(on: pool) { _ = usleep(microseconds / 4) }
    case .pinned: await pinned.count()
    case .poll: _ = try await poll(every: .microseconds(100), timeout: .milliseconds(2)) { Bool.random() ? nil as Int? : nil }
    case .pipe: try await throughPipe()
    case .wayBack: try await offload(on: pool) { try runTaskAndWait { try await Task.sleep(for: .microseconds(Int(microseconds))) } }
    case .preference: await withTaskExecutorPreference(pool) { for _ in 0..<3 { await Task.yield() } }
    case .lock: try await lockedFile()
    case .short: try await shortCalls(on: pool)
    case .errno: try await errnoComesBack(on: pool)
    default: try await performUnblocked()
    }
  }

  private func performUnblocked() async throws {
    switch work {
    case .stream: try await throughSocket()
    case .connection: try await connection()
    case .lines: try await linesOfPipe()
    case .standardInput: try await lineOfStandardInput()
    case .readiness: try await readiness()
    case .process: try await endOfProcess()
    case .thread: try await endOfThread()
    case .semaphore: await semaphore()
    case .mutex: try await locks()
    case .dispatch: try await dispatch()
    case .waits: try await waits()
    case .yielding: for try await _ in (0..<2000).yielding(every: 100) {}
    default: try await performFoundation()
    }
  }

  /// Many of them, one after the other, each over in no time.
  private func shortCalls(on pool: ThreadPool) async throws {
    for number in 0..<100 where await offload(on: pool, { number &+ 1 }) != number + 1 { throw SoakError("a call answered another one") }
  }

  private func errnoComesBack(on pool: ThreadPool) async throws {
    for _ in 0..<10 {
      let status = await offloadWithErrno(on: pool) { close(-1) }
      guard status == -1, errno == EBADF else { throw SoakError("errno was lost") }
    }
    var bytes = [UInt8](repeating: 0, count: 16)
    await offloadNonisolated(on: pool) { bytes[3] = 7 }
    guard bytes[3] == 7 else { throw SoakError("a variable was not changed") }
    try await offloadUnlessCancelled(on: pool) { _ = usleep(microseconds / 4) }
  }

  /// A byte through a pipe whose reader comes first, and may be cancelled while it waits.
  private func throughPipe() async throws {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw SystemError(code: errno, function: "pipe") }
    let (reading, writing) = (Descriptor(ends[0]), Descriptor(ends[1]))
    let writer = Task {
      try await Task.sleep(for: .microseconds(Int(microseconds)))
      try await writing.write([1] as [UInt8])
    }
    do {
      _ = try await reading.read(upToCount: 1)
    } catch {
      writer.cancel()
      _ = await writer.result
      try reading.close()
      try writing.close()
      throw error
    }
    _ = await writer.result
    try reading.close()
    try writing.close()
  }

  /// A lock that others have now and then.
  private func lockedFile() async throws {
    let descriptor = open("/dev/null", O_RDONLY)
    defer { close(descriptor) }
    try await pollFileLock(descriptor, timeout: .milliseconds(5))
    flock(descriptor, LOCK_UN)
  }
}

/// What must not happen, and ends the soak.
struct SoakError: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}

/// An actor with a thread of its own.
actor PinnedCounter {
  private let thread = PinnedThread(name: "unblock-pinned")
  nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }
  private var number = 0

  func count() { number += 1 }
}
