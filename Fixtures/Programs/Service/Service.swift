// A small service as it might be written: an actor, a cache, a process, a database of its own, and the mistakes in it.
import Foundation

actor Service {
    private let cache = FileCache(folder: URL(fileURLWithPath: "cache"))
    private let clock = SystemClock()
    private var requests = 0

    func handle(_ name: String) async throws -> Data {
        requests += 1  // silent
        if let cached = try cache.read(name) { return cached }  // finding: blocking-file-io
        let data = try await Downloader().fetch(name)  // silent
        try cache.write(data, name)  // finding: blocking-file-io
        return data
    }

    func status() -> String {
        "\(requests) at \(clock.now)"  // silent
    }

    func version() throws -> String {
        try Shell.run("git", "describe")  // finding: blocking-process
    }

    func versionLater() async throws -> String {
        try await Shell.runLater("git", "describe")  // silent
    }

    func restart() async {
        clock.sleep(3)  // silent
        await clock.sleep(for: 3)  // silent
        Shutdown.begin(after: 3)  // finding: blocking-sleep
    }

    nonisolated func describe() -> String {
        (try? Shell.run("uname")) ?? ""  // silent
    }
}

struct SystemClock {
    var now: Date { Date() }
    func sleep(_ ticks: Int) {}
    func sleep(for seconds: Int) async {}
}
