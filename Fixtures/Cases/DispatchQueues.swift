// What a queue is asked to do decides: `sync` runs here, `async` runs there, `concurrentPerform` waits.
import Foundation

func queues(_ queue: DispatchQueue, _ urls: [URL]) async {
    queue.sync { print("short") }  // silent
    let value = queue.sync { 1 }  // silent
    queue.sync(flags: .barrier) { print("short") }  // silent
    queue.async(flags: .barrier) {
        sleep(1)  // silent
    }
    DispatchQueue.main.sync { print("main") }  // finding: blocking-wait
    DispatchQueue.concurrentPerform(iterations: urls.count) { print($0 + value) }  // finding: blocking-wait
}

func inSync(_ queue: DispatchQueue) {
    DispatchQueue.main.sync { print("main") }  // silent
    DispatchQueue.concurrentPerform(iterations: 3) { _ in sleep(1) }  // silent
    queue.sync { sleep(1) }  // silent
}

func eachPage(_ count: Int) {
    DispatchQueue.concurrentPerform(iterations: count) { print($0) }  // silent
}

func behindSync() async {
    eachPage(8)  // finding: blocking-wait
}

@MainActor
final class Screen {
    private let queue = DispatchQueue(label: "model")
    private var rows: [String] = []

    func show(_ url: URL) {
        queue.async {
            let text = try? String(contentsOf: url, encoding: .utf8)  // silent
            DispatchQueue.main.async {
                print(text ?? "")  // silent
            }
        }
    }

    func showNow(_ url: URL) {
        rows = queue.sync {
            [try? String(contentsOf: url, encoding: .utf8)].compactMap { $0 }  // finding: blocking-file-io
        }
    }
}

final class Guarded: @unchecked Sendable {
    private let queue = DispatchQueue(label: "guarded")
    private var stored = 0

    var value: Int {
        get { queue.sync { stored } }  // silent
        set { queue.async { self.stored = newValue } }  // silent
    }
}

func guarded(_ guarded: Guarded) async {
    guarded.value = 3  // silent
    _ = guarded.value  // silent
}

struct Agent {
    func sync() {}
    func sync(_ body: () -> Void) { body() }
}

func agents(_ agent: Agent) async {
    agent.sync()  // silent
    agent.sync { print("in") }  // silent
}
