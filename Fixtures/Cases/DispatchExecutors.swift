// platform: macos
// An actor on a serial Dispatch queue, which is an executor on Apple's systems.
import Dispatch
import Foundation

actor Tape {
    private let queue = DispatchSerialQueue(label: "tape")

    nonisolated var unownedExecutor: UnownedSerialExecutor { queue.asUnownedSerialExecutor() }

    func rewind() {
        sleep(1)  // silent
    }

    func play(_ url: URL) async throws -> Data {
        try Data(contentsOf: url)  // silent
    }

    nonisolated func describe() async {
        sleep(1)  // finding: blocking-sleep
    }
}

actor Cassette {
    private let queue = DispatchSerialQueue(label: "cassette")

    func rewind() {
        sleep(1)  // finding: blocking-sleep
    }
}
