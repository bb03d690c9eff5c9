// Functions with an async one beside them.
// apply: unsafe
import Foundation

struct Client: Sendable {
    func fetch(_ path: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path)) }
    func fetchAsync(_ path: String) async throws -> Data { Data() }

    func load(path: String, times: Int = 1) -> Data { FileManager.default.contents(atPath: path) ?? Data() }
    func loadAsync(path: String, times: Int = 1) async -> Data { Data() }

    @available(*, deprecated) func oldAsync() async {}
    func old() { sleep(1) }

    func text() -> String { readLine() ?? "" }
    func textAsync() async -> Int { 1 }

    static func start(_ body: () -> Void) { sleep(1) }
    static func startAsync(_ body: () -> Void) async { body() }
}

func save(_ text: String) throws { try text.write(toFile: "a", atomically: true, encoding: .utf8) }
func saveAsync(_ text: String) async throws {}

func uses(_ client: Client) async throws -> Int {
    let data = try client.fetch("a")
    let more = client.load(path: "b")
    let count = client.load(path: "b", times: 2).count + client.load(path: "c").count
    client.old()
    let text = client.text()
    Client.start { print("a") }
    try save("a")
    if client.load(path: "d").isEmpty { return 0 }
    let size = [1].map { _ in client.load(path: "e").count }
    return data.count + more.count + count + text.count + size.count
}

func quiet(_ client: Client) async {
    _ = try? client.fetch("a")
    _ = client.load(path: "b")
}
