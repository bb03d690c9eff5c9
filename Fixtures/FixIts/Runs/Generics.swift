// Generic functions and protocols.
import Foundation

protocol Source: Sendable { func load() throws -> String }

struct Text: Source {
    var text: String
    func load() throws -> String {
        try text.write(toFile: "t", atomically: true, encoding: .utf8)
        return try String(contentsOfFile: "t", encoding: .utf8)
    }
}

func size<S: Source>(of source: S) async throws -> Int { try source.load().count }
func all(_ sources: [any Source]) async -> [Int] {
    var result: [Int] = []
    for source in sources { result.append((try? source.load().count) ?? -1) }
    return result
}

@main struct Program {
    static func main() async throws {
        print(try await size(of: Text(text: "abc")), try await size(of: Text(text: "")))
        print(await all([Text(text: "a"), Text(text: "bc")]))
    }
}
