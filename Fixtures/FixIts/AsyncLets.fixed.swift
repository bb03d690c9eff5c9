// `async let` is a task of its own.
import Foundation
import UnblockFoundation
import UnblockRuntime

func upload(_ data: Data) async -> Int { data.count }

func concurrently(url: URL, path: String) async throws -> Int {
    async let data = await Data.unblocked(contentsOf: url)
    async let text = try await String.unblocked(contentsOf: url, encoding: .utf8)
    async let size = upload(await Data.unblocked(contentsOf: url))
    async let count = try upload(await Data.unblocked(contentsOf: url))
    async let found = await FileManager.default.unblocked.contents(atPath: path)
    async let line = readLine()
    async let optional = try? await Data.unblocked(contentsOf: url)
    async let chosen = path.isEmpty ? nil : (await FileManager.default.unblocked.contents(atPath: path))
    return try await data.count + text.count + size + count + (found?.count ?? 0) + (line?.count ?? 0) + (optional?.count ?? 0) + (chosen?.count ?? 0)
}

func awaited(url: URL) async throws -> Int {
    let first = try await upload(Data.unblocked(contentsOf: url))
    let second = await upload(try Data.unblocked(contentsOf: url))
    let third = try await upload(Data.unblocked(contentsOf: url)) + upload(Data.unblocked(contentsOf: url))
    _ = await (upload(Data()), offload { readLine() })
    return first + second + third
}
