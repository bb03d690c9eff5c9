// On either side of operators: `await` may not stand on the right of one, and some operands are autoclosures.
import Foundation
import UnblockFoundation
import UnblockRuntime

func sums(url: URL, path: String) async throws -> Int {
    let left = try await Data.unblocked(contentsOf: url).count + 1
    let right = 1 + (try await Data.unblocked(contentsOf: url).count)
    let covered = try 1 + (await Data.unblocked(contentsOf: url).count)
    let both = try await Data.unblocked(contentsOf: url).count + (await Data.unblocked(contentsOf: url).count)
    let negative = try await -Data.unblocked(contentsOf: url).count
    let text = try "a" + (await String.unblocked(contentsOfFile: path, encoding: .utf8))
    let line = 1 + ((await offload { readLine() }?.count) ?? 0)
    return left + right + covered + both + negative + text.count + line
}

func compared(url: URL, path: String) async throws -> Bool {
    let same = try await Data.unblocked(contentsOf: url) == Data()
    let other = try Data() != (await Data.unblocked(contentsOf: url))
    let missing = await FileManager.default.unblocked.contents(atPath: path) == nil
    let inRange = try 0..<3 ~= (await Data.unblocked(contentsOf: url).count)
    return same || other || missing || inRange
}

func lazy(url: URL, path: String, flag: Bool) async throws -> Bool {
    let data = await FileManager.default.unblocked.contents(atPath: path) ?? Data()
    let other = flag ? data : (await FileManager.default.unblocked.contents(atPath: path)) ?? data
    let line = await offload { readLine() } ?? readLine() ?? "none"
    let conjunction = try await offload { try flag && Data(contentsOf: url).isEmpty }
    let disjunction = try await offload { try flag || Data(contentsOf: url).isEmpty }
    let fallback = try await FileManager.default.unblocked.contents(atPath: path) ?? Data(contentsOf: url)
    return conjunction || disjunction || line.isEmpty || other == fallback
}

func ternaries(url: URL, path: String, flag: Bool) async throws -> String {
    let first = flag ? await offload { readLine() } : nil
    let second = flag ? nil : (await offload { readLine() })
    let third = await offload { readLine() } == nil ? "a" : "b"
    let fourth = try flag ? await String.unblocked(contentsOfFile: path, encoding: .utf8) : "c"
    let fifth = flag ? "d" : (try await String.unblocked(contentsOfFile: path, encoding: .utf8))
    return (first ?? "") + (second ?? "") + third + fourth + fifth
}

func casts(path: String) async -> Int {
    let value = await FileManager.default.unblocked.contents(atPath: path) as Any?
    let cast = await FileManager.default.unblocked.contents(atPath: path) as? NSData
    let isData = await FileManager.default.unblocked.contents(atPath: path) is Data
    let negated = !FileManager.default.createFile(atPath: path, contents: nil)
    let forced = await FileManager.default.unblocked.contents(atPath: path)!
    return (value == nil ? 0 : 1) + (cast?.length ?? 0) + (isData || negated ? 1 : 0) + forced.count
}

func assignments(url: URL) async throws -> Int {
    var count = 0
    count += (try await Data.unblocked(contentsOf: url).count)
    count = try await Data.unblocked(contentsOf: url).count - count
    count *= 2 + (try await Data.unblocked(contentsOf: url).count)
    return count
}
