import Testing
import UnblockRuntime

@Suite(.timeLimit(.minutes(5))) struct OffloadTests {
  @Test func runsOnAThreadOfThePoolAndReturnsTheResult() async {
    let pool = ThreadPool(name: "ours", maximumThreads: 1)
    let name = await offload(on: pool) { currentThreadName() }
    #expect(name == "ours-1")
    #expect(await offload { currentThreadName() }.hasPrefix("unblock-"))
    #expect(await offload(on: .cpu) { currentThreadName() }.hasPrefix("unblock-cpu-"))
  }

  @Test func localVariablesAreReadAndWritten() async {
    var bytes = [UInt8](repeating: 0, count: 3)
    let box = Box()
    let count = await offload {
      bytes[1] = 7
      box.number += 1
      return bytes.count
    }
    #expect(count == 3 && bytes == [0, 7, 0])
  }

  @Test func errorsKeepTheirType() async {
    do {
      try await offload { () throws(Refusal) in throw Refusal(number: 3) }
      Issue.record("nothing was thrown")
    } catch {
      // Would not compile if the type were lost.
      let refusal: Refusal = error
      #expect(refusal.number == 3)
    }
  }

  @Test func resultsNeedNotBeSendable() async {
    let box = await offload {
      let box = Box()
      box.number = 5
      return box
    }
    box.number += 1
    #expect(box.number == 6)
  }

  @Test func parametersOfNonisolatedFunctions() async {
    let box = Box()
    var numbers = [1]
    await fill(box, &numbers)
    #expect(box.number == 9 && numbers == [1, 9])
  }

  @Test func priorityAndTaskLocalsAreVisible() async {
    let (name, priority) = await Trace.$name.withValue("request 7") {
      await Task(priority: .utility) { await offload { (Trace.name, Task.currentPriority) } }.value
    }
    #expect(name == "request 7")
    // It may have been raised by who waits for it, and is never lower.
    #expect(priority >= .utility)
  }

  @Test func comesBackToTheActorOfTheCaller() async {
    let counter = CountingActor()
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<50 { group.addTask { await counter.count() } }
    }
    #expect(await counter.number == 50)
    await MainActor.run {}
    #expect(await onMainActor())
  }

  @Test func manyAtOnceAllHaveTheirOwnResult() async {
    let sum = await withTaskGroup(of: Int.self) { group in
      for number in 0..<5000 { group.addTask { await offload { number } } }
      return await group.reduce(0, +)
    }
    #expect(sum == 4999 * 5000 / 2)
  }

  @Test func callsWithinCallsByWayOfATask() async throws {
    // Each waits for one on a deeper level, so each needs a thread of its own.
    func depth(_ level: Int) throws -> Int {
      level == 0 ? 0 : try runTaskAndWait { try await offload { try depth(level - 1) } } + 1
    }
    #expect(try await offload { try depth(20) } == 20)
  }

  @Test func blockedCallsDoNotHoldUpTasks() async {
    let gate = Gate()
    let pool = ThreadPool(name: "blocked", maximumThreads: 64)
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<200 { group.addTask { await offload(on: pool) { gate.pass() } } }
      #expect(await eventually { gate.arrivals == 64 })
      // Were the cooperative pool blocked, nobody would ever open the gate.
      await Task.detached { gate.open() }.value
    }
    #expect(gate.arrivals == 200)
    await pool.shutdown()
  }
}

final class Box {
  var number = 0
}

struct Refusal: Error { var number: Int }

private func fill(_ box: Box, _ numbers: inout [Int]) async {
  await offloadNonisolated {
    box.number = 9
    numbers.append(9)
  }
}

private actor CountingActor {
  var number = 0

  func count() async {
    let before = await offload { 1 }
    number += before
    preconditionIsolated()
  }
}

@MainActor private func onMainActor() async -> Bool {
  await offload {}
  MainActor.preconditionIsolated()
  return true
}
