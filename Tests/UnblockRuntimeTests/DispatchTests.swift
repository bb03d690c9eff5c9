import Dispatch
import Testing
import UnblockRuntime

/// A thread that is neither the cooperative pool's nor one of the global queues'.
private func onOtherThread(_ body: @escaping @Sendable () -> Void) { queue.async(execute: body) }
private let queue = DispatchQueue(label: "test", qos: .userInitiated)

@Suite(.timeLimit(.minutes(2))) struct DispatchTests {
  @Test func aGroupIsWaitedFor() async throws {
    let group = DispatchGroup()
    try await group.waitUntilEmpty()
    group.enter()
    #expect(await ending { try await group.waitUntilEmpty(timeout: .milliseconds(5)) } == .timedOut)
    let waits = (0..<3).map { _ in Task { await ending { try await group.waitUntilEmpty() } } }
    onOtherThread { group.leave() }
    for wait in waits { #expect(await wait.value == .returned) }
  }

  @Test func leavingAgainstCancellation() async throws {
    for _ in 0..<100 {
      let group = DispatchGroup()
      group.enter()
      let wait = Task { await ending { try await group.waitUntilEmpty() } }
      onOtherThread { group.leave() }
      wait.cancel()
      #expect([.cancelled, .returned].contains(await wait.value))
    }
  }

  @Test func aSemaphoreIsWaitedFor() async throws {
    let semaphore = DispatchSemaphore(value: 0)
    #expect(await ending { try await semaphore.waitUntilSignaled(timeout: .milliseconds(5)) } == .timedOut)
    let wait = Task { await ending { try await semaphore.waitUntilSignaled() } }
    onOtherThread { semaphore.signal() }
    #expect(await wait.value == .returned)
    semaphore.signal()
    try await semaphore.waitUntilSignaled(timeout: .zero)
  }

  @Test func noSignalIsLost() async throws {
    for _ in 0..<100 {
      let semaphore = DispatchSemaphore(value: 0)
      let wait = Task { await ending { try await semaphore.waitUntilSignaled() } }
      onOtherThread { semaphore.signal() }
      wait.cancel()
      let result = await wait.value
      let left = await ending { try await semaphore.waitUntilSignaled(timeout: .milliseconds(result == .returned ? 0 : 1000)) }
      #expect(left == (result == .returned ? .timedOut : .returned))
    }
  }
}
