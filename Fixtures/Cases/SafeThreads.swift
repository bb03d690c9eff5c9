// Closures that another thread runs may block, even when an async function starts them.
import Foundation
import NIOPosix

func offloads(_ url: URL, _ pool: NIOThreadPool) async throws {
    DispatchQueue(label: "io").async {
        sleep(1)  // silent
    }
    DispatchQueue.global(qos: .utility).async {
        _ = try? Data(contentsOf: url)  // silent
    }
    DispatchQueue(label: "later").asyncAfter(deadline: .now() + 1) {
        usleep(100_000)  // silent
    }
    Thread.detachNewThread {
        sleep(1)  // silent
    }
    Thread {
        sleep(1)  // silent
    }.start()
    OperationQueue().addOperation {
        sleep(1)  // silent
    }
    let operation = BlockOperation {
        sleep(1)  // silent
    }
    OperationQueue().addOperation(operation)
    _ = try await pool.runIfActive {
        try Data(contentsOf: url)  // silent
    }
    pool.submit { _ in
        sleep(1)  // silent
    }
}

func handlers(_ process: Process, _ pipe: Pipe, _ descriptor: Int32) async {
    process.terminationHandler = { process in
        process.waitUntilExit()  // silent
    }
    pipe.fileHandleForReading.readabilityHandler = { handle in
        _ = handle.availableData  // silent
    }
    let source = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "timer"))
    source.setEventHandler {
        sleep(1)  // silent
    }
    source.resume()
}

func backAgain() {
    DispatchQueue(label: "io").async {
        sleep(1)  // silent
        Task {
            sleep(1)  // finding: blocking-sleep
        }
    }
}

func nestedOffload() async {
    Thread.detachNewThread {
        [1, 2].forEach { _ in sleep(1) }  // silent
        helper()  // silent
    }
    helper()  // finding: blocking-sleep
}

func helper() {
    sleep(1)  // silent
}

func workItem(_ queue: DispatchQueue) async {
    let item = DispatchWorkItem {
        sleep(1)  // silent
    }
    queue.async(execute: item)
}

final class Download: Operation, @unchecked Sendable {
    override func main() {
        sleep(1)  // silent
    }
}

func startsThem() async {
    OperationQueue().addOperation(Download())  // silent
}
