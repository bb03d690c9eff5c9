import Testing
import UnblockRuntime

/// Stands for a C library that demands one thread: it remembers the first that called, and counts calls from others.
private enum OneThreadLibrary {
  nonisolated(unsafe) static var owner: UInt?
  nonisolated(unsafe) static var strangers = 0
  nonisolated(unsafe) static var pages = 0

  static func scan() -> Int {
    if owner == nil { owner = currentThreadID() }
    if owner != currentThreadID() { strangers += 1 }
    pages += 1
    return pages
  }
}

private actor Scanner {
  private let thread: PinnedThread
  nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

  init(on thread: PinnedThread) { self.thread = thread }

  func scan() -> Int { OneThreadLibrary.scan() }
  func threadName() -> String { currentThreadName() }
  func isCurrent() -> Bool { thread.isCurrent }

  /// Calls itself without a hop.
  nonisolated func assumed() -> Bool { assumeIsolated { _ in true } }
  func asksItself() -> Bool { assumed() }

  func hold(_ gate: Gate) { gate.pass() }
}

@Suite(.timeLimit(.minutes(5))) struct PinnedThreadTests {
  @Test func allCallsAreOnOneThread() async {
    let scanner = Scanner(on: PinnedThread(name: "scanner"))
    let pages = await withTaskGroup(of: Int.self) { group in
      for _ in 0..<500 { group.addTask { await scanner.scan() } }
      return await group.reduce(into: Set()) { $0.insert($1) }
    }
    #expect(pages == Set(1...500))
    #expect(OneThreadLibrary.strangers == 0)
    #expect(await scanner.threadName() == "scanner")
    #expect(await scanner.isCurrent())
    #expect(await scanner.asksItself())
  }

  @Test func theCallerIsNotOnIt() async {
    let thread = PinnedThread(name: "pinned")
    #expect(await Scanner(on: thread).isCurrent())
    #expect(!thread.isCurrent)
  }

  @Test func actorsThatShareAThreadExcludeEachOther() async {
    let thread = PinnedThread(name: "shared")
    let (one, other) = (Scanner(on: thread), Scanner(on: thread))
    let gate = Gate()
    async let held: Void = one.hold(gate)
    #expect(await eventually { gate.arrivals == 1 })
    let answer = Task { await other.threadName() }
    // The cooperative pool goes on meanwhile.
    await Task.detached { gate.open() }.value
    await held
    #expect(await answer.value == "shared")
  }

  @Test(arguments: 0..<100) func theThreadEndsWithItsActor(round: Int) async {
    weak var thread: PinnedThread?
    do {
      let pinned = PinnedThread(name: "brief")
      thread = pinned
      let scanner = Scanner(on: pinned)
      for _ in 0..<round % 3 { _ = await scanner.threadName() }
    }
    #expect(await eventually { thread == nil })
  }

  #if os(Linux)
    @Test func noThreadIsLeft() async {
      for _ in 0..<20 { #expect(await Scanner(on: PinnedThread(name: "leaky")).threadName() == "leaky") }
      #expect(await eventually { threadCount(named: "leaky") == 0 })
    }
  #endif
}
