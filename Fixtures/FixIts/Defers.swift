// Early returns, and what runs at the end.
import Foundation

func deferred(path: String, url: URL) async throws -> Int {
    defer { print("done") }
    defer { _ = FileManager.default.contents(atPath: path) }
    guard !path.isEmpty else { return try Data(contentsOf: url).count }
    let handle = try FileHandle(forReadingFrom: url)
    defer { try? handle.close() }
    if let data = try handle.readToEnd() { return data.count }
    for _ in 0..<3 {
        defer { print("next") }
        if readLine() == nil { break }
        guard let line = readLine() else { continue }
        print(line)
    }
    throw CancellationError()
}

func localFunctions(path: String) async -> Data? {
    func load() -> Data? { FileManager.default.contents(atPath: path) }
    func loadLater() async -> Data? { FileManager.default.contents(atPath: path) }
    _ = load()
    let later = await loadLater()
    return load() ?? later
}
