// A project's own helpers: what matters is where they run the closure that they are given.
import Foundation

func onThread<T: Sendable>(_ body: @escaping @Sendable () throws -> T) async throws -> T {
    try await withCheckedThrowingContinuation { continuation in
        Thread.detachNewThread {
            continuation.resume(with: Result { try body() })  // silent
        }
    }
}

func onQueue(_ body: @escaping @Sendable () -> Void) {
    DispatchQueue(label: "work").async(execute: body)  // silent
}

func inTask(_ body: @escaping @Sendable () -> Void) {
    Task { body() }  // silent
}

func inPlace(_ body: () -> Void) {
    body()  // silent
}

func twice(_ body: () -> Void) {
    inPlace(body)  // silent
    inPlace { body() }  // silent
}

func offloads(_ url: URL) async throws -> Data {
    onQueue {
        sleep(1)  // silent
    }
    return try await onThread {
        try Data(contentsOf: url)  // silent
    }
}

func stays() async {
    inPlace {
        sleep(1)  // finding: blocking-sleep
    }
    twice {
        usleep(80_000)  // finding: blocking-sleep
    }
}

func intoTheTask() {
    inTask {
        sleep(1)  // finding: blocking-sleep
    }
    inPlace {
        sleep(1)  // silent
    }
}

final class IOQueue: @unchecked Sendable {
    private let queue = DispatchQueue(label: "io")

    func run<T: Sendable>(_ body: @escaping @Sendable () throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            queue.async {
                continuation.resume(with: Result { try body() })  // silent
            }
        }
    }

    func runNow<T>(_ body: () throws -> T) rethrows -> T {
        try queue.sync { try body() }  // silent
    }
}

func queues(_ io: IOQueue, _ url: URL) async throws {
    _ = try await io.run { try Data(contentsOf: url) }  // silent
    _ = try io.runNow { try Data(contentsOf: url) }  // finding: blocking-file-io
}
