// Functions and types of the module hide those of the modules that it imports.
@discardableResult
func sleep(_ seconds: UInt32) -> UInt32 { 0 }
func system(_ command: String) -> Int32 { 0 }

struct Thread {
    static func sleep(forTimeInterval interval: Double) {}
}

final class DispatchSemaphore: Sendable {
    init(value: Int) {}
    func wait() async {}
    func wait(timeout: Int) {}
    func signal() {}
}

struct Process {
    func waitUntilExit() {}
}
