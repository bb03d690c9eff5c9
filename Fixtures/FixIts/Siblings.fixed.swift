// Functions with an async one beside them.
// apply: unsafe
import Foundation
import UnblockRuntime

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
    let data = try await client.fetchAsync("a")
    let more = await client.loadAsync(path: "b")
    let count = await client.loadAsync(path: "b", times: 2).count + (await client.loadAsync(path: "c").count)
    await offload { client.old() }
    let text = await offload { client.text() }
    await Client.startAsync { print("a") }
    try await saveAsync("a")
    if await client.loadAsync(path: "d").isEmpty { return 0 }
    let size = await offload { [1].map { _ in client.load(path: "e").count } }
    return data.count + more.count + count + text.count + size.count
}

func quiet(_ client: Client) async {
    _ = try? await client.fetchAsync("a")
    _ = await client.loadAsync(path: "b")
}
