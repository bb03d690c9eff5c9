import Testing
@testable import UnblockRuntime

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite(.timeLimit(.minutes(2))) struct ProcessExitTests {
  @Test func theStatusIsTold() async throws {
    #expect(try await waitForExit(of: try spawn("exit 7")) == .exited(status: 7))
    #expect(try await waitForExit(of: try spawn("sleep 0.05")) == .exited(status: 0))
    #expect(try await waitForExit(of: try spawn("kill -KILL $$")) == .signaled(signal: SIGKILL))
  }

  @Test func statusesAreReadAndWritten() {
    for exit in [ProcessExit.exited(status: 0), .exited(status: 255), .signaled(signal: 9)] {
      #expect(ProcessExit(waitStatus: exit.waitStatus) == exit)
    }
    #expect(ProcessExit(waitStatus: 0x80 | 11) == .signaled(signal: 11))
  }

  @Test func whoGivesUpReapsNothing() async throws {
    let process = try spawn("exec sleep 60")
    #expect(await ending { _ = try await waitForExit(of: process, timeout: .milliseconds(10)) } == .timedOut)
    let wait = Task { await ending { _ = try await waitForExit(of: process) } }
    try await Task.sleep(for: .milliseconds(5))
    wait.cancel()
    #expect(await wait.value == .cancelled)
    kill(process, SIGKILL)
    #expect(try await waitForExit(of: process) == .signaled(signal: SIGKILL))
    #expect(await ending { _ = try await waitForExit(of: process) } == .failed(ECHILD))
  }

  @Test func lookingWorksWithoutPidfd() async throws {
    let process = try spawn("sleep 0.02; exit 3")
    #expect(try await lookForExit(of: process, TimeLimit(nil)) == .exited(status: 3))
    let other = try spawn("exec sleep 60")
    #expect(await ending { _ = try await lookForExit(of: other, TimeLimit(.milliseconds(10))) } == .timedOut)
    kill(other, SIGKILL)
    _ = try await waitForExit(of: other)
  }

  @Test func manyAtOnce() async throws {
    let processes = try (0..<20).map { try spawn("sleep 0.0\($0 % 5); exit \($0)") }
    let exits = try await withThrowingTaskGroup(of: (Int, ProcessExit).self) { group in
      for (index, process) in processes.enumerated() { group.addTask { (index, try await waitForExit(of: process)) } }
      return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
    }
    for index in processes.indices { #expect(exits[index] == .exited(status: Int32(index))) }
  }

  @Test func aSignalAgainstCancellation() async throws {
    for _ in 0..<100 {
      let process = try spawn("exec sleep 60")
      let wait = Task { await ending { _ = try await waitForExit(of: process) } }
      kill(process, SIGKILL)
      wait.cancel()
      // A process that was not reaped can be waited for again; one that was cannot.
      let again = await wait.value == .returned ? Ending.failed(ECHILD) : .returned
      #expect(await ending { _ = try await waitForExit(of: process) } == again)
    }
  }
}
