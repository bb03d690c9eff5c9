// On either side of operators: `await` may not stand on the right of one, and some operands are autoclosures.
import Foundation

func sums(url: URL, path: String) async throws -> Int {
    let left = try Data(contentsOf: url).count + 1
    let right = 1 + (try Data(contentsOf: url).count)
    let covered = try 1 + Data(contentsOf: url).count
    let both = try Data(contentsOf: url).count + Data(contentsOf: url).count
    let negative = try -Data(contentsOf: url).count
    let text = try "a" + String(contentsOfFile: path, encoding: .utf8)
    let line = 1 + (readLine()?.count ?? 0)
    return left + right + covered + both + negative + text.count + line
}

func compared(url: URL, path: String) async throws -> Bool {
    let same = try Data(contentsOf: url) == Data()
    let other = try Data() != Data(contentsOf: url)
    let missing = FileManager.default.contents(atPath: path) == nil
    let inRange = try 0..<3 ~= Data(contentsOf: url).count
    return same || other || missing || inRange
}

func lazy(url: URL, path: String, flag: Bool) async throws -> Bool {
    let data = FileManager.default.contents(atPath: path) ?? Data()
    let other = flag ? data : FileManager.default.contents(atPath: path) ?? data
    let line = readLine() ?? readLine() ?? "none"
    let conjunction = try flag && Data(contentsOf: url).isEmpty
    let disjunction = try flag || Data(contentsOf: url).isEmpty
    let fallback = try FileManager.default.contents(atPath: path) ?? Data(contentsOf: url)
    return conjunction || disjunction || line.isEmpty || other == fallback
}

func ternaries(url: URL, path: String, flag: Bool) async throws -> String {
    let first = flag ? readLine() : nil
    let second = flag ? nil : readLine()
    let third = readLine() == nil ? "a" : "b"
    let fourth = try flag ? String(contentsOfFile: path, encoding: .utf8) : "c"
    let fifth = flag ? "d" : try String(contentsOfFile: path, encoding: .utf8)
    return (first ?? "") + (second ?? "") + third + fourth + fifth
}

func casts(path: String) async -> Int {
    let value = FileManager.default.contents(atPath: path) as Any?
    let cast = FileManager.default.contents(atPath: path) as? NSData
    let isData = FileManager.default.contents(atPath: path) is Data
    let negated = !FileManager.default.createFile(atPath: path, contents: nil)
    let forced = FileManager.default.contents(atPath: path)!
    return (value == nil ? 0 : 1) + (cast?.length ?? 0) + (isData || negated ? 1 : 0) + forced.count
}

func assignments(url: URL) async throws -> Int {
    var count = 0
    count += try Data(contentsOf: url).count
    count = try Data(contentsOf: url).count - count
    count *= 2 + (try Data(contentsOf: url).count)
    return count
}
