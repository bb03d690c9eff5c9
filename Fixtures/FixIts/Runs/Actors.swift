// An actor's state is what it was.
// apply: unsafe
import Foundation

actor Counter {
    let name: String
    var total = 0
    init(name: String) { self.name = name }

    func write(_ text: String) async throws {
        try text.write(toFile: name, atomically: true, encoding: .utf8)
        total += 1
    }

    func read() async -> Int {
        let data = FileManager.default.contents(atPath: name)
        total += data?.count ?? 0
        return data?.count ?? -1
    }
}

@main struct Program {
    static func main() async throws {
        let counter = Counter(name: "a.txt")
        try await counter.write("one")
        print(await counter.read(), await counter.total)
        try await counter.write("three")
        print(await counter.read(), await counter.total)
    }
}
