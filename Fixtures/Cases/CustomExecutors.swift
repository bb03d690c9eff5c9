// An actor or a task with threads of its own may block; one whose executor is the main thread or an event loop may not.
import Dispatch
import Foundation
import NIOCore

final class QueueExecutor: SerialExecutor, TaskExecutor {
    private let queue = DispatchQueue(label: "blocking")

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }

    func asUnownedSerialExecutor() -> UnownedSerialExecutor { UnownedSerialExecutor(ordinary: self) }
    func asUnownedTaskExecutor() -> UnownedTaskExecutor { UnownedTaskExecutor(ordinary: self) }
}

actor Disk {
    private let executor = QueueExecutor()

    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    func load(_ url: URL) throws -> Data {
        try Data(contentsOf: url)  // silent
    }

    func loadLater(_ url: URL) async throws -> Data {
        try Data(contentsOf: url)  // silent
    }

    nonisolated func checksum(_ url: URL) async throws -> Int {
        try Data(contentsOf: url).count  // finding: blocking-file-io
    }

    func leaves() {
        Task.detached {
            sleep(1)  // finding: blocking-sleep
        }
    }
}

actor OrdinaryDisk {
    private let executor = QueueExecutor()

    func load(_ url: URL) throws -> Data {
        try Data(contentsOf: url)  // finding: blocking-file-io
    }
}

actor Drawing {
    nonisolated var unownedExecutor: UnownedSerialExecutor { MainActor.sharedUnownedExecutor }

    func draw() {
        sleep(1)  // finding: blocking-sleep
    }
}

actor Connection {
    private let eventLoop: any EventLoop

    init(eventLoop: any EventLoop) { self.eventLoop = eventLoop }

    nonisolated var unownedExecutor: UnownedSerialExecutor { eventLoop.executor.asUnownedSerialExecutor() }

    func handshake() {
        sleep(1)  // missed alarm: blocking-sleep
    }
}

func uses(_ disk: Disk, _ url: URL) async throws {
    _ = try await disk.load(url)  // silent
    _ = try Data(contentsOf: url)  // finding: blocking-file-io
}

@globalActor
actor DiskActor {
    static let shared = DiskActor()
    private static let executor = QueueExecutor()

    nonisolated var unownedExecutor: UnownedSerialExecutor { Self.executor.asUnownedSerialExecutor() }
}

@DiskActor
func flush() {
    sleep(1)  // silent
}

func onDiskActor() {
    Task { @DiskActor in
        sleep(1)  // silent
    }
    Task { @MainActor in
        sleep(1)  // finding: blocking-sleep
    }
}

@DiskActor
final class Log {
    func append(_ line: String) {
        try? line.write(toFile: "log", atomically: false, encoding: .utf8)  // silent
    }
}
