// The async twin says the same.
// apply: unsafe
import Foundation

struct Client: Sendable {
    func fetch(_ name: String) -> String { usleep(1000); return "fetched " + name }
    func fetchAsync(_ name: String) async -> String { "fetched " + name }
    func load(_ name: String) throws -> String { usleep(1000); return "loaded " + name }
    func loadAsync(_ name: String) async throws -> String { "loaded " + name }
}

@main struct Program {
    static func main() async throws {
        let client = Client()
        print(client.fetch("a"), client.fetch("b"))
        print(try client.load("c"))
    }
}
