// From sync code to other work and back: some of that work needs the pool that the waiting thread may belong to.
import Foundation

public final class Slot<Value>: @unchecked Sendable {
    public var value: Value?
    public init() {}
}

public func waitFor<T: Sendable>(_ body: @escaping @Sendable () async -> T) -> T {
    let done = DispatchSemaphore(value: 0)
    let slot = Slot<T>()
    Task {
        slot.value = await body()
        done.signal()  // silent
    }
    done.wait()  // silent
    return slot.value!
}

public func waitForThread<T: Sendable>(_ body: @escaping @Sendable () -> T) -> T {
    let done = DispatchSemaphore(value: 0)
    let slot = Slot<T>()
    Thread.detachNewThread {
        slot.value = body()
        done.signal()  // silent
    }
    done.wait()  // silent
    return slot.value!
}

public func waitForGroup(_ bodies: [@Sendable () async -> Void]) {
    let group = DispatchGroup()
    for body in bodies {
        group.enter()
        Task {
            await body()
            group.leave()  // silent
        }
    }
    group.wait()  // silent
}

public func waitForQueues(_ bodies: [@Sendable () -> Void]) {
    let group = DispatchGroup()
    let queue = DispatchQueue(label: "bodies")
    for body in bodies { queue.async(group: group, execute: body) }  // silent
    group.wait()  // silent
}

public func joinThreadThatAwaits() {
    var thread = pthread_t()
    pthread_create(
        &thread, nil,
        { _ in
            print(waitFor { 1 })  // silent
            return nil
        }, nil)
    pthread_join(thread, nil)  // silent
}

public func joinThreadThatSleeps() {
    var thread = pthread_t()
    pthread_create(
        &thread, nil,
        { _ in
            sleep(1)  // silent
            return nil
        }, nil)
    pthread_join(thread, nil)  // silent
}

public func syncOnMain(_ body: () -> Void) {
    DispatchQueue.main.sync(execute: body)  // silent
}

public func asyncOnMain(_ body: @escaping @Sendable () -> Void) {
    DispatchQueue.main.async(execute: body)  // silent
}

/// Started in one place, waited for in another.
public final class TaskWorker: Sendable {
    private let done = DispatchSemaphore(value: 0)
    public init() {}
    public func start() {
        Task { done.signal() }  // silent
    }
    public func finish() {
        done.wait()  // silent
    }
}

public final class ThreadWorker: Sendable {
    private let done = DispatchSemaphore(value: 0)
    public init() {}
    public func start() {
        Thread.detachNewThread { self.done.signal() }  // silent
    }
    public func finish() {
        done.wait()  // silent
    }
}

/// Lets four in at a time.
public final class Limiter: Sendable {
    private let free = DispatchSemaphore(value: 4)
    public init() {}
    public func append(_ line: String) {
        free.wait()  // silent
        print(line)
        free.signal()  // silent
    }
}

public actor Gate {
    private var isOpen = false
    public init() {}
    public func open() { isOpen = true }
    public func wait() async {}
}

public final class ThreadExecutor: TaskExecutor {
    private let queue = DispatchQueue(label: "threads")
    public init() {}
    public func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }  // silent
    }
    public func asUnownedTaskExecutor() -> UnownedTaskExecutor { UnownedTaskExecutor(ordinary: self) }
}
