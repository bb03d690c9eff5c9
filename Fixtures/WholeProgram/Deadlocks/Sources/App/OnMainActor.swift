// On the main actor: what needs the main thread never runs while it waits; the pool goes on.
import Bridges
import Foundation

@MainActor
func syncsOnItself() {
    DispatchQueue.main.sync { print("never") }  // finding: blocking-wait (deadlock)
    syncOnMain { print("never") }  // finding: blocking-wait (deadlock)  // trace: syncOnMain(_:) > DispatchQueue.sync(execute:)
    asyncOnMain { print("later") }  // silent
}

func syncsFromThePool() async {
    DispatchQueue.main.sync { print("main") }  // finding: blocking-wait
    await MainActor.run { print("main") }  // silent
}

@MainActor
func signalledFromTheMainActor() {
    let done = DispatchSemaphore(value: 0)
    Task {
        done.signal()  // silent
    }
    done.wait()  // finding: blocking-wait (deadlock)
}

@MainActor
func signalledFromTheMainQueue() {
    let done = DispatchSemaphore(value: 0)
    DispatchQueue.main.async {
        done.signal()  // silent
    }
    done.wait()  // finding: blocking-wait (deadlock)
}

@MainActor
func signalledFromThePool() {
    let done = DispatchSemaphore(value: 0)
    Task.detached {
        done.signal()  // silent
    }
    done.wait()  // finding: blocking-wait
}

@MainActor
func bridgesToThePool() {
    _ = waitFor { 1 }  // finding: blocking-wait
    _ = waitForThread { 1 }  // finding: blocking-wait
}

@MainActor
final class Model {
    private var rows: [Int] = []

    func reload() {
        let done = DispatchSemaphore(value: 0)
        Task { @MainActor in
            rows.append(1)
            done.signal()  // silent
        }
        done.wait()  // finding: blocking-wait (deadlock)
    }
}

actor Store {
    private var rows: [Int] = []

    func reload() {
        let done = DispatchSemaphore(value: 0)
        Task {
            rows.append(1)
            done.signal()  // silent
        }
        done.wait()  // finding: blocking-wait (deadlock)
    }

    func count() -> Int {
        rows.count  // silent
    }
}
