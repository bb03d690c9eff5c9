// Early returns, and what is deferred.
import Foundation

func size(_ name: String) async throws -> Int {
    defer { print("left", name) }
    guard !name.isEmpty else { return -1 }
    try "text".write(toFile: "a.txt", atomically: true, encoding: .utf8)
    guard let data = FileManager.default.contents(atPath: name) else { return 0 }
    defer { print("had", data.count) }
    return data.count
}

@main struct Program {
    static func main() async throws {
        for name in ["a.txt", "missing", ""] { print(try await size(name)) }
    }
}
