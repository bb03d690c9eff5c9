// Names that only look like those of blocking APIs: the program's own functions, types, parameters and locals.
import Foundation

struct Radio {
    func sleep(_ seconds: Int) {}
    func read(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int { count }
    func wait() {}
    func system(_ command: String) {}

    func tune() async {
        sleep(3)  // silent
        _ = read(0, nil, 4)  // silent
        self.wait()  // silent
        system("ls")  // silent
        _ = Foundation.sleep(3)  // finding: blocking-sleep
    }
}

func parameters(sleep: (UInt32) -> Void, connect: (Int, Int, Int) -> Void) async {
    sleep(5)  // silent
    connect(1, 2, 3)  // silent
}

func locals() async {
    func usleep(_ microseconds: UInt32) {}
    let getaddrinfo = { (host: String) in host.count }
    usleep(900_000)  // silent
    _ = getaddrinfo("localhost")  // silent
}

enum Kitchen {
    struct Thread {
        static func sleep(forTimeInterval interval: Double) {}
    }

    struct Process {
        func waitUntilExit() {}
    }

    static func cook(_ process: Process) async {
        Thread.sleep(forTimeInterval: 10)  // silent
        process.waitUntilExit()  // silent
        Foundation.Thread.sleep(forTimeInterval: 10)  // finding: blocking-sleep
    }
}

func outside(_ kitchen: Kitchen.Process, _ process: Process) async {
    kitchen.waitUntilExit()  // silent
    process.waitUntilExit()  // finding: blocking-process
}

struct Gate {
    func wait() async {}
    func wait(timeout: Double) -> Bool { true }
}

func gates(_ gate: Gate) async {
    await gate.wait()  // silent
    _ = gate.wait(timeout: 10)  // silent
}

struct Clock2 {
    func sleep(for seconds: Double) async {}
}

func clocks(_ clock: Clock2) async throws {
    await clock.sleep(for: 1)  // silent
    try await ContinuousClock().sleep(for: .seconds(1))  // silent
}

extension Array {
    func connect(_ other: [Element]) -> [Element] { self + other }
}

func arrays(_ values: [Int]) async -> [Int] {
    values.connect([1])  // silent
}
