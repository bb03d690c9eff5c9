import Synchronization
import Testing

@testable import UnblockRuntime

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Tasks that come back from a pool's threads together.
@Suite(.timeLimit(.minutes(5)), .serialized) struct HomecomingTests {
  @TaskLocal static var number = 0

  private let pool = ThreadPool(name: "home", maximumThreads: 4)

  /// A pool that takes every call for one of many.
  init() { pool.core.homebound.add(100, ordering: .relaxed) }

  @Test(arguments: [1, 8, 64]) func tasksGoOnAsTheyWere(tasks: Int) async {
    await withTaskGroup(of: Int.self) { group in
      for task in 0..<tasks {
        group.addTask {
          await Self.$number.withValue(task) {
            var wrong = 0
            for turn in 0..<3200 / tasks {
              let answer = await offload(on: pool) { (number: Self.number, turn: turn, isOurs: Worker.current != nil) }
              if answer != (task, turn, true) || Self.number != task || Worker.current != nil { wrong += 1 }
            }
            return wrong
          }
        }
      }
      for await wrong in group { #expect(wrong == 0) }
    }
  }

  /// The one that keeps its thread of the cooperative pool waits for all others, some of which came home behind it.
  @Test(.enabled(if: coreCount() > 1)) func noneWaitsBehindOneThatKeepsItsThread() async {
    for _ in 0..<50 {
      let home = Counter()
      await withTaskGroup(of: Void.self) { group in
        for task in 0..<16 {
          group.addTask {
            await offload(on: pool) {}
            home.increment()
            let end = ContinuousClock.now + patience
            // unblock:ignore busy-wait -- it keeps its thread on purpose
            while task == 3, home.value < 16, ContinuousClock.now < end {}
            #expect(task != 3 || home.value == 16)
          }
        }
      }
    }
  }

  @Test func prioritiesAreKept() async {
    let priorities: [TaskPriority] = [.low, .medium, .high]
    await withTaskGroup(of: Bool.self) { group in
      for task in 0..<24 {
        // Those of a group would be raised with it.
        let priority = priorities[task % 3]
        let runner = Task.detached(priority: priority) {
          for _ in 0..<100 {
            await offload(on: pool) {}
            // Who waits for this task may raise it meanwhile, and nobody lowers it.
            if Task.currentPriority < priority { return false }
          }
          return true
        }
        group.addTask { await runner.value }
      }
      for await isKept in group { #expect(isKept) }
    }
  }

  @Test func anActorGoesOnByItself() async {
    let counters = (0..<8).map { _ in CountingActor() }
    await withTaskGroup(of: Void.self) { group in
      for task in 0..<64 {
        group.addTask { for _ in 0..<20 { await counters[task % 8].count(on: pool) } }
      }
    }
    for counter in counters { #expect(await counter.total == 160) }
  }

  @Test func anotherPoolThatIsPreferredStaysSo() async {
    let preferred = ThreadPool(name: "preferred", maximumThreads: 2)
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<16 {
        group.addTask(executorPreference: preferred) {
          for _ in 0..<50 {
            await offload(on: pool) {}
            if Worker.current?.core !== preferred.core { return false }
          }
          return true
        }
      }
      for await isPreferred in group { #expect(isPreferred) }
    }
    await preferred.shutdown()
  }

  /// More than there is room for at once.
  @Test func aCrowdComesHome() async {
    let gate = Gate()
    let pool = ThreadPool(name: "crowd", maximumThreads: 300)
    pool.core.homebound.add(100, ordering: .relaxed)
    await withTaskGroup(of: Int.self) { group in
      for task in 0..<600 {
        group.addTask {
          await offload(on: pool) { gate.pass() }
          return task
        }
      }
      _ = await eventually { gate.arrivals >= 300 }
      gate.open()
      var sum = 0
      for await task in group { sum += task }
      #expect(sum == 599 * 300)
    }
    await pool.shutdown()
  }

  /// Some leave the queue, some are refused, some come home.
  @Test func theCancelledAndTheRefusedComeHomeToo() async {
    for _ in 0..<50 {
      let pool = ThreadPool(name: "mixed", maximumThreads: 2)
      pool.core.homebound.add(100, ordering: .relaxed)
      await withTaskGroup(of: Void.self) { group in
        for task in 0..<32 {
          group.addTask {
            let call = Task { try await offloadUnlessCancelled(on: pool) { usleep(UInt32(task % 4 * 10)) } }
            if task % 3 == 0 { call.cancel() }
            if task == 20 { await pool.shutdown() }
            _ = await call.result
          }
        }
      }
    }
  }
}

private actor CountingActor {
  private(set) var total = 0

  func count(on pool: ThreadPool) async {
    await offload(on: pool) {}
    assertIsolated()
    total += 1
  }
}
