// More shapes of bugs that shipped, from apps and command line tools.
import Foundation

// A process runner: reads the output first, waits then, and both in the pool.
struct Git: Sendable {
    let process = Process()
    let output = Pipe()

    func log() async throws -> String {
        let data = output.fileHandleForReading.readDataToEndOfFile()  // finding: blocking-fd-io
        process.waitUntilExit()  // finding: blocking-process
        return String(decoding: data, as: UTF8.self)
    }

    func logWell() async -> String {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                let data = output.fileHandleForReading.readDataToEndOfFile()  // silent
                process.waitUntilExit()  // silent
                continuation.resume(returning: String(decoding: data, as: UTF8.self))
            }
        }
    }
}

// A view model that loads its cache in an initialiser called from a task.
@MainActor
final class Gallery {
    let index: Data

    init(folder: URL) {
        index = (try? Data(contentsOf: folder.appendingPathComponent("index"))) ?? Data()  // finding: blocking-file-io
    }
}

func showGallery(_ folder: URL) {
    Task { @MainActor in
        _ = Gallery(folder: folder)  // silent
    }
}

// "It is detached, so it may block": it may not.
func hash(_ files: [URL]) async -> Int {
    await Task.detached(priority: .background) {
        files.reduce(0) { total, file in
            total + ((try? Data(contentsOf: file).count) ?? 0)  // finding: blocking-file-io
        }
    }.value
}

// A timeout built of a sleeping task and a racing semaphore.
func withTimeout(_ seconds: Double, _ body: @escaping @Sendable () -> Void) async -> Bool {
    let done = DispatchSemaphore(value: 0)
    Thread.detachNewThread {
        body()
        done.signal()  // silent
    }
    return done.wait(timeout: .now() + seconds) == .success  // finding: blocking-wait
}
