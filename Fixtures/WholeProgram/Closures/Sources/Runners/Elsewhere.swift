// Functions that hand a closure on: to a thread, a queue, a task, or into a property for later.
import Foundation

public func onThread(_ body: @escaping @Sendable () -> Void) {
    Thread.detachNewThread { body() }  // silent
}

public func onQueue(_ queue: DispatchQueue, _ body: @escaping @Sendable () -> Void) {
    queue.async(execute: body)  // silent
}

public func throughQueue(_ body: @escaping @Sendable () -> Void) {
    onQueue(DispatchQueue(label: "a")) { onThread(body) }  // silent
}

public func offPool<T: Sendable>(_ body: @escaping @Sendable () throws -> T) async throws -> T {
    try await withCheckedThrowingContinuation { continuation in
        onThread { continuation.resume(with: Result { try body() }) }  // silent
    }
}

public func notOffPool<T: Sendable>(_ body: @escaping @Sendable () throws -> T) async throws -> T {
    try await withCheckedThrowingContinuation { continuation in
        continuation.resume(with: Result { try body() })
    }
}

public func inTask(_ body: @escaping @Sendable () -> Void) {
    Task { body() }
}

public func onMain(_ body: @escaping @Sendable () -> Void) {
    DispatchQueue.main.async(execute: body)
}

public final class Scheduler: @unchecked Sendable {
    private var jobs: [@Sendable () -> Void] = []
    private var handler: (@Sendable (Int) -> Void)?
    public init() {}

    public func add(_ job: @escaping @Sendable () -> Void) { jobs.append(job) }

    public func whenDone(_ handler: @escaping @Sendable (Int) -> Void) { self.handler = handler }

    public func start() {
        let jobs = jobs
        let handler = handler
        Thread.detachNewThread {
            for job in jobs { job() }  // silent
            handler?(jobs.count)  // silent
        }
    }
}

public final class Button: @unchecked Sendable {
    public var action: (@Sendable () -> Void)?
    public init() {}

    public func press() {
        DispatchQueue(label: "button").async { self.action?() }  // silent
    }
}
