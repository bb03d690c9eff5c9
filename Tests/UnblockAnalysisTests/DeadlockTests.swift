import Testing
import UnblockModel
import UnblockTestSupport

/// A wait for work that needs the thread that waits is an error; a wait for anything else is a warning.
@Suite struct DeadlockTests {
  /// Expects the waits of a text, which imports Foundation, to be as severe as `// deadlock` and `// ordinary` say at their lines.
  private func check(_ text: String, linting: Linting = Linting(), sourceLocation: SourceLocation = #_sourceLocation) {
    let file = SourceFile("import Foundation\n" + text)
    let expected = file.lines.enumerated().compactMap { index, line -> String? in
      if line.contains("// deadlock") { return "\(index) error" }
      return line.contains("// ordinary") ? "\(index) warning" : nil
    }
    let found = linting.findings(in: [file]).map { "\(file.line(at: $0.range.bytes.start) - 1) \($0.severity.rawValue)" }
    #expect(found == expected, sourceLocation: sourceLocation)
  }

  @Test func semaphoresOfWrappers() {
    check(
      """
      final class Signal: @unchecked Sendable {
        private let semaphore = DispatchSemaphore(value: 0)
        func wait() { semaphore.wait() }
        func fire() { semaphore.signal() }
      }
      func byATask() async {
        let signal = Signal()
        Task { signal.fire() }
        signal.wait()  // deadlock
      }
      func byAThread() async {
        let signal = Signal()
        Thread.detachNewThread { signal.fire() }
        signal.wait()  // ordinary
      }
      func byNobody(_ signal: Signal) async {
        signal.wait()  // ordinary
      }
      """)
  }

  @Test func semaphoresThatAreHandedOn() {
    check(
      """
      func signal(_ done: DispatchSemaphore) { done.signal() }
      func signalLater(_ done: DispatchSemaphore) { Task { signal(done) } }
      func hold(_ done: DispatchSemaphore) { done.wait() }
      func f() async {
        let done = DispatchSemaphore(value: 0)
        signalLater(done)
        hold(done)  // deadlock
      }
      func g() async {
        let done = DispatchSemaphore(value: 0)
        Thread.detachNewThread { signal(done) }
        hold(done)  // ordinary
      }
      """)
  }

  @Test func globalsStaticsAndCaptures() {
    check(
      """
      let global = DispatchSemaphore(value: 0)
      enum Shared { static let done = DispatchSemaphore(value: 0) }
      func f() async { Task { global.signal() } }
      func g() async {
        global.wait()  // deadlock
        Shared.done.wait()  // ordinary
      }
      func h() { Thread.detachNewThread { Shared.done.signal() } }
      func i() async {
        let done = DispatchSemaphore(value: 0)
        let same = done
        Task { [same] in same.signal() }
        done.wait()  // deadlock
      }
      """)
  }

  /// Who releases what it waited for holds a lock.
  @Test func locks() {
    check(
      """
      final class Lock: @unchecked Sendable {
        private let semaphore = DispatchSemaphore(value: 1)
        func lock() { semaphore.wait() }
        func unlock() { semaphore.signal() }
      }
      func f(_ lock: Lock) async {
        lock.lock()  // ordinary
        lock.unlock()
      }
      func g(_ lock: Lock) async {
        lock.lock()  // ordinary
        defer { lock.unlock() }
      }
      let limit = DispatchSemaphore(value: 4)
      func h() async {
        limit.wait()  // ordinary
        limit.signal()
      }
      func i() async {
        limit.wait()  // ordinary
        limit.signal()
      }
      """)
  }

  /// One thread that signals is enough for a semaphore; a group is left when the last has left it.
  @Test func severalReleases() {
    check(
      """
      func f() async {
        let done = DispatchSemaphore(value: 0)
        Task { done.signal() }
        Thread.detachNewThread { done.signal() }
        done.wait()  // ordinary
      }
      func g(_ queue: DispatchQueue) async {
        let group = DispatchGroup()
        group.enter()
        Task { group.leave() }
        group.enter()
        queue.async { group.leave() }
        group.wait()  // deadlock
      }
      func h(_ callback: (@escaping () -> Void) -> Void) async {
        let done = DispatchSemaphore(value: 0)
        callback { done.signal() }
        done.wait()  // ordinary
      }
      """)
  }

