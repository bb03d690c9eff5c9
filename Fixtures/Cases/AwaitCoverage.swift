// `await` covers the whole expression to its right, sync calls in it included.
import Foundation

func upload(_ data: Data) async throws {}

func covers(_ url: URL) async throws {
    try await upload(Data(contentsOf: url))  // finding: blocking-file-io
    try await upload(Data())  // silent
    _ = try await (String(contentsOf: url, encoding: .utf8), fetch())  // finding: blocking-file-io
    await show(sleepFirst())  // finding: blocking-sleep
}

func fetch() async -> Int { 1 }

func sleepFirst() -> Int {
    sleep(1)  // silent
    return 1
}

func show(_ value: Int) async {}

struct Store {
    func load() -> Data {
        sleep(1)  // silent
        return Data()
    }

    func load() async -> Data {
        await Task.yield()
        return Data()
    }

    func save() {
        sleep(1)  // silent
    }
}

func overloads(_ store: Store, _ ids: [Int]) async {
    _ = await store.load()  // silent
    _ = ids.map { _ in store.load() }  // finding: blocking-sleep
    store.save()  // finding: blocking-sleep
}

func overloadInSync(_ store: Store) -> Data {
    store.load()  // silent
}

actor Vault {
    func open() {
        sleep(1)  // finding: blocking-sleep
    }

    func close() {}
}

func hops(_ vault: Vault, _ url: URL) async throws {
    await vault.open()  // silent
    await vault.close()  // silent
    async let data = upload(Data(contentsOf: url))  // finding: blocking-file-io
    try await data
}

func arguments(_ url: URL) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
        let data = try Data(contentsOf: url)  // finding: blocking-file-io
        group.addTask { try await upload(data) }  // silent
        try await group.waitForAll()  // silent
    }
}

struct Connection {
    func wait() async -> Int { 1 }
    func read(_ count: Int) async -> [UInt8] { [] }
    func connect(_ a: Int, _ b: Int, _ c: Int) async {}
}

func awaitedNamesakes(_ connection: Connection) async {
    _ = await connection.wait()  // silent
    _ = await connection.read(4)  // silent
    await connection.connect(1, 2, 3)  // silent
}
