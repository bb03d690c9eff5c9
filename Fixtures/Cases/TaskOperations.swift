// Every way to start a task: the operation runs on the cooperative pool, wherever the task is created.
import Foundation

func startsTasks(_ descriptor: Int32, _ urls: [URL]) {
    Task {
        sleep(1)  // finding: blocking-sleep
    }
    Task.detached {
        var byte: UInt8 = 0
        _ = read(descriptor, &byte, 1)  // finding: blocking-fd-io
    }
    Task(priority: .background) { () -> Int in
        try Data(contentsOf: urls[0]).count  // finding: blocking-file-io
    }
    Task { @MainActor in
        sleep(1)  // finding: blocking-sleep
    }
    sleep(1)  // silent
}

func groups(_ paths: [String]) async throws -> Int {
    async let first = String(contentsOfFile: paths[0], encoding: .utf8)  // finding: blocking-file-io
    let total = try await withThrowingTaskGroup(of: Int.self) { group in
        for path in paths {
            group.addTask {
                try String(contentsOfFile: path, encoding: .utf8).count  // finding: blocking-file-io
            }
        }
        group.addTaskUnlessCancelled {
            sleep(1)  // finding: blocking-sleep
            return 0
        }
        return try await group.reduce(0, +)
    }
    return try await total + first.count
}

// The cure many reach for first: a detached task is the same pool again.
func mistakenOffload(_ process: Process) async -> Int32 {
    await Task.detached(priority: .utility) {
        process.waitUntilExit()  // finding: blocking-process
        return process.terminationStatus
    }.value
}

func discarding() async {
    await withDiscardingTaskGroup { group in
        group.addTask { usleep(90_000) }  // finding: blocking-sleep
    }
}

struct Task2 {
    init(_ operation: () -> Void) { operation() }
    static func detached(_ operation: () -> Void) { operation() }
}

func lookalikes() {
    Task2 { sleep(1) }  // silent
    Task2.detached { sleep(1) }  // silent
}
