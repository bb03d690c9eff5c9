import Testing

@testable import UnblockRuntime

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Calls that another task does while the calling one stays where it is.
@Suite(.timeLimit(.minutes(5)), .serialized) struct ShortCallTests {
  @TaskLocal static var number = 0

  private let pool = ThreadPool(name: "short", maximumThreads: 4)

  private func ticket() -> Ticket { Ticket(core: pool.core, mayBeRefused: true, wait: nil) }

  @Test(arguments: [TaskPriority.low, .medium, .high]) func theOtherTaskIsLikeThisOne(priority: TaskPriority) async {
    await Self.$number.withValue(7) {
      await Task(priority: priority) {
        for _ in 0..<200 {
          // Who waits for this task may raise it meanwhile.
          let priority = Task.currentPriority
          var seen: (number: Int, priority: TaskPriority, isCancelled: Bool, isWorker: Bool)?
          await sendOnErrand(ticket()) { seen = (Self.number, Task.currentPriority, Task.isCancelled, Worker.current != nil) }
          #expect(seen?.number == 7)
          #expect(seen.map { $0.priority >= priority } == true)
          #expect(seen?.isCancelled == false)
          #expect(seen?.isWorker == true)
        }
      }.value
    }
  }

  /// Whichever of the two comes first.
  @Test func cancellationReachesTheOtherTask() async {
    for round in 0..<150 {
      let task = Task {
        await sendOnErrand(ticket()) { while !Task.isCancelled { usleep(20) } }
      }
      if round % 3 > 0 { usleep(UInt32(round % 3 * 20)) }
      task.cancel()
      await task.value
    }
  }

  @Test func aLongCallIsWaitedFor() async {
    for _ in 0..<20 {
      var isDone = false
      await sendOnErrand(ticket()) {
        usleep(2000)
        isDone = true
      }
      #expect(isDone)
    }
  }

  @Test func aRefusalComesBack() async {
    await pool.shutdown()
    let ticket = ticket()
    await sendOnErrand(ticket) {}
    guard case .refused(.isShutDown) = ticket.state else {
      Issue.record("the ticket is \(ticket.state)")
      return
    }
  }

  /// Many in a row, by several tasks: some of each kind.
  @Test func answersAreNotMixedUp() async {
    await withTaskGroup(of: Int.self) { group in
      for task in 0..<4 {
        group.addTask {
          var wrong = 0
          for turn in 0..<1000 where await offload(on: pool, { task * 10_000 + turn }) != task * 10_000 + turn { wrong += 1 }
          return wrong
        }
      }
      for await wrong in group { #expect(wrong == 0) }
    }
  }

  /// Tasks that only ever make short calls give way to others.
  @Test func othersGetTheirTurn() async {
    let others = Counter()
    let ends = Counter()
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<8 {
        group.addTask { while ends.value == 0 { await offload(on: pool) {} } }
      }
      group.addTask {
        for _ in 0..<100 {
          await Task.yield()
          others.increment()
        }
        ends.increment()
      }
    }
    #expect(others.value == 100)
  }
}
