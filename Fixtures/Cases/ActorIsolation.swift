// Sync members of an actor run on the pool: the finding is inside them, and their callers are silent.
import Foundation

actor Catalogue {
    private var entries: [String: Data] = [:]
    private let folder: URL

    init(folder: URL) {
        self.folder = folder
    }

    func load(_ name: String) throws -> Data {
        if let known = entries[name] { return known }
        let data = try Data(contentsOf: folder.appendingPathComponent(name))  // finding: blocking-file-io
        entries[name] = data
        return data
    }

    func loadTwice(_ name: String) throws -> Int {
        try load(name).count + load(name).count  // silent
    }

    var size: Int {
        sleep(1)  // finding: blocking-sleep
        return entries.count
    }

    subscript(name: String) -> Data? {
        usleep(50_000)  // finding: blocking-sleep
        return entries[name]
    }

    nonisolated func describe() -> String {
        sleep(1)  // silent
        return "catalogue"
    }

    nonisolated func describeLater() async -> String {
        describe()  // finding: blocking-sleep
    }

    static func defaultFolder() -> String {
        sleep(1)  // silent
        return "/"
    }

    func refresh() async throws {
        _ = try load("index")  // silent
        _ = try String(contentsOf: folder, encoding: .utf8)  // finding: blocking-file-io
    }
}

extension Catalogue {
    func pause() {
        sleep(1)  // finding: blocking-sleep
    }
}

func useCatalogue(_ catalogue: Catalogue) async throws {
    _ = try await catalogue.load("a")  // silent
    _ = await catalogue.size  // silent
    _ = await catalogue["b"]  // silent
    await catalogue.pause()  // silent
    _ = catalogue.describe()  // finding: blocking-sleep
    _ = Catalogue.defaultFolder()  // finding: blocking-sleep
}

// An isolated parameter makes a function a member in all but name.
func reset(_ catalogue: isolated Catalogue) {
    sleep(1)  // finding: blocking-sleep
}

@globalActor
actor StorageActor {
    static let shared = StorageActor()
}

@StorageActor
func sweep() {
    sleep(1)  // finding: blocking-sleep
}

@StorageActor
final class Journal {
    func append(_ line: String) throws {
        try line.write(toFile: "journal", atomically: true, encoding: .utf8)  // finding: blocking-file-io
    }

    nonisolated func path() -> String {
        sleep(1)  // silent
        return "journal"
    }
}
