// Executors: threads of their own, and one that is the cooperative pool after all. Helpers that block.
import Dispatch
import Foundation

public final class ThreadExecutor: SerialExecutor, TaskExecutor {
    private let queue = DispatchQueue(label: "threads")
    public init() {}

    public func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }  // silent
    }

    public func asUnownedSerialExecutor() -> UnownedSerialExecutor { UnownedSerialExecutor(ordinary: self) }
    public func asUnownedTaskExecutor() -> UnownedTaskExecutor { UnownedTaskExecutor(ordinary: self) }
}

public func load(_ name: String) -> String {
    (try? String(contentsOfFile: name, encoding: .utf8)) ?? ""  // silent
}

public func settle() {
    sleep(1)  // silent
}

public func glance() {}

/// An actor on a thread of its own.
public actor Disk {
    private let executor = ThreadExecutor()
    public init() {}
    public nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    public func read(_ name: String) -> String {
        load(name)  // silent
    }

    public func readLater(_ name: String) async -> String {
        settle()  // silent
        return load(name)  // silent
    }

    public nonisolated func readOutside(_ name: String) async -> String {
        load(name)  // finding: blocking-file-io
    }

    public nonisolated func size(_ name: String) -> Int {
        load(name).count  // silent
    }
}

/// An actor of the pool.
public actor Memory {
    public init() {}

    public func read(_ name: String) -> String {
        load(name)  // finding: blocking-file-io
    }

    public func glanceAt() { glance() }  // silent
}

@globalActor
public actor DiskActor {
    public static let shared = DiskActor()
    private static let executor = ThreadExecutor()
    public nonisolated var unownedExecutor: UnownedSerialExecutor { Self.executor.asUnownedSerialExecutor() }
}

@globalActor
public actor PoolActor {
    public static let shared = PoolActor()
}
