import Foundation

extension Cache {
    func fill(_ url: URL) throws {
        entries[url.path] = try Data(contentsOf: url)  // finding: blocking-file-io
    }

    nonisolated func measure(_ url: URL) throws -> Int {
        try Data(contentsOf: url).count  // silent
    }
}

extension Store {
    func rest() {
        sleep(1)  // finding: blocking-sleep
    }
}

extension Model {
    func reload(_ url: URL) throws {
        _ = try Data(contentsOf: url)  // finding: blocking-file-io
    }
}

final class DetailModel: Model {
    override func load() {
        sleep(1)  // finding: blocking-sleep
    }

    func more() {
        sleep(1)  // finding: blocking-sleep
    }
}

struct Sheet: Presenting {
    func present() {
        sleep(1)  // finding: blocking-sleep
    }
}

extension Plain {
    func rest() {
        sleep(1)  // silent
    }

    @MainActor func show() {
        sleep(1)  // finding: blocking-sleep
    }
}

func uses(_ cache: Cache, _ url: URL, _ plain: Plain) async throws {
    try await cache.fill(url)  // silent
    _ = try cache.measure(url)  // finding: blocking-file-io
    plain.rest()  // finding: blocking-sleep
    await plain.show()  // silent
}
