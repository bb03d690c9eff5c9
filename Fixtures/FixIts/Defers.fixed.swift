// Early returns, and what runs at the end.
import Foundation
import UnblockFoundation
import UnblockRuntime

func deferred(path: String, url: URL) async throws -> Int {
    defer { print("done") }
    defer { _ = FileManager.default.contents(atPath: path) }
    guard !path.isEmpty else { return try await Data.unblocked(contentsOf: url).count }
    let handle = try FileHandle(forReadingFrom: url)
    defer { try? handle.close() }
    if let data = try await handle.unblocked.readToEnd() { return data.count }
    for _ in 0..<3 {
        defer { print("next") }
        if (await offload { readLine() }) == nil { break }
        guard let line = (await offload { readLine() }) else { continue }
        print(line)
    }
    throw CancellationError()
}

func localFunctions(path: String) async -> Data? {
    func load() -> Data? { FileManager.default.contents(atPath: path) }
    func loadLater() async -> Data? { await FileManager.default.unblocked.contents(atPath: path) }
    _ = await offloadNonisolated { load() }
    let later = await loadLater()
    return await offloadNonisolated { load() } ?? later
}
