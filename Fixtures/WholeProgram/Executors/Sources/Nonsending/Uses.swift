// NonisolatedNonsendingByDefault: an async function without an actor runs on the actor of whoever calls it.
import Pools

/// Only an actor with a thread of its own calls it, so it runs there.
func helpDisk() async -> String {
    load("disk")  // silent
}

/// The main actor calls it, so it runs there.
func helpMain() async -> String {
    load("main")  // finding: blocking-file-io
}

/// Leaves for the pool, whoever calls it.
@concurrent
func helpOutside() async -> String {
    load("outside")  // finding: blocking-file-io
}

public actor Archive {
    private let executor = ThreadExecutor()
    public init() {}
    public nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    public func pack() async {
        _ = await helpDisk()  // silent
        _ = await helpOutside()  // silent
        settle()  // silent
    }
}

@MainActor
public func show() async {
    _ = await helpMain()  // silent
    glance()  // silent
}
