// `async let` is a task of its own.
import Foundation

func upload(_ data: Data) async -> Int { data.count }

func concurrently(url: URL, path: String) async throws -> Int {
    async let data = Data(contentsOf: url)
    async let text = try String(contentsOf: url, encoding: .utf8)
    async let size = upload(Data(contentsOf: url))
    async let count = try upload(Data(contentsOf: url))
    async let found = FileManager.default.contents(atPath: path)
    async let line = readLine()
    async let optional = try? Data(contentsOf: url)
    async let chosen = path.isEmpty ? nil : FileManager.default.contents(atPath: path)
    return try await data.count + text.count + size + count + (found?.count ?? 0) + (line?.count ?? 0) + (optional?.count ?? 0) + (chosen?.count ?? 0)
}

func awaited(url: URL) async throws -> Int {
    let first = try await upload(Data(contentsOf: url))
    let second = await upload(try Data(contentsOf: url))
    let third = try await upload(Data(contentsOf: url)) + upload(Data(contentsOf: url))
    _ = await (upload(Data()), readLine())
    return first + second + third
}
