// Async functions without an actor run on the pool, unless a task prefers threads.
import Pools

@concurrent
func concurrently() async {
    settle()  // finding: blocking-sleep  // trace: settle() > sleep(_:)
    glance()  // silent
}

nonisolated(nonsending) func onTheCallers() async {
    settle()  // finding: blocking-sleep
}

public func preferring() async {
    let threads = ThreadExecutor()
    await withTaskExecutorPreference(threads) {
        settle()  // silent
    }
    Task(executorPreference: threads) {
        settle()  // silent
        Task { settle() }  // finding: blocking-sleep
    }
    await withTaskGroup(of: Void.self) { group in
        group.addTask(executorPreference: threads) { settle() }  // silent
        group.addTask { settle() }  // finding: blocking-sleep
        group.addTask { glance() }  // silent
    }
}

/// The closure belongs to the main actor, which prefers nothing; tasks with a preference do not inherit the actor.
@MainActor
public func preferringInVain(_ threads: ThreadExecutor) async {
    await withTaskExecutorPreference(threads) {
        settle()  // finding: blocking-sleep
    }
    Task(executorPreference: threads) { settle() }  // silent
    Task.detached(executorPreference: threads) { settle() }  // silent
}

@DiskActor
func flush() {
    settle()  // silent
}

@PoolActor
func compact() {
    settle()  // finding: blocking-sleep
}

@DiskActor
final class Log {
    var lines: [String] = []
    func append(_ line: String) {
        lines.append(line + load("log"))  // silent
    }
}

@PoolActor
final class Index {
    var lines: [String] = []
    func append(_ line: String) {
        lines.append(line + load("index"))  // finding: blocking-file-io
    }
}

public func hops(_ disk: Disk, _ memory: Memory) async {
    _ = await disk.read("a")  // silent
    _ = await memory.read("a")  // silent
    _ = await disk.readOutside("a")  // silent
    _ = disk.size("a")  // finding: blocking-file-io
    await flush()  // silent
    await compact()  // silent
    Task { @DiskActor in settle() }  // silent
    Task { @PoolActor in settle() }  // finding: blocking-sleep
}
