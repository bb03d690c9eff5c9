import Testing
@testable import UnblockRuntime

extension AsyncSemaphore {
  fileprivate func untilWaited(count: Int = 1) async throws {
    while gate.contents.withLock({ $0.waits.count }) < count { try await Task.sleep(for: .microseconds(100)) }
  }
}

@Suite(.timeLimit(.minutes(2))) struct AsyncSemaphoreTests {
  @Test func permitsAreCounted() async throws {
    let semaphore = AsyncSemaphore(value: 2)
    try await semaphore.wait()
    #expect(semaphore.tryWait())
    #expect(!semaphore.tryWait())
    #expect(await ending { try await semaphore.wait(timeout: .zero) } == .timedOut)
    #expect(!semaphore.signal())
    try await semaphore.wait(timeout: .zero)
  }

  @Test func firstComeFirstServed() async throws {
    let semaphore = AsyncSemaphore(value: 0)
    let order = Guarded<[Int]>([])
    await withTaskGroup(of: Void.self) { group in
      for index in 0..<5 {
        group.addTask {
          try? await semaphore.wait()
          order.withLock { $0.append(index) }
          semaphore.signal()
        }
        try? await semaphore.untilWaited(count: index + 1)
      }
      #expect(semaphore.signal())
    }
    #expect(order.withLock { $0 } == [0, 1, 2, 3, 4])
  }

  @Test func noMoreThanSoMany() async throws {
    let semaphore = AsyncSemaphore(value: 3)
    let running = Guarded((now: 0, most: 0))
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<200 {
        group.addTask {
          try await semaphore.withPermit {
            running.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
            await Task.yield()
            running.withLock { $0.now -= 1 }
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(running.withLock { $0.most } <= 3 && running.withLock { $0.now } == 0)
    #expect(semaphore.tryWait() && semaphore.tryWait() && semaphore.tryWait() && !semaphore.tryWait())
  }

  @Test func aPermitComesBackWhenTheBodyThrows() async throws {
    let semaphore = AsyncSemaphore(value: 1)
    #expect(await ending { try await semaphore.withPermit { throw SystemError(code: 5, function: "test") } } == .failed(5))
    #expect(semaphore.tryWait())
  }

  @Test func timeoutAndCancellation() async throws {
    let semaphore = AsyncSemaphore(value: 0)
    #expect(await ending { try await semaphore.wait(timeout: .milliseconds(5)) } == .timedOut)
    let wait = Task { await ending { try await semaphore.wait() } }
    try await semaphore.untilWaited()
    wait.cancel()
    #expect(await wait.value == .cancelled)
    #expect(!semaphore.signal())
  }

  /// Whoever is cancelled takes no permit along, and whoever takes one is not cancelled.
  @Test func cancellationAgainstSignal() async throws {
    for round in 0..<300 {
      let semaphore = AsyncSemaphore(value: 0)
      let timeout: Duration? = round % 3 == 0 ? .microseconds(round) : nil
      let wait = Task { await ending { try await semaphore.wait(timeout: timeout) } }
      if round % 2 == 0 { await Task.yield() }
      let signal = Task.detached { semaphore.signal() }
      wait.cancel()
      _ = await signal.value
      let result = await wait.value
      #expect(semaphore.tryWait() == (result != .returned))
    }
  }
}

@Suite(.timeLimit(.minutes(2))) struct AsyncGroupTests {
  @Test func waitsUntilAllHaveLeft() async throws {
    let group = AsyncGroup()
    try await group.wait()
    group.enter()
    group.enter()
    #expect(await ending { try await group.wait(timeout: .milliseconds(5)) } == .timedOut)
    let waits = (0..<3).map { _ in Task { await ending { try await group.wait() } } }
    group.leave()
    #expect(await ending { try await group.wait(timeout: .zero) } == .timedOut)
    group.leave()
    for wait in waits { #expect(await wait.value == .returned) }
  }

  @Test func leavingAgainstWaitingAndCancellation() async throws {
    for _ in 0..<100 {
      let group = AsyncGroup()
      group.enter()
      let waits = (0..<3).map { _ in Task { await ending { try await group.wait() } } }
      let leave = Task.detached { group.leave() }
      waits[0].cancel()
      await leave.value
      #expect([.cancelled, .returned].contains(await waits[0].value))
      #expect(await waits[1].value == .returned)
      #expect(await waits[2].value == .returned)
    }
  }
}

@Suite(.timeLimit(.minutes(2))) struct AsyncBarrierTests {
  @Test func nobodyGoesOnBeforeAllHaveCome() async throws {
    let barrier = AsyncBarrier(parties: 4)
    let counts = Guarded([Int](repeating: 0, count: 50))
    let lasts = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<4 {
        group.addTask {
          var lasts = 0
          for round in 0..<50 {
            counts.withLock { $0[round] += 1 }
            if try await barrier.arriveAndWait() { lasts += 1 }
            #expect(counts.withLock { $0[round] } == 4)
          }
          return lasts
        }
      }
      return try await group.reduce(0, +)
    }
    #expect(lasts == 50)
  }

  @Test func whoGivesUpDoesNotCount() async throws {
    let barrier = AsyncBarrier(parties: 2)
    #expect(await ending { try await barrier.arriveAndWait(timeout: .milliseconds(5)) } == .timedOut)
    let first = Task { try await barrier.arriveAndWait() }
    let second = Task { try await barrier.arriveAndWait() }
    let results = [try await first.value, try await second.value]
    #expect(results.filter { $0 }.count == 1)
  }

  @Test func cancellationAgainstArrival() async throws {
    for _ in 0..<100 {
      let barrier = AsyncBarrier(parties: 2)
      let first = Task { await ending { try await barrier.arriveAndWait() } }
      let second = Task.detached { await ending { try await barrier.arriveAndWait(timeout: .milliseconds(2)) } }
      first.cancel()
      let results = [await first.value, await second.value]
      #expect(results == [.returned, .returned] || results == [.cancelled, .timedOut])
    }
  }
}

/// The list that the waits are made of.
@Suite struct WaitListTests {
  @Test func placesAreUsedAgainAndTicketsAreNot() {
    var list = WaitList()
    let first = list.reserve()
    list.release(first)
    let second = list.reserve()
    #expect(second.place == first.place)
    #expect(second != first)
    #expect(list.remove(first) == nil)
    #expect(list.remove(second) == nil)
    let isEmpty = list.isEmpty
    #expect(isEmpty)
  }

  /// A task may be held up between setting its timer and waiting for as long as the timer runs.
  @Test func theTimeMayBeUpBeforeTheWaitBegins() {
    var list = WaitList()
    let early = list.reserve()
    #expect(list.expire(early) == nil)
    let isExpired = list.isExpired(early)
    list.release(early)
    #expect(list.expire(early) == nil)
    let next = list.reserve()
    let isNextExpired = list.isExpired(next)
    #expect(next.place == early.place && isExpired && !isNextExpired)
  }

  @Test func deadlinesComeInOrder() {
    var heap = DeadlineHeap()
    var generator = SystemRandomNumberGenerator()
    var deadlines: [Int32: Int64] = [:]
    for place in 0..<500 as Range<Int32> {
      heap.addPlace()
      let deadline = Int64.random(in: 0..<1000, using: &generator)
      deadlines[place] = deadline
      heap.insert(place, MonotonicTime(nanoseconds: deadline))
    }
    for place in stride(from: 0 as Int32, to: 500, by: 3) {
      heap.remove(place)
      heap.remove(place)
      deadlines[place] = nil
    }
    while let (place, deadline) = heap.firstEntry {
      #expect(deadline.nanoseconds == deadlines.values.min())
      #expect(deadlines[place] == deadline.nanoseconds)
      deadlines[place] = nil
      heap.remove(place)
    }
    #expect(deadlines.isEmpty && heap.first == nil)
  }
}
