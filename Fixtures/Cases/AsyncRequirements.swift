// Async requirements, their witnesses, and async sequences.
import Foundation

protocol AsyncStep {
    func run() async
}

struct Step: AsyncStep {
    func run() async {
        sleep(1)  // finding: blocking-sleep
    }
}

// A sync witness of an async requirement is no async function: it counts where it is called.
struct SyncStep: AsyncStep {
    func run() {
        sleep(1)  // silent
    }
}

func steps(_ step: Step, _ sync: SyncStep) async {
    await step.run()  // silent
    sync.run()  // finding: blocking-sleep
}

struct Lines: AsyncSequence, AsyncIteratorProtocol {
    typealias Element = String

    mutating func next() async -> String? {
        readLine()  // finding: blocking-stdin
    }

    func makeAsyncIterator() -> Lines { self }  // silent
}

func iterates(_ numbers: AsyncStream<Int>) async {
    let slow = numbers.map { number -> Int in
        sleep(1)  // finding: blocking-sleep
        return number
    }
    for await number in slow { print(number) }  // silent
}

struct Ticker: AsyncSequence {
    typealias Element = Int

    struct Iterator: AsyncIteratorProtocol {
        var count = 0

        mutating func next() async throws -> Int? {
            count += 1
            try await Task.sleep(for: .seconds(1))  // silent
            return count
        }
    }

    func makeAsyncIterator() -> Iterator {
        Iterator()  // silent
    }
}

func ticks() async throws {
    for try await tick in Ticker() { print(tick) }  // silent
    for try await tick in Ticker().filter({ $0 > 1 }) {  // silent
        usleep(UInt32(tick) * 1000)  // finding: blocking-sleep
    }
}
