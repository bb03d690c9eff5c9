import Testing

@testable import UnblockRuntime

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite(.timeLimit(.minutes(5))) struct PollTests {
  @Test func triesAtOnceAndUntilThereIsSomething() async throws {
    var attempts = 0
    let result = try await poll(every: .milliseconds(1)) {
      attempts += 1
      return attempts == 5 ? "there" : nil
    }
    #expect(result == "there" && attempts == 5)
    #expect(try await poll(every: .seconds(3600)) { 1 } == 1)
  }

  @Test func givesUp() async {
    await #expect(throws: TimeoutError(after: .milliseconds(20))) {
      try await poll(every: .milliseconds(3), timeout: .milliseconds(20)) { nil as Int? }
    }
    var attempts = 0
    await #expect(throws: TooManyAttemptsError(attempts: 3)) {
      try await poll(every: .milliseconds(1), maximumAttempts: 3) { () -> Int? in
        attempts += 1
        return nil
      }
    }
    #expect(attempts == 3)
  }

  @Test func theLastAttemptIsAtTheTimeout() async throws {
    // The second interval would end long after it.
    var attempts = 0
    let result = try await poll(every: .seconds(3600), timeout: .milliseconds(10)) {
      attempts += 1
      return attempts == 2 ? attempts : nil
    }
    #expect(result == 2)
  }

  @Test func errorsEndIt() async {
    await #expect(throws: Refusal.self) {
      try await poll(every: .milliseconds(1)) { () throws -> Int? in throw Refusal(number: 1) }
    }
  }

  @Test func cancellationEndsTheSleep() async {
    let attempts = Counter()
    let task = Task {
      try await poll(every: .seconds(3600)) { () -> Int? in
        attempts.increment()
        return nil
      }
    }
    #expect(await eventually { attempts.value == 1 })
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(attempts.value == 1)
  }

  @Test func theStateOfAnActorMayBeTried() async throws {
    let camera = Camera()
    #expect(try await camera.frame() == 3)
  }
}

private actor Camera {
  private var attempts = 0

  func frame() async throws -> Int {
    try await poll(every: .milliseconds(1)) {
      attempts += 1
      return attempts == 3 ? attempts : nil
    }
  }
}

@Suite struct PollScheduleTests {
  private let start = ContinuousClock.now

  private func schedule(_ interval: Duration, timeout: Duration? = nil, _ backoff: PollBackoff = .constant) -> PollSchedule {
    PollSchedule(start: start, interval: interval, timeout: timeout, backoff: backoff)
  }

  @Test func latenessDoesNotAddUp() {
    var schedule = schedule(.milliseconds(10))
    var now = start
    for turn in 1...100 {
      let next = schedule.next(after: now)
      #expect(next == start + .milliseconds(10) * turn)
      // Each attempt comes late.
      now = start + .milliseconds(10) * turn + .milliseconds(7)
    }
  }

  @Test func whatIsMissedIsLeftOut() {
    var schedule = schedule(.milliseconds(10))
    #expect(schedule.next(after: start + .milliseconds(995)) == start + .milliseconds(1000))
    #expect(schedule.next(after: start + .milliseconds(1000)) == start + .milliseconds(1010))
    #expect(schedule.next(after: start + .seconds(1_000_000_000)) == start + .seconds(1_000_000_000) + .milliseconds(10))
  }

  @Test func intervalsGrowUpToTheMaximum() {
    var schedule = schedule(.milliseconds(1), .exponential(maximum: .milliseconds(5)))
    var now = start
    var gaps: [Duration] = []
    for _ in 0..<5 {
      let next = schedule.next(after: now)!
      gaps.append(next - now)
      now = next
    }
    #expect(gaps == [1, 2, 4, 5, 5].map { .milliseconds($0) })
  }

  @Test func theEnd() {
    var schedule = schedule(.milliseconds(10), timeout: .milliseconds(15))
    #expect(schedule.next(after: start) == start + .milliseconds(10))
    #expect(schedule.next(after: start + .milliseconds(10)) == start + .milliseconds(15))
    #expect(schedule.next(after: start + .milliseconds(15)) == nil)
  }
}

@Suite(.timeLimit(.minutes(5))) struct PollSystemTests {
  @Test func fileLock() async throws {
    var path = Array("/tmp/unblock-poll-XXXXXX".utf8CString)
    let first = mkstemp(&path)
    let second = open(path, O_RDWR)
    defer {
      close(first)
      close(second)
      unlink(path)
    }
    try await pollFileLock(first)
    await #expect(throws: TimeoutError.self) { try await pollFileLock(second, timeout: .milliseconds(20)) }
    await #expect(throws: TimeoutError.self) { try await pollFileLock(second, isExclusive: false, timeout: .milliseconds(5)) }
    let waiting = Task { try await pollFileLock(second) }
    try await Task.sleep(for: .milliseconds(5))
    flock(first, LOCK_UN)
    try await waiting.value
    #expect(flock(first, LOCK_EX | LOCK_NB) != 0)
    await #expect(throws: SystemError(code: EBADF, function: "flock")) { try await pollFileLock(-1) }
  }

  @Test func process() async throws {
    let child = try spawn("sleep 0.05; exit 3")
    let status = try await pollProcessExit(child)
    #expect((status >> 8) & 0xff == 3)
    await #expect(throws: SystemError(code: ECHILD, function: "waitpid")) { try await pollProcessExit(child) }
    let other = try spawn("exec sleep 60")
    await #expect(throws: TimeoutError.self) { try await pollProcessExit(other, timeout: .milliseconds(10)) }
    kill(other, SIGKILL)
    #expect(try await pollProcessExit(other) & 0x7f == SIGKILL)
  }

  #if os(Linux)
    @Test func semaphore() async throws {
      let semaphore = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)
      sem_init(semaphore, 0, 1)
      defer {
        sem_destroy(semaphore)
        semaphore.deallocate()
      }
      try await pollSemaphore(semaphore)
      await #expect(throws: TimeoutError.self) { try await pollSemaphore(semaphore, timeout: .milliseconds(10)) }
      sem_post(semaphore)
      try await pollSemaphore(semaphore)
      var value: Int32 = -1
      sem_getvalue(semaphore, &value)
      #expect(value == 0)
    }
  #endif
}

/// Starts a shell with the script.
func spawn(_ script: String) throws -> pid_t {
  var child: pid_t = 0
  var arguments: [UnsafeMutablePointer<CChar>?] = ["sh", "-c", script].map { (word: String) in strdup(word) } + [nil]
  defer { for argument in arguments { free(argument) } }
  let status = posix_spawn(&child, "/bin/sh", nil, nil, &arguments, nil)
  guard status == 0 else { throw SystemError(code: status, function: "posix_spawn") }
  return child
}