  @Test func theMainActor() {
    check(
      """
      @MainActor func f() {
        let group = DispatchGroup()
        DispatchQueue.main.async(group: group) {}
        group.wait()  // deadlock
      }
      @MainActor func g(_ queue: DispatchQueue) {
        let group = DispatchGroup()
        queue.async(group: group) {}
        group.wait()  // ordinary
      }
      @MainActor func h() {
        let done = DispatchSemaphore(value: 0)
        Thread.detachNewThread {
          DispatchQueue.main.sync {}
          done.signal()
        }
        done.wait()  // deadlock
      }
      @MainActor func onMain() {}
      @MainActor func i() {
        let done = DispatchSemaphore(value: 0)
        Task.detached {
          await onMain()
          done.signal()
        }
        done.wait()  // deadlock
      }
      @MainActor func j() {
        let done = DispatchSemaphore(value: 0)
        Task.detached {
          done.signal()
          await onMain()
        }
        done.wait()  // ordinary
      }
      @MainActor func k() {
        Task { DispatchQueue.main.sync {} }  // deadlock
        Task.detached { DispatchQueue.main.sync {} }  // ordinary
      }
      """)
  }

  @Test func threads() {
    check(
      """
      func f() async {
        var thread = pthread_t()
        pthread_create(&thread, nil, { _ in
          let done = DispatchSemaphore(value: 0)
          Task { done.signal() }
          done.wait()
          return nil
        }, nil)
        pthread_join(thread, nil)  // deadlock
      }
      func g() async {
        var thread = pthread_t()
        pthread_create(&thread, nil, { _ in nil }, nil)
        pthread_join(thread, nil)  // ordinary
      }
      func h(_ thread: pthread_t) async {
        pthread_join(thread, nil)  // ordinary
      }
      """)
  }

  @Test func otherWaits() {
    check(
      """
      func f() async {
        let condition = NSCondition()
        Task { condition.broadcast() }
        condition.wait()  // deadlock
      }
      func g() async {
        var semaphore = sem_t()
        sem_init(&semaphore, 0, 0)
        Task.detached { sem_post(&semaphore) }
        sem_wait(&semaphore)  // deadlock
      }
      func h(_ queue: DispatchQueue) async {
        let item = DispatchWorkItem {
          let done = DispatchSemaphore(value: 0)
          Task { done.signal() }
          done.wait()
        }
        queue.async(execute: item)
        item.wait()  // deadlock
      }
      func i(_ queue: DispatchQueue) async {
        let item = DispatchWorkItem { print(1) }
        queue.async(execute: item)
        item.wait()  // ordinary
      }
      func j() async {
        let done = DispatchSemaphore(value: 0)
        Task { done.signal() }
        _ = done.wait(timeout: .now() + 1)  // ordinary
        _ = done.wait(timeout: .distantFuture)  // deadlock
      }
      func k() async {
        let done = DispatchSemaphore(value: 0), other = DispatchSemaphore(value: 0)
        Task { other.signal() }
        done.wait()  // ordinary
      }
      func l() {
        let done = DispatchSemaphore(value: 0)
        Task { done.signal() }
        done.wait()
      }
      """)
  }

  @Test func entriesOfUsers() throws {
    let entries = """
      apis:
        - name: Latch.hold()
          kind: wait
          cost: unbounded
          advice: use a continuation
          cures: []
          releasedBy: [Latch.open()]
      """
    let linting = try linting(with: entries)
    check(
      """
      final class Latch: Sendable { func hold() {}; func open() {} }
      func f() async {
        let latch = Latch()
        Task { latch.open() }
        latch.hold()  // deadlock
      }
      func g() async {
        let latch = Latch()
        Thread.detachNewThread { latch.open() }
        latch.hold()  // ordinary
      }
      """, linting: linting)
  }

  @Test func bothEndsAreTold() {
    let found = findings("func f() async {\n  let done = DispatchSemaphore(value: 0)\n  Task { done.signal() }\n  done.wait()\n}")
    #expect(found.map(\.severity) == [.error])
    #expect(found[0].message.contains("can deadlock") && found[0].message.contains("'closure in f()' needs it to call 'DispatchSemaphore.signal()'"))
    #expect(found[0].trace.map(\.function) == ["f()", "closure in f()"])
    #expect(found[0].trace.map(\.calls) == ["Foundation.DispatchSemaphore.wait()", "DispatchSemaphore.signal()"])
    #expect(found[0].trace[0].range == found[0].range)
  }

  @Test func theWayToAThreadThatWaitsItself() {
    let found = findings(
      """
      func f() async {
        let done = DispatchSemaphore(value: 0)
        Thread.detachNewThread { bridge(); done.signal() }
        done.wait()
      }
      func bridge() {
        let done = DispatchSemaphore(value: 0)
        Task { done.signal() }
        done.wait()
      }
      """)
    #expect(found.count == 1)
    #expect(found[0].trace.map { "\($0.function) calls \($0.calls)" } == [
      "f() calls Foundation.DispatchSemaphore.wait()", "closure in f() calls bridge()", "bridge() calls DispatchSemaphore.wait()",
      "closure in bridge() calls DispatchSemaphore.signal()", "closure in f() calls DispatchSemaphore.signal()",
    ])
  }
}
